//! How many products a meeting owes its programme, and how many it has.

use super::DraftRow;
use crate::{Desk, Failure};
use domain::drafts::{DraftStage, Products};
use domain::meetings::Meeting;
use serde::Serialize;
use storage::Reading;
use ts_rs::TS;

/// The products of a meeting, counted against its programme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ProductsView {
    /// The programme that asks for them.
    pub programme: String,
    /// At least so many.
    pub least: u32,
    /// At most so many.
    pub most: u32,
    /// Approved, handed in or not.
    pub ready: u32,
    /// All that were begun.
    pub begun: u32,
    /// Still to be approved.
    pub lacking: u32,
    /// Beyond what the programme counts.
    pub beyond: u32,
    /// The guidance the count follows.
    pub reference: String,
}

/// What the meeting's programme asks for; none where it asks for nothing.
pub(crate) fn of(
    desk: &Desk,
    reading: &Reading<'_>,
    meeting: &Meeting,
    drafts: &[DraftRow],
) -> Result<Option<ProductsView>, Failure> {
    let Some((least, most, reference)) = asked(desk, reading, meeting)? else {
        return Ok(None);
    };
    let count = |fits: &dyn Fn(&DraftRow) -> bool| {
        u32::try_from(drafts.iter().filter(|draft| fits(draft)).count()).unwrap_or(u32::MAX)
    };
    let products = Products {
        least,
        most,
        ready: count(&|draft| matches!(draft.stage, DraftStage::Approved | DraftStage::HandedIn)),
        begun: count(&|_| true),
    };
    Ok(Some(ProductsView {
        programme: meeting.programme.clone(),
        least,
        most,
        ready: products.ready,
        begun: products.begun,
        lacking: products.lacking(),
        beyond: products.beyond(),
        reference,
    }))
}

/// The count as the programme's own record says, or else the rules of the meeting's day.
fn asked(
    desk: &Desk,
    reading: &Reading<'_>,
    meeting: &Meeting,
) -> Result<Option<(u32, u32, String)>, Failure> {
    if meeting.programme.trim().is_empty() {
        return Ok(None);
    }
    let whole = |number: i64| u32::try_from(number).unwrap_or_default();
    let known = reading.programmes()?.into_iter();
    if let Some(known) = known
        .into_iter()
        .find(|programme| programme.name == meeting.programme)
    {
        let asked = (
            whole(known.products_min),
            whole(known.products_max),
            known.reference,
        );
        return Ok(Some(asked).filter(|(_, most, _)| *most > 0));
    }
    let rules = desk.rules.on(meeting.planned.date());
    let ruled = rules
        .and_then(|rules| rules.programmes.as_ref())
        .filter(|rules| rules.tag.value == meeting.programme);
    Ok(ruled.map(|rules| {
        let count = &rules.product_per_thematic;
        (
            count.value.min,
            count.value.max,
            count.reference.to_string(),
        )
    }))
}
