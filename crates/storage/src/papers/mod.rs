//! Papers of meetings: their texts, their versions, their numbers.

use crate::Result;
use crate::book::{Reading, id};
use chrono::NaiveDate;
use domain::meetings::MeetingId;
use domain::papers::{HouseLayout, MeetingPaper, MeetingPaperId, MeetingPaperKind, PaperVersion};
use domain::record::{FieldValue, Record, RecordId, Value};
use domain::units::{Term, Unit};
use rusqlite::named_params;

impl Reading<'_> {
    /// The papers of a meeting, in the order they were begun.
    ///
    /// # Errors
    /// What the database says.
    pub fn meeting_papers(&self, meeting: MeetingId) -> Result<Vec<MeetingPaper>> {
        let ids: Vec<RecordId> = self.rows(
            "SELECT id FROM meeting_papers WHERE meeting = ?1 ORDER BY id",
            [meeting.0.as_bytes()],
            |row| id(row, "id"),
        )?;
        ids.into_iter().map(|paper| self.require(paper)).collect()
    }

    /// The paper of that kind; two laptops may each have begun one: the first counts.
    ///
    /// # Errors
    /// What the database says.
    pub fn meeting_paper(
        &self,
        meeting: MeetingId,
        kind: MeetingPaperKind,
    ) -> Result<Option<MeetingPaper>> {
        let papers = self.meeting_papers(meeting)?.into_iter();
        Ok(papers
            .filter(|paper| paper.kind == kind)
            .min_by_key(|paper| {
                // What was adopted stands before what is only a draft.
                (paper.number.is_none(), paper.id)
            }))
    }

    /// What a paper said each time it was adopted, the first version first.
    ///
    /// # Errors
    /// What the database says.
    pub fn paper_versions(&self, paper: MeetingPaperId) -> Result<Vec<PaperVersion>> {
        let ids: Vec<RecordId> = self.rows(
            "SELECT id FROM paper_versions WHERE paper = ?1 ORDER BY version, id",
            [paper.0.as_bytes()],
            |row| id(row, "id"),
        )?;
        ids.into_iter()
            .map(|version| self.require(version))
            .collect()
    }

    /// The terms of the book's unit, the earliest first.
    ///
    /// # Errors
    /// What the database says.
    pub fn terms(&self) -> Result<Vec<Term>> {
        let ids: Vec<RecordId> = self.rows(
            "SELECT id FROM terms WHERE owner = ?1 ORDER BY since, id",
            [self.unit()?.0.as_bytes()],
            |row| id(row, "id"),
        )?;
        ids.into_iter().map(|term| self.require(term)).collect()
    }

    /// The layouts the office of this book made its own, the earliest first.
    ///
    /// # Errors
    /// What the database says.
    pub fn house_layouts(&self) -> Result<Vec<HouseLayout>> {
        let ids: Vec<RecordId> = self.rows(
            "SELECT id FROM house_layouts WHERE owner = ?1 ORDER BY since, id",
            [self.unit()?.0.as_bytes()],
            |row| id(row, "id"),
        )?;
        ids.into_iter().map(|layout| self.require(layout)).collect()
    }

    /// The numbers that a kind of paper has in a stretch of days, with the meetings they belong to.
    ///
    /// # Errors
    /// What the database says.
    pub fn numbers(
        &self,
        kind: MeetingPaperKind,
        (from, to): (NaiveDate, NaiveDate),
    ) -> Result<Vec<(i64, MeetingId)>> {
        let Value::Text(kind) = kind.to_value() else {
            return Ok(Vec::new());
        };
        // Days outside the calendar's four digits would not sort as text.
        let day = |day: NaiveDate, open: &str| {
            let written = day.format("%Y-%m-%d").to_string();
            if written.len() == 10 {
                written
            } else {
                open.to_owned()
            }
        };
        self.rows(
            include_str!("numbers.sql"),
            named_params! {
                ":unit": self.unit()?.0.as_bytes(),
                ":kind": kind,
                ":from": day(from, "0000-00-00"),
                ":to": day(to, "9999-99-99"),
            },
            |row| Ok((row.get("number")?, id(row, "meeting")?)),
        )
    }

    /// Whether another laptop writes for this unit, as far as has been heard.
    ///
    /// # Errors
    /// What the database says.
    pub fn has_second_laptop(&self) -> Result<bool> {
        let heard = self.row(
            include_str!("second_laptop.sql"),
            named_params! {
                ":unit": self.unit()?.0.as_bytes(),
                ":province_writes": Unit::SPEC.kind,
            },
            |row| row.get::<_, bool>(0),
        )?;
        Ok(heard.unwrap_or(false))
    }
}
