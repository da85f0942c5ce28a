//! Programmes of themes such as "Chi bộ 35": a tag with its rule and who takes part.

use crate::record::{Guard, id, nothing_derived, record};
use chrono::NaiveDate;

id! {
    /// A programme's id.
    ProgrammeId
}

record! {
    /// A programme of themes (chương trình sinh hoạt chuyên đề). It says how many products a
    /// meeting brings and who takes part; what a product says is its authors' business.
    record Programme(ProgrammeId, ProgrammeField) = 48 in "programmes",
    guard Guard::Open, derived nothing_derived;
    /// Its tag: "Chi bộ 35".
    10 name: String, Visible, None "programmes";
    /// The guidance it follows: number, issuer, date.
    11 reference: String, Visible, None "programmes";
    /// Products of one meeting, at least.
    12 products_min: i64, Visible, None "programmes";
    /// Products of one meeting, at most.
    13 products_max: i64, Visible, None "programmes";
    /// It is a pilot.
    14 pilot: bool, Visible, None "programmes";
    /// From when.
    15 since: Option<NaiveDate>, Visible, None "programmes";
    /// Until when.
    16 until: Option<NaiveDate>, Visible, None "programmes";
    /// The cells that take part, one a line.
    17 cells: String, Visible, None "programmes";
    /// Its phases and milestones, one a line.
    18 phases: String, Visible, None "programmes";
}

impl Programme {
    /// Whether it runs on a day.
    #[must_use]
    pub fn runs_on(&self, day: NaiveDate) -> bool {
        self.since.is_none_or(|since| since <= day) && self.until.is_none_or(|until| day <= until)
    }
}
