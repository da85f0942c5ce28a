//! The incoming register.

use crate::Result;
use crate::book::{Reading, field, id, optional_id};
use chrono::{NaiveDate, NaiveDateTime};
use domain::incoming::{IncomingDocument, IncomingDocumentId};
use domain::meetings::{Meeting, MeetingId};
use domain::record::RecordId;
use rusqlite::named_params;

/// A document with the first meeting whose agenda has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IncomingLine {
    /// The document.
    pub id: IncomingDocumentId,
    /// The meeting.
    pub meeting: Option<MeetingId>,
    /// When that is planned for.
    pub planned: NaiveDateTime,
    /// It has been held.
    pub held: bool,
}

impl Reading<'_> {
    /// The documents received from one day to another, the latest first, each with the meeting it
    /// was or will be brought to.
    ///
    /// # Errors
    /// What the database says.
    pub fn incoming_documents(&self, from: NaiveDate, to: NaiveDate) -> Result<Vec<IncomingLine>> {
        self.rows(
            include_str!("incoming.sql"),
            named_params! {
                ":unit": self.unit()?.0.as_bytes(),
                ":from": from.format("%Y-%m-%d").to_string(),
                ":to": to.format("%Y-%m-%d").to_string(),
            },
            |row| {
                Ok(IncomingLine {
                    id: id(row, "id")?,
                    meeting: optional_id(row, "meeting")?,
                    planned: field(row, "planned")?,
                    held: row.get::<_, Option<bool>>("held")?.unwrap_or(false),
                })
            },
        )
    }

    /// Documents that were received by the day of a meeting and stand on no agenda, the earliest
    /// first.
    ///
    /// # Errors
    /// What the database says.
    pub fn documents_to_deploy(&self, meeting: &Meeting) -> Result<Vec<IncomingDocument>> {
        let ids: Vec<RecordId> = self.rows(
            include_str!("to_deploy.sql"),
            named_params! {
                ":unit": self.unit()?.0.as_bytes(),
                ":day": meeting.planned.format("%Y-%m-%d").to_string(),
            },
            |row| id(row, "id"),
        )?;
        ids.into_iter().map(|one| self.require(one)).collect()
    }

    /// Another document with the same number, issuer and date.
    ///
    /// # Errors
    /// What the database says.
    pub fn same_document(&self, document: &IncomingDocument) -> Result<Option<IncomingDocumentId>> {
        self.row(
            "SELECT id FROM incoming_documents
             WHERE owner = :unit AND number = :number AND issuer = :issuer AND dated = :dated
               AND id <> :id
             ORDER BY id LIMIT 1",
            named_params! {
                ":unit": self.unit()?.0.as_bytes(),
                ":number": document.number,
                ":issuer": document.issuer,
                ":dated": document.dated.map(|day| day.format("%Y-%m-%d").to_string()),
                ":id": document.id.0.as_bytes(),
            },
            |row| id(row, "id"),
        )
    }
}
