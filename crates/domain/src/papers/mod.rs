//! Papers (văn bản, giấy tờ): a small model of what stands on a sheet, the dated layouts it follows,
//! and the functions that compose each paper from known facts.
//!
//! Nothing here writes a file: `documents` turns a [`Paper`] into DOCX and PDF. Nothing here writes
//! a sentence of its own either: fixed words come from the layout's data, all else from the facts.

mod agenda;
mod attendance;
mod draft_list;
mod draft_paper;
mod facts;
mod follow_up;
mod house_layout;
mod layout;
mod letterhead;
mod markdown;
mod meeting_paper;
mod member_list;
mod minutes;
mod notice;
mod paper;
mod plain;
mod recovery;
mod remark;
mod renewal;
mod resolution;
mod score;
mod sign_in;
mod text;
mod transfer;
mod words;
mod workbook;
mod year_papers;

#[cfg(test)]
mod tests;

pub use agenda::{AgendaFacts, AgendaItemFacts, Copy, agenda};
pub use attendance::{
    AttendanceFacts, AttendancePerson, LeftOut, MoveFacts, PresenceFacts, QuorumFacts,
    ThresholdFacts, attendance,
};
pub use draft_list::{DraftListFacts, ListedDraft, draft_list, draft_workbook};
pub use draft_paper::{DraftPaperFacts, draft_paper};
pub use facts::{
    Collective, LetterheadFacts, MeetingFacts, NumberFacts, PersonFacts, RollKind, SignerFacts,
};
pub use follow_up::{FollowUpFacts, FollowedTask, follow_up};
pub use house_layout::{
    HouseLayout, HouseLayoutField, HouseLayoutId, LayoutChanges, LayoutNumber, LayoutWord,
};
pub use layout::{Layout, LayoutProblem, LayoutReference};
pub use markdown::notes;
pub use meeting_paper::{
    MeetingPaper, MeetingPaperField, MeetingPaperId, MeetingPaperKind, MeetingPaperState,
    PaperVersion, PaperVersionField, PaperVersionId, SignedFor,
};
pub use member_list::{
    CountsOnDay, MemberColumn, MemberLine, MemberList, MemberListFacts, MemberListKind, MemberMove,
    member_list, member_list_paper,
};
pub use minutes::{
    MemberCounts, MinutesFacts, MinutesItem, RollOfMinutes, TaskFacts, ThemeFacts, VoteFacts,
    minutes,
};
pub use notice::{NoticeFacts, notice};
pub use paper::{
    Align, Block, Closing, ClosingLeft, Column, Header, ListItem, Margins, Page, PageEdge,
    PageNumbers, PageSize, Paper, PaperStyle, ParagraphShape, Picture, Row, Signature, Span, Table,
    Title,
};
pub use recovery::{RecoveryFacts, recovery_sheet};
pub use remark::{RemarkFacts, remark_sheet};
pub use renewal::{Fate, Part, Renewal, Side, Words as ComparedWords, word_differences};
pub use resolution::{ConcludedItem, NextTask, ResolutionFacts, conclusion, resolution};
pub use score::{ScoreFacts, ScoreGroupFacts};
pub use sign_in::{RollFacts, RollPerson, sign_in_sheet};
pub use text::{canonical, pieces, plain_text};
pub use transfer::{TransferFacts, transfer_sheet};
pub use words::Words;
pub use workbook::{WorkbookCell, WorkbookColumn, WorkbookTable};
pub use year_papers::{
    MonthlyReportFacts, PlannedTheme, ReportedMeeting, ThematicPlanFacts, ThemePaperFacts,
    monthly_report, product_list, thematic_plan, theme_cover,
};
