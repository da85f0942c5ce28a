//! Meetings: one path from planning to closed minutes.

mod agenda;
mod attendance;
mod beside;
mod close;
mod evidence;
mod file;
mod hand_out;
mod list;
mod observe;
mod plan;
mod presence;
mod propose;
mod record;
pub(crate) mod roll;
mod run;
mod score;
mod show;
mod speak;
mod template;
mod times;
mod view;
mod vote;
mod year;

pub use agenda::{
    ItemEdit, ItemForm, MoveItem, NewItem, RemoveItem, add_item, edit_item, move_item, remove_item,
};
pub use attendance::{
    AttendanceView, MarkView, MeetingShare, MemberShare, ShareView, ShowAttendance, UnitShare,
    show_attendance,
};
pub use close::{ReopenMeeting, close_meeting, reopen_meeting};
pub use file::{FilingForm, NewFiling, RemoveFiling, add_filing, remove_filing};
pub use hand_out::{HandoutForm, NewHandout, RemoveHandout, add_handout, remove_handout};
pub use list::{
    ListAhead, ListMeetings, MeetingList, MeetingRow, MeetingsAhead, list_ahead, list_meetings,
};
pub use observe::{
    NewObservation, ObservationEdit, ObservationForm, RemoveObservation, add_observation,
    edit_observation, remove_observation,
};
pub use plan::{MeetingEdit, MeetingForm, NewMeeting, delete_meeting, edit_meeting, plan_meeting};
pub use presence::{AwayForm, MarkPresence, PresenceChoice, mark_presence, mark_rest_present};
pub use propose::{
    ProposalRow, ProposalSource, ProposalsView, ProposeItems, propose_items, show_proposals,
};
pub use record::{
    ItemRecord, KeepTyping, MinutesEdit, TypingField, conclude_item, keep_typing, record_item,
    save_minutes,
};
pub use run::{announce_meeting, begin_meeting, end_meeting};
pub use score::{
    CriterionView, EvidenceView, GroupSumView, MarkScore, ScoreGroupView, ScoreSumView, ScoreView,
    mark_score, show_score,
};
pub use show::show_meeting;
pub(crate) use show::view;
pub use speak::{
    ContributionEdit, ContributionForm, NewContribution, RemoveContribution, add_contribution,
    edit_contribution, remove_contribution,
};
pub(crate) use template::usual_items;
pub use template::{
    MoveRecurring, NewRecurring, RecurringEdit, RecurringForm, RecurringRow, RemoveRecurring,
    TemplateView, add_recurring, edit_recurring, keep_template, move_recurring, remove_recurring,
    show_template,
};
pub use times::{CorrectTimes, correct_times};
pub use view::{
    AgendaItemView, ContributionView, FilingView, HandoutView, LackView, MeetingLink, MeetingView,
    ObservationView, PathStep, QuorumView, ReschedulingView, RollCountView, RollKindView,
    RollLineView, RuledDay, ShowMeeting, VersionView, VoteView, VoteWorkingView,
};
pub use vote::{
    NewVote, RemoveVote, ShowVoters, VoteEdit, VoteForm, VoterForm, VoterRow, VotersView,
    correct_vote, remove_vote, show_voters, take_vote,
};
pub use year::{
    DayPattern, PlanYear, PreviewYear, YearMeeting, YearPreview, YearRow, plan_year, preview_year,
};
