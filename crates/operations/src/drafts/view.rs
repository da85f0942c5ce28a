//! One draft as its page shows it.

use super::{DraftForm, DraftRow, HandInForm, OtherTextView};
use crate::history::DeliveryView;
use domain::drafts::{KeptBecause, Verdict};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// Which draft.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ShowDraft {
    /// The draft.
    pub id: Uuid,
}

/// One draft, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DraftView {
    /// As lists show it.
    pub row: DraftRow,
    /// What its form holds.
    pub form: DraftForm,
    /// Who writes it.
    pub authors: Vec<DraftAuthorView>,
    /// Its words, Markdown.
    pub text: String,
    /// Texts that others wrote meanwhile, without a line: somebody must choose or join.
    pub others: Vec<OtherTextView>,
    /// Words typed but not saved when the program stopped.
    pub unsaved_text: Option<String>,
    /// What may be done now, and by whom.
    pub doors: DraftDoorsView,
    /// What was said of it in reviews, the newest first.
    pub reviews: Vec<DraftReviewView>,
    /// Where it was handed in.
    pub hand_ins: Vec<HandInView>,
    /// What it said before, the newest first.
    pub versions: Vec<DraftVersionView>,
    /// Comments, the open ones first.
    pub comments: Vec<DraftCommentView>,
    /// Its words are others than those that were approved: two laptops worked without a line.
    pub differs_from_approved: bool,
    /// How far it has travelled.
    pub delivery: DeliveryView,
}

/// An author.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DraftAuthorView {
    /// The stay in the cell.
    pub membership: Uuid,
    /// The name.
    pub name: String,
}

/// What may be done with a draft now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct DraftDoorsView {
    /// Its words and its form.
    pub edit: bool,
    /// Sending it for review.
    pub send: bool,
    /// There is nothing to review yet.
    pub empty: bool,
    /// Taking it back from review.
    pub take_back: bool,
    /// Sending it back with a remark.
    pub give_back: bool,
    /// Approving it.
    pub approve: bool,
    /// Whoever sits here is one of its authors: others approve it.
    pub own_draft: bool,
    /// Nobody has said yet which member sits here: approving asks.
    pub ask_who: bool,
    /// Opening it again after it was approved.
    pub reopen: bool,
    /// Registering where it was handed in.
    pub hand_in: bool,
    /// Leaving a remark.
    pub remark: bool,
}

/// A review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DraftReviewView {
    /// The review.
    pub id: Uuid,
    /// What it comes to.
    pub verdict: Verdict,
    /// Who.
    pub name: String,
    /// The unit above it came from; empty for the own.
    pub from: String,
    /// When: "22/11/2026 19:05".
    pub at: String,
    /// What was said.
    pub remark: String,
    /// The version that was read; 0 for none.
    pub version: i64,
}

/// Where a draft was handed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct HandInView {
    /// The handing in.
    pub id: Uuid,
    /// To be sent back with a change.
    pub revision: i64,
    /// Where, when, and what came of it.
    pub form: HandInForm,
}

/// A version, and what its words would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DraftVersionView {
    /// The version.
    pub id: Uuid,
    /// Its number.
    pub number: i64,
    /// What it was kept for.
    pub because: KeptBecause,
    /// When.
    pub at: String,
    /// By whom.
    pub name: String,
    /// Its title then.
    pub title: String,
    /// Its words, Markdown.
    pub text: String,
    /// It says what the draft says now.
    pub current: bool,
}

/// A comment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DraftCommentView {
    /// The comment.
    pub id: Uuid,
    /// Who.
    pub name: String,
    /// When.
    pub at: String,
    /// The words it is about.
    pub passage: String,
    /// What is said.
    pub words: String,
    /// It was seen to.
    pub settled: bool,
}
