//! The list of drafts on paper and as a workbook, as the page shows it.

use super::{DraftRow, list};
use crate::papers::{Printed, layout, print, print_workbook, secretary};
use crate::{Desk, Failure, Problem};
use chrono::NaiveDate;
use domain::papers::{
    DraftListFacts, LetterheadFacts, ListedDraft, NumberFacts, draft_list, draft_workbook,
};
use serde::Deserialize;
use ts_rs::TS;
use uuid::Uuid;

/// Drafts that the page shows, in its order.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DraftsShown {
    /// The drafts.
    pub ids: Vec<Uuid>,
}

/// Drafts that one list can hold.
const MOST: usize = 5_000;

/// Prints the list of drafts.
pub fn print_draft_list(desk: &Desk, request: DraftsShown) -> Result<Printed, Failure> {
    let paper = draft_list(&facts(desk, &request)?, &layout(desk)?);
    print(desk, &paper)
}

/// Writes the list of drafts as a workbook.
pub fn export_draft_list(desk: &Desk, request: DraftsShown) -> Result<Printed, Failure> {
    let table = draft_workbook(&facts(desk, &request)?, &layout(desk)?);
    let stem = table.sheet.clone();
    print_workbook(desk, &table, &stem)
}

fn facts(desk: &Desk, request: &DraftsShown) -> Result<DraftListFacts, Failure> {
    if request.ids.len() > MOST {
        let limit = u32::try_from(MOST).unwrap_or(u32::MAX);
        return Err(Failure::invalid("ids", Problem::TooLong { limit }));
    }
    desk.book.read(|reading| {
        let rows = list::rows(reading, None)?;
        let known: std::collections::HashMap<Uuid, DraftRow> =
            rows.into_iter().map(|row| (row.id, row)).collect();
        let shown: Vec<DraftRow> = request
            .ids
            .iter()
            .filter_map(|id| known.get(id).cloned())
            .collect();
        let profile = reading.profile_on(desk.today())?.unwrap_or_default();
        Ok(DraftListFacts {
            letterhead: LetterheadFacts {
                higher_body: profile.higher_body,
                body: profile.name,
                number: NumberFacts::None,
                place: profile.place,
                date: desk.today(),
            },
            drafts: listed(&shown),
            signer: secretary(desk, reading)?,
        })
    })
}

/// Drafts as papers list them.
pub(crate) fn listed(rows: &[DraftRow]) -> Vec<ListedDraft> {
    let day = |shown: &str| NaiveDate::parse_from_str(shown, "%d/%m/%Y").ok();
    rows.iter()
        .map(|row| ListedDraft {
            title: row.title.clone(),
            kind: row.kind,
            stage: row.stage,
            authors: row.authors.clone(),
            theme: row.theme.clone(),
            programme: row.programme.clone(),
            meeting: day(&row.meeting_day),
            approved: day(&row.approved),
            handed: day(&row.handed),
            unit: row.unit.clone(),
        })
        .collect()
}
