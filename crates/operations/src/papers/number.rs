//! Numbers of papers: one series for each type through a term. Two laptops may give the same one:
//! that is shown, and nobody is renumbered unasked.

use crate::Failure;
use domain::meetings::{Meeting, MeetingId};
use domain::papers::{MeetingPaper, MeetingPaperKind, NumberFacts};
use domain::units::series_of;
use storage::Reading;
use storage::history::Delivery;

/// The next number of a kind of paper on the day of a meeting.
pub(crate) fn next(
    reading: &Reading<'_>,
    kind: MeetingPaperKind,
    meeting: &Meeting,
) -> Result<i64, Failure> {
    let series = series_of(meeting.planned.date(), &reading.terms()?);
    let last = reading.numbers(kind, series)?.into_iter().map(|(it, _)| it);
    Ok(last.max().unwrap_or(0).saturating_add(1))
}

/// The number a paper has.
pub(crate) fn given(
    kind: MeetingPaperKind,
    meeting: &Meeting,
    record: Option<&MeetingPaper>,
) -> Option<i64> {
    match kind {
        MeetingPaperKind::Minutes => meeting.number,
        MeetingPaperKind::Resolution | MeetingPaperKind::Conclusion => {
            record.and_then(|record| record.number)
        }
    }
}

/// Whether another laptop may have given the same number without knowing: until the province has
/// received this one.
pub(crate) fn is_provisional(
    reading: &Reading<'_>,
    kind: MeetingPaperKind,
    meeting: &Meeting,
    record: Option<&MeetingPaper>,
) -> Result<bool, Failure> {
    if !reading.has_second_laptop()? {
        return Ok(false);
    }
    let numbered = match (kind, record) {
        (MeetingPaperKind::Resolution | MeetingPaperKind::Conclusion, Some(record)) => {
            record.id.record()
        }
        _ => meeting.id.record(),
    };
    let delivery = reading.delivery(numbered)?;
    Ok(delivery.is_some_and(|it| !matches!(it, Delivery::Received { .. })))
}

/// The other meetings whose paper of this kind has the same number in the same term.
pub(crate) fn collisions(
    reading: &Reading<'_>,
    kind: MeetingPaperKind,
    meeting: &Meeting,
    number: i64,
) -> Result<Vec<MeetingId>, Failure> {
    let series = series_of(meeting.planned.date(), &reading.terms()?);
    let numbers = reading.numbers(kind, series)?.into_iter();
    Ok(numbers
        .filter(|(other, of)| *other == number && *of != meeting.id)
        .map(|(_, of)| of)
        .collect())
}

/// The number as it is printed.
pub(crate) fn printed(
    reading: &Reading<'_>,
    meeting: &Meeting,
    kind: MeetingPaperKind,
    record: Option<&MeetingPaper>,
) -> Result<NumberFacts, Failure> {
    let sign = super::layout_on(reading, meeting.planned.date())?
        .sign(kind)
        .to_owned();
    let number = given(kind, meeting, record).and_then(|number| u32::try_from(number).ok());
    Ok(match number {
        Some(number) => NumberFacts::Given {
            number,
            sign,
            provisional: is_provisional(reading, kind, meeting, record)?,
        },
        None => NumberFacts::Blank { sign },
    })
}
