//! When somebody came and went, and until when a fee is eased: a day is kept, whatever the list
//! knows of it.

use super::{Field, ReadValue};
use crate::dates::PartialDate;
use std::collections::BTreeMap;

/// Whoever came in 2019 came on its first day at the earliest; whoever left in 2020 was here to its
/// last: the roll of no meeting loses them.
pub(super) fn whole_days(values: &mut BTreeMap<Field, ReadValue>) {
    for field in [Field::Since, Field::Until] {
        let Some(date) = values.get(&field).and_then(ReadValue::date) else {
            continue;
        };
        let day = match field {
            Field::Since => date.earliest(),
            _ => date.latest(),
        };
        values.insert(field, ReadValue::Date(PartialDate::Day(day)));
    }
    let eased = values.get(&Field::FeeEasedUntil);
    if let Some(until) = eased.and_then(ReadValue::date) {
        values.insert(Field::FeeEasedUntil, ReadValue::Day(until.latest()));
    }
}
