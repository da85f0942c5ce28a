//! Reviews of drafts: a level above leaves remarks on the drafts of its cells, under its own name and
//! without deciding; nobody writes one in the name of another unit.

use super::{Held, Rights, Write};
use domain::drafts::{DraftReviewField, Verdict};
use domain::record::{Change, FieldValue, OWNER, Operation, RecordId, Value};
use domain::units::UnitId;

/// Whether a review may be written.
pub(super) fn allow(
    operation: &Operation,
    change: &Change,
    held: Option<&Held>,
    owner: RecordId,
    rights: &Rights,
) -> bool {
    let Write::Units { own, below, .. } = &rights.write else {
        return true;
    };
    let told = |field: DraftReviewField| Told::of(operation, change.record, held, field.number());
    let by = told(DraftReviewField::by_unit);
    // What was written before the book was enrolled names no unit yet.
    let mine = |value: &Value| {
        UnitId::from_value(value).is_some_and(|by| own.contains(&by.record()) || by == UnitId::SELF)
    };
    if own.contains(&owner) {
        let touched = by.written.is_some();
        return if touched {
            by.all(mine)
        } else {
            by.known.is_some()
        };
    }
    let remark = |value: &Value| Verdict::from_value(value) == Some(Verdict::Remark);
    let free = below.contains(&owner) && change.field != OWNER;
    free && by.all(mine) && told(DraftReviewField::verdict).all(remark)
}

/// What the province knows of a field, and what the operation says of it.
struct Told {
    known: Option<Value>,
    written: Option<Value>,
}

impl Told {
    fn of(operation: &Operation, record: RecordId, held: Option<&Held>, field: u16) -> Self {
        let mut changes = operation.changes.iter();
        Self {
            known: held
                .and_then(|held| held.plain(field))
                .map(|register| register.value.clone()),
            written: changes
                .find(|it| it.record == record && it.field == field && it.key.is_empty())
                .map(|it| it.value.clone()),
        }
    }

    /// Something is told, and all of it fits: neither side may overreach.
    fn all(&self, fits: impl Fn(&Value) -> bool) -> bool {
        let mut told = [&self.known, &self.written]
            .into_iter()
            .flatten()
            .peekable();
        told.peek().is_some() && told.all(fits)
    }
}
