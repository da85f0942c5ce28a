//! Review: sent, taken back, sent back with a remark, approved by somebody who did not write it.

use super::version::keep;
use super::{ShowDraft, is_empty, not_now, own};
use crate::failure::NotNow;
use crate::form::Form;
use crate::{Desk, Failure, Problem, Saved};
use domain::drafts::{Draft, DraftId, DraftReview, DraftState, KeptBecause, Verdict};
use domain::members::{Member, MemberId};
use domain::people::Person;
use domain::record::RecordId;
use serde::Deserialize;
use storage::{Reading, Writing};
use ts_rs::TS;
use uuid::Uuid;

/// A draft with what is said of it.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DraftRemark {
    /// The draft.
    pub id: Uuid,
    /// What is to be mended, or what is said of it.
    pub remark: String,
}

/// A draft to approve.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ApproveDraft {
    /// The draft.
    pub id: Uuid,
    /// The revision that was read: nobody approves words they have not seen.
    pub revision: i64,
    /// A word on it; may be empty.
    pub remark: String,
    /// Which member sits here, where nobody has said so yet. It is remembered.
    pub me: Option<Uuid>,
    /// Whoever sits here stands on no roster, and so wrote none of the cell's drafts.
    pub no_member: bool,
}

/// Sends a draft for review; what it says now is kept as a version.
pub fn send_draft(desk: &Desk, request: ShowDraft) -> Result<Saved, Failure> {
    desk.save("send_draft", "", |writing| {
        let draft = to(writing, request.id, DraftState::ForReview)?;
        if is_empty(&writing.reading(), &draft)? {
            return Err(not_now(NotNow::DraftEmpty));
        }
        keep(desk, writing, &draft, KeptBecause::Sent)?;
        put(writing, draft, DraftState::ForReview)
    })
}

/// Takes a draft back before anybody decided.
pub fn take_back_draft(desk: &Desk, request: ShowDraft) -> Result<Saved, Failure> {
    desk.save("take_back_draft", "", |writing| {
        let draft = to(writing, request.id, DraftState::Writing)?;
        put(writing, draft, DraftState::Writing)
    })
}

/// Sends a draft back to be mended.
pub fn return_draft(desk: &Desk, request: DraftRemark) -> Result<Saved, Failure> {
    let remark = said(&request)?;
    desk.save("return_draft", "", |writing| {
        let draft = to(writing, request.id, DraftState::Returned)?;
        if draft.state != DraftState::ForReview {
            return Err(not_now(NotNow::DraftElsewhere));
        }
        review(desk, writing, &draft, Verdict::Returned, remark)?;
        put(writing, draft, DraftState::Returned)
    })
}

/// Opens an approved draft again.
pub fn reopen_draft(desk: &Desk, request: DraftRemark) -> Result<Saved, Failure> {
    let remark = said(&request)?;
    desk.save("reopen_draft", "", |writing| {
        let draft = to(writing, request.id, DraftState::Returned)?;
        if draft.state != DraftState::Approved {
            return Err(not_now(NotNow::DraftElsewhere));
        }
        review(desk, writing, &draft, Verdict::Reopened, remark)?;
        let draft = Draft {
            approved: None,
            ..draft
        };
        put(writing, draft, DraftState::Returned)
    })
}

/// Leaves a remark without deciding: a level above may, on the drafts of its cells.
pub fn remark_draft(desk: &Desk, request: DraftRemark) -> Result<Saved, Failure> {
    let remark = said(&request)?;
    desk.save("remark_draft", "", |writing| {
        let draft: Draft = writing.reading().require(RecordId(request.id))?;
        writing.about(&draft.title)?;
        review(desk, writing, &draft, Verdict::Remark, remark)?;
        Ok(draft.id.record())
    })
}

/// Approves a draft. Nobody approves their own: the member who sits here is compared with its
/// authors, and asked for where nobody has said so yet.
pub fn approve_draft(desk: &Desk, request: ApproveDraft) -> Result<Saved, Failure> {
    let mut form = Form::default();
    let remark = form.remark("remark", &request.remark);
    form.finish()?;
    desk.save("approve_draft", "", |writing| {
        writing.at_revision::<Draft>(RecordId(request.id), request.revision)?;
        let draft = to(writing, request.id, DraftState::Approved)?;
        let person = here(desk, &writing.reading())?;
        let me = who(writing, &person, &request)?;
        if let Some(me) = me
            && is_author(&writing.reading(), draft.id, me)?
        {
            return Err(not_now(NotNow::OwnDraft));
        }
        if me != person.member {
            writing.put(&Person {
                member: me,
                ..person
            })?;
        }
        keep(desk, writing, &draft, KeptBecause::Approved)?;
        review(desk, writing, &draft, Verdict::Approved, remark)?;
        let draft = Draft {
            approved: Some(desk.today()),
            ..draft
        };
        put(writing, draft, DraftState::Approved)
    })
}

/// The member who sits at the desk: as was said before, or as is said now.
fn who(
    writing: &Writing<'_>,
    person: &Person,
    request: &ApproveDraft,
) -> Result<Option<MemberId>, Failure> {
    match (person.member, request.me, request.no_member) {
        (Some(known), ..) => Ok(Some(known)),
        (None, Some(me), _) => {
            let member: Member = writing.reading().require(RecordId(me))?;
            Ok(Some(member.id))
        }
        (None, None, true) => Ok(None),
        (None, None, false) => Err(not_now(NotNow::WhoAreYou)),
    }
}

/// The person at the desk, as the book knows them now.
pub(super) fn here(desk: &Desk, reading: &Reading<'_>) -> Result<Person, Failure> {
    Ok(reading.require(RecordId(desk.slot))?)
}

/// Whether a member is one of a draft's authors.
pub(super) fn is_author(
    reading: &Reading<'_>,
    id: DraftId,
    member: MemberId,
) -> Result<bool, Failure> {
    let authors = reading.draft_authors(id)?;
    Ok(authors.iter().any(|author| author.member == member))
}

fn said(request: &DraftRemark) -> Result<String, Failure> {
    let mut form = Form::default();
    let remark = form.remark("remark", &request.remark);
    if remark.is_empty() && form.is_sound("remark") {
        form.problem("remark", Problem::Required);
    }
    form.finish()?;
    Ok(remark)
}

/// The own draft, if its next step may lead there.
fn to(writing: &mut Writing<'_>, id: Uuid, next: DraftState) -> Result<Draft, Failure> {
    let draft = own(writing, DraftId(id))?;
    writing.about(&draft.title)?;
    if draft.state.may_become(next) {
        Ok(draft)
    } else {
        Err(not_now(NotNow::DraftElsewhere))
    }
}

fn put(writing: &mut Writing<'_>, draft: Draft, state: DraftState) -> Result<RecordId, Failure> {
    let id = draft.id.record();
    writing.put(&Draft { state, ..draft })?;
    Ok(id)
}

/// Writes down what was said. It belongs to the draft's unit, whoever says it.
fn review(
    desk: &Desk,
    writing: &mut Writing<'_>,
    draft: &Draft,
    verdict: Verdict,
    remark: String,
) -> Result<(), Failure> {
    let read = writing.reading().draft_versions(draft.id)?;
    let person = here(desk, &writing.reading())?;
    let review = DraftReview {
        id: writing.new_id()?,
        owner: draft.owner,
        draft: draft.id,
        by_unit: writing.unit(),
        name: person.name,
        at: Some(desk.now()),
        verdict,
        remark,
        version: read.last().map_or(0, |version| version.number),
    };
    Ok(writing.put(&review)?)
}
