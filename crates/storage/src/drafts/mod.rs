//! Drafts as lists show them, and what hangs on each.

use crate::book::{Reading, field, id, optional_id};
use crate::{Error, Result};
use chrono::{NaiveDate, NaiveDateTime};
use domain::drafts::{
    DraftComment, DraftId, DraftKind, DraftReview, DraftStage, DraftState, DraftVersion, HandIn,
};
use domain::meetings::MeetingId;
use domain::members::{MemberId, MembershipId};
use domain::record::{Record, RecordId};
use domain::units::UnitId;
use rusqlite::named_params;

/// A draft as a list shows it: without its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftLine {
    /// The draft.
    pub id: DraftId,
    /// The unit it belongs to.
    pub owner: UnitId,
    /// That unit's name, as far as this book knows it.
    pub unit: String,
    /// To be sent back with a change.
    pub revision: i64,
    /// What it is called.
    pub title: String,
    /// What it is to become.
    pub kind: DraftKind,
    /// The theme it came from.
    pub theme: String,
    /// The programme it counts for.
    pub programme: String,
    /// How far it is.
    pub stage: DraftStage,
    /// The day it was approved.
    pub approved: Option<NaiveDate>,
    /// The meeting it came from.
    pub meeting: Option<MeetingId>,
    /// When that is planned for.
    pub planned: Option<NaiveDateTime>,
    /// Its authors' names.
    pub authors: String,
    /// The last day it was handed in.
    pub handed: Option<NaiveDate>,
    /// Comments that nobody has seen to.
    pub open_comments: u32,
}

/// An author of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuthorLine {
    /// The stay in the cell.
    pub membership: MembershipId,
    /// The person.
    pub member: MemberId,
    /// The name.
    pub name: String,
}

impl Reading<'_> {
    /// Drafts of a meeting, or all that this book reads: the own unit's first, the newest first.
    ///
    /// # Errors
    /// What the database says.
    pub fn drafts(&self, meeting: Option<MeetingId>) -> Result<Vec<DraftLine>> {
        self.draft_lines(meeting, None)
    }

    /// One draft as a list shows it.
    ///
    /// # Errors
    /// `NotFound` if there is none.
    pub fn draft_line(&self, draft: DraftId) -> Result<DraftLine> {
        let found = self.draft_lines(None, Some(draft))?.into_iter().next();
        found.ok_or(Error::NotFound)
    }

    fn draft_lines(
        &self,
        meeting: Option<MeetingId>,
        draft: Option<DraftId>,
    ) -> Result<Vec<DraftLine>> {
        self.rows(
            include_str!("drafts.sql"),
            named_params! {
                ":meeting": meeting.map(|meeting| *meeting.0.as_bytes()),
                ":draft": draft.map(|draft| *draft.0.as_bytes()),
                ":unit": self.unit()?.0.as_bytes(),
            },
            |row| {
                let state: DraftState = field(row, "state")?;
                Ok(DraftLine {
                    id: id(row, "id")?,
                    owner: id(row, "owner")?,
                    unit: row.get("unit")?,
                    revision: row.get("revision")?,
                    title: field(row, "title")?,
                    kind: field(row, "kind")?,
                    theme: field(row, "theme")?,
                    programme: field(row, "programme")?,
                    stage: DraftStage::of(state, row.get("handed_in")?),
                    approved: field(row, "approved")?,
                    meeting: optional_id(row, "meeting")?,
                    planned: field(row, "planned")?,
                    authors: field(row, "authors")?,
                    handed: field(row, "handed")?,
                    open_comments: row.get("open_comments")?,
                })
            },
        )
    }

    /// Who writes a draft, by name.
    ///
    /// # Errors
    /// What the database says.
    pub fn draft_authors(&self, draft: DraftId) -> Result<Vec<AuthorLine>> {
        self.rows(include_str!("authors.sql"), [draft.0.as_bytes()], |row| {
            Ok(AuthorLine {
                membership: id(row, "id")?,
                member: id(row, "member")?,
                name: field(row, "name")?,
            })
        })
    }

    /// What was said of a draft in reviews, the earliest first.
    ///
    /// # Errors
    /// What the database says.
    pub fn draft_reviews(&self, draft: DraftId) -> Result<Vec<DraftReview>> {
        self.of_draft(
            draft,
            "SELECT id FROM draft_reviews WHERE draft = ?1 ORDER BY id",
        )
    }

    /// Where a draft was handed in, the earliest first.
    ///
    /// # Errors
    /// What the database says.
    pub fn hand_ins(&self, draft: DraftId) -> Result<Vec<HandIn>> {
        self.of_draft(
            draft,
            "SELECT id FROM hand_ins WHERE draft = ?1 ORDER BY handed, id",
        )
    }

    /// What a draft said before, the earliest first.
    ///
    /// # Errors
    /// What the database says.
    pub fn draft_versions(&self, draft: DraftId) -> Result<Vec<DraftVersion>> {
        self.of_draft(
            draft,
            "SELECT id FROM draft_versions WHERE draft = ?1 ORDER BY number, id",
        )
    }

    /// Comments on a draft, the earliest first.
    ///
    /// # Errors
    /// What the database says.
    pub fn draft_comments(&self, draft: DraftId) -> Result<Vec<DraftComment>> {
        self.of_draft(
            draft,
            "SELECT id FROM draft_comments WHERE draft = ?1 ORDER BY id",
        )
    }

    fn of_draft<R: Record>(&self, draft: DraftId, sql: &str) -> Result<Vec<R>> {
        let ids: Vec<RecordId> = self.rows(sql, [draft.0.as_bytes()], |row| id(row, "id"))?;
        ids.into_iter().map(|one| self.require(one)).collect()
    }
}
