//! Showing one draft.

use super::review::{here, is_author};
use super::settle::others;
use super::view::{
    DraftAuthorView, DraftCommentView, DraftDoorsView, DraftReviewView, DraftVersionView,
    DraftView, HandInView, ShowDraft,
};
use super::{DraftForm, HandInForm, is_empty, list};
use crate::{Desk, Failure};
use chrono::NaiveDateTime;
use domain::drafts::{
    Draft, DraftComment, DraftField, DraftId, DraftReview, DraftState, DraftVersion, HandIn,
    KeptBecause,
};
use domain::units::{Unit, UnitId};
use storage::Reading;

/// Shows one draft.
pub fn show_draft(desk: &Desk, request: ShowDraft) -> Result<DraftView, Failure> {
    desk.book.read(|reading| {
        let id = DraftId(request.id);
        let draft: Draft = reading.require(id.record())?;
        let authors = reading.draft_authors(id)?;
        let versions = reading.draft_versions(id)?;
        let approved = versions
            .iter()
            .rfind(|version| matches!(version.because, KeptBecause::Sent | KeptBecause::Approved));
        let differs = draft.state == DraftState::Approved
            && approved.is_some_and(|version| version.text != draft.text);
        Ok(DraftView {
            row: list::one(reading, id)?,
            form: DraftForm {
                title: draft.title.clone(),
                kind: draft.kind,
                authors: authors.iter().map(|line| line.membership.0).collect(),
                meeting: draft.meeting.map(|meeting| meeting.0),
                theme: draft.theme.clone(),
                programme: draft.programme.clone(),
            },
            authors: authors
                .into_iter()
                .map(|line| DraftAuthorView {
                    membership: line.membership.0,
                    name: line.name,
                })
                .collect(),
            others: others(reading, &draft)?,
            unsaved_text: reading.unsaved(id.record(), DraftField::text.number())?,
            doors: doors(desk, reading, &draft)?,
            reviews: reviews(reading, &draft)?,
            hand_ins: hand_ins(reading, id)?,
            versions: versions
                .into_iter()
                .rev()
                .map(|it| version(it, &draft))
                .collect(),
            comments: comments(reading, id)?,
            differs_from_approved: differs,
            text: draft.text,
            delivery: reading.delivery(id.record())?.into(),
        })
    })
}

/// What may be done now. The window asks nothing of its own.
fn doors(desk: &Desk, reading: &Reading<'_>, draft: &Draft) -> Result<DraftDoorsView, Failure> {
    let own = draft.owner == reading.unit()?;
    let member = here(desk, reading)?.member;
    let own_draft = match member {
        Some(member) => is_author(reading, draft.id, member)?,
        None => false,
    };
    let to = |state| own && draft.state.may_become(state);
    let out = draft.state == DraftState::ForReview;
    Ok(DraftDoorsView {
        edit: own && draft.state.is_open(),
        send: to(DraftState::ForReview),
        empty: is_empty(reading, draft)?,
        take_back: to(DraftState::Writing),
        give_back: own && out,
        approve: to(DraftState::Approved) && !own_draft,
        own_draft,
        ask_who: member.is_none(),
        reopen: own && draft.state == DraftState::Approved,
        hand_in: own && draft.state == DraftState::Approved,
        remark: !own || draft.state != DraftState::ForReview,
    })
}

fn reviews(reading: &Reading<'_>, draft: &Draft) -> Result<Vec<DraftReviewView>, Failure> {
    let found = reading.draft_reviews(draft.id)?.into_iter().rev();
    found.map(|it| review(reading, it, draft.owner)).collect()
}

fn review(
    reading: &Reading<'_>,
    review: DraftReview,
    owner: UnitId,
) -> Result<DraftReviewView, Failure> {
    let above = review.by_unit != owner && review.by_unit != UnitId::SELF;
    let from = if above {
        let unit: Option<Unit> = reading.get(review.by_unit.record())?;
        unit.map(|unit| unit.name).unwrap_or_default()
    } else {
        String::new()
    };
    Ok(DraftReviewView {
        id: review.id.0,
        verdict: review.verdict,
        name: review.name,
        from,
        at: moment(review.at),
        remark: review.remark,
        version: review.version,
    })
}

fn hand_ins(reading: &Reading<'_>, id: DraftId) -> Result<Vec<HandInView>, Failure> {
    reading
        .hand_ins(id)?
        .into_iter()
        .map(|it| {
            Ok(HandInView {
                id: it.id.0,
                revision: reading.revision::<HandIn>(it.id.record())?,
                form: HandInForm {
                    place: it.place,
                    handed: it
                        .handed
                        .map(|day| day.format("%d/%m/%Y").to_string())
                        .unwrap_or_default(),
                    result: it.result,
                },
            })
        })
        .collect()
}

fn version(version: DraftVersion, draft: &Draft) -> DraftVersionView {
    DraftVersionView {
        id: version.id.0,
        number: version.number,
        because: version.because,
        at: moment(version.at),
        name: version.name,
        title: version.title,
        current: version.text == draft.text,
        text: version.text,
    }
}

fn comments(reading: &Reading<'_>, id: DraftId) -> Result<Vec<DraftCommentView>, Failure> {
    let mut found: Vec<DraftComment> = reading.draft_comments(id)?;
    found.sort_by_key(|comment| comment.settled);
    Ok(found
        .into_iter()
        .map(|it| DraftCommentView {
            id: it.id.0,
            name: it.name,
            at: moment(it.at),
            passage: it.passage,
            words: it.words,
            settled: it.settled,
        })
        .collect())
}

fn moment(at: Option<NaiveDateTime>) -> String {
    at.map(|at| at.format("%d/%m/%Y %H:%M").to_string())
        .unwrap_or_default()
}
