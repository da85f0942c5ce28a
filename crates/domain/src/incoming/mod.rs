//! Documents that came from elsewhere: the incoming register.

use crate::record::{Guard, id, nothing_derived, record};
use chrono::NaiveDate;

id! {
    /// An incoming document's id.
    IncomingDocumentId
}

record! {
    /// A document received (văn bản đến). Number, issuer and date together say which one it is:
    /// numbers repeat. At which meeting it was brought to the members follows from the agendas.
    record IncomingDocument(IncomingDocumentId, IncomingDocumentField) = 46 in "incoming_documents",
    guard Guard::Open, derived nothing_derived;
    /// Number and sign: "42-HD/BTCTW".
    10 number: String, Visible, None "documents";
    /// Who issued it.
    11 issuer: String, Visible, None "documents";
    /// The date it bears.
    12 dated: Option<NaiveDate>, Visible, None "documents";
    /// What it is about.
    13 title: String, Visible, None "documents";
    /// The day it was received.
    14 received: Option<NaiveDate>, Visible, None "documents";
    /// It need not be brought to a meeting.
    15 for_file: bool, Visible, None "documents";
    /// A remark.
    16 note: String, Visible, Basic "documents";
}

impl IncomingDocument {
    /// What tells it from every other document, on one line.
    #[must_use]
    pub fn identity(&self) -> String {
        let dated = self
            .dated
            .map(|day| format!(", {}", day.format("%d/%m/%Y")))
            .unwrap_or_default();
        format!("{}, {}{dated}", self.number, self.issuer)
    }
}
