//! An erasure beats whatever was or will be written: what it names stays empty, and nothing of it is
//! kept as a conflict.

use super::{Draft, Held, Lost};
use domain::record::{RecordId, Value, erased_field, field_spoken_of};
use std::collections::BTreeSet;

impl Held {
    /// The fields that were erased for good.
    pub(super) fn erased(&self) -> BTreeSet<u16> {
        self.registers
            .values()
            .filter_map(|held| erased_field(held.field, &held.key, &held.value))
            .collect()
    }
}

/// Empties what was erased, under the number of the change that brought it, so that every laptop is
/// told; and takes it out of what lost.
pub(super) fn enforce(
    draft: &mut Draft,
    record: RecordId,
    held: &mut Held,
    seq: u64,
    lost: &mut Vec<Lost>,
) {
    let erased = held.erased();
    if erased.is_empty() {
        return;
    }
    for register in held.registers.values_mut() {
        let field = field_spoken_of(register.field, &register.key);
        if erased.contains(&field) && register.value != Value::Null {
            register.value = Value::Null;
            register.stamp.seq = seq;
        }
    }
    lost.retain(|lost| !erased.contains(&lost.field));
    draft.erase(record, &erased);
}
