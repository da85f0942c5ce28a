//! Drafts and products: written, looked at, approved, registered where they were handed in. Nothing
//! here writes a word by itself or sends anything anywhere.

mod choices;
mod comment;
mod compare;
mod edit;
mod export;
mod hand_in;
mod list;
mod print;
mod products;
mod review;
mod settle;
mod show;
mod text;
mod version;
mod view;

pub use choices::{DraftChoices, DraftMeetingChoice, show_draft_choices};
pub use comment::{
    NewDraftComment, RemoveDraftComment, SettleDraftComment, add_draft_comment,
    remove_draft_comment, settle_draft_comment,
};
pub use compare::{CompareDraft, DraftDifferenceView, PieceView, compare_draft};
pub use edit::{DraftEdit, DraftForm, NewDraft, add_draft, edit_draft, remove_draft};
pub use export::{ExportDraft, export_draft};
pub use hand_in::{
    HandInEdit, HandInForm, NewHandIn, RemoveHandIn, add_hand_in, edit_hand_in, remove_hand_in,
};
pub(crate) use list::of_meeting;
pub use list::{DraftList, DraftRow, list_drafts};
pub(crate) use print::listed;
pub use print::{DraftsShown, export_draft_list, print_draft_list};
pub use products::ProductsView;
pub(crate) use products::of as products_of;
pub use review::{
    ApproveDraft, DraftRemark, approve_draft, remark_draft, reopen_draft, return_draft, send_draft,
    take_back_draft,
};
pub use settle::{OtherTextView, SettleDraftText, settle_draft_text};
pub use show::show_draft;
pub use text::{DraftTextEdit, save_draft_text};
pub use version::{
    KeepDraftVersion, RestoreDraftVersion, keep_draft_version, restore_draft_version,
};
pub use view::{
    DraftAuthorView, DraftCommentView, DraftDoorsView, DraftReviewView, DraftVersionView,
    DraftView, HandInView, ShowDraft,
};

use crate::Failure;
use crate::failure::NotNow;
use domain::attachments::ParentId;
use domain::drafts::{Draft, DraftId};
use storage::{Reading, Writing};

/// The draft, if it is this book's to change.
fn own(writing: &Writing<'_>, id: DraftId) -> Result<Draft, Failure> {
    let draft: Draft = writing.reading().require(id.record())?;
    if draft.owner == writing.unit() {
        Ok(draft)
    } else {
        Err(not_now(NotNow::OtherUnit))
    }
}

/// The same, while its authors may change it.
pub(crate) fn open(writing: &Writing<'_>, id: DraftId) -> Result<Draft, Failure> {
    let draft = own(writing, id)?;
    if draft.state.is_open() {
        Ok(draft)
    } else {
        Err(not_now(NotNow::DraftElsewhere))
    }
}

/// Refuses where a file hangs on a draft whose authors may not change it now.
pub(crate) fn refuse_closed(writing: &Writing<'_>, parent: ParentId) -> Result<(), Failure> {
    if writing.reading().get::<Draft>(parent.0)?.is_some() {
        open(writing, parent.0.into())?;
    }
    Ok(())
}

const fn not_now(reason: NotNow) -> Failure {
    Failure::NotNow { reason }
}

/// Whether anything can be read, seen or heard of a draft yet.
fn is_empty(reading: &Reading<'_>, draft: &Draft) -> Result<bool, Failure> {
    let parent = ParentId(draft.id.record());
    Ok(draft.text.trim().is_empty() && reading.attachments_of(parent)?.is_empty())
}
