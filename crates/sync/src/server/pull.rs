//! The pull: what is newer than the laptop's places, in the order of the feed, in pages.

use super::{Event, Province, Step, Stop, Store, push::told};
use crate::merge::Rights;
use crate::messages::{Loading, Page, Problem, RequestHead};
use domain::record::{RecordId, Register, Row, Value};

/// Pages after the laptop's places. Only the last one of a complete pull carries the digest.
pub(super) fn pull<S: Store>(
    province: &Province,
    store: &mut S,
    head: &RequestHead,
    rights: &Rights,
    epoch: u64,
) -> Step<Vec<Page>, S::Error> {
    let places: Vec<Loading> = rights
        .read
        .iter()
        .map(|unit| Loading {
            unit: *unit,
            base: told(head, *unit),
            pos: place(head, *unit),
        })
        .collect();
    let bounds = province.bounds;
    let mut events = store.newer(&places, bounds.answer.saturating_add(1))?;
    let complete = events.len() <= bounds.answer;
    events.truncate(bounds.answer);
    let mut pages = vec![Page::default()];
    let mut size = 0;
    for event in events {
        let seq = event.seq();
        let row = match &event {
            Event::Row(record, held) => Some(held.to_row(*record, told(head, held.owner))),
            Event::Exit(_) => None,
        };
        let weight = row.as_ref().map_or(40, weigh);
        let full = pages.last().is_some_and(|page| {
            let many = page.rows.len() + page.exits.len();
            many > 0 && (many >= bounds.page || size + weight > bounds.bytes)
        });
        if full {
            pages.push(Page::default());
            size = 0;
        }
        size += weight;
        if let Some(page) = pages.last_mut() {
            page.pos = seq;
            match (row, event) {
                (Some(row), _) => page.rows.push(row),
                (None, Event::Exit(exit)) => page.exits.push(exit),
                (None, Event::Row(..)) => {}
            }
        }
    }
    if complete && let Some(last) = pages.last_mut() {
        last.pos = store.head()?;
        last.digest = Some(store.total(&rights.read)?.0);
    }
    for page in &mut pages {
        let rows = page
            .sealed_rows()
            .map_err(|_| Stop::Problem(Problem::Malformed))?;
        page.seal = crate::messages::seal(&province.secret, epoch, page.pos, &rows);
    }
    Ok(pages)
}

fn place(head: &RequestHead, unit: RecordId) -> u64 {
    head.loading
        .iter()
        .find(|loading| loading.unit == unit)
        .map_or(head.pos, |l| l.pos)
}

/// About how many bytes a row takes.
fn weigh(row: &Row) -> usize {
    let register = |register: &Register| {
        let value = match &register.value {
            Value::Null | Value::Int(_) => 4,
            Value::Text(text) => text.len(),
            Value::Bytes(bytes) => bytes.len(),
        };
        value + register.key.len() + 8
    };
    row.registers.iter().map(register).sum::<usize>() + 48
}
