//! Standing as a line through time: between two events nothing changes, so a list of any day is a
//! lookup and not a calculation.

use super::standing::{Activity, DatedChange, Leaving, Rank, Standing};
use crate::record::{FieldValue, Value};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// A run of days on which the standing is the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The first day; `None` is from the beginning.
    pub from: Option<NaiveDate>,
    /// The last day; `None` is for good.
    pub to: Option<NaiveDate>,
    /// What holds on each of them.
    pub standing: Standing,
}

impl Standing {
    /// The whole line of standings, without gaps and overlaps, from the events in any order.
    #[must_use]
    pub fn spans(changes: &[DatedChange]) -> Vec<Span> {
        let turns = turns(changes);
        let before = turns.first().and_then(NaiveDate::pred_opt);
        let mut spans = vec![Span {
            from: None,
            to: None,
            standing: Self::on(changes, before.unwrap_or_default()),
        }];
        for day in turns {
            let standing = Self::on(changes, day);
            if let Some(last) = spans.last_mut() {
                if last.standing == standing {
                    continue;
                }
                last.to = day.pred_opt();
            }
            spans.push(Span {
                from: Some(day),
                to: None,
                standing,
            });
        }
        spans
    }
}

/// The days on which something may change: an event begins, or the last day of one is over.
fn turns(changes: &[DatedChange]) -> BTreeSet<NaiveDate> {
    let begins = changes.iter().filter_map(DatedChange::begins);
    let over = changes
        .iter()
        .filter_map(|change| change.until.and_then(|until| until.succ_opt()));
    begins.chain(over).collect()
}

const RANKS: [(Rank, &str); 2] = [
    (Rank::Probationary, "probationary"),
    (Rank::Official, "official"),
];

const ACTIVITIES: [(Activity, &str); 10] = [
    (Activity::Active, "active"),
    (Activity::Exempt, "exempt"),
    (Activity::TemporarilyAway, "temporarily_away"),
    (Activity::TemporarilyHere, "temporarily_here"),
    (Activity::Suspended, "suspended"),
    (Activity::Left(Leaving::Transferred), "transferred"),
    (Activity::Left(Leaving::StruckOff), "struck_off"),
    (Activity::Left(Leaving::Released), "released"),
    (Activity::Left(Leaving::Expelled), "expelled"),
    (Activity::Left(Leaving::Died), "died"),
];

fn coded<T: Copy + PartialEq>(codes: &[(T, &'static str)], of: T) -> Value {
    codes
        .iter()
        .find(|(it, _)| *it == of)
        .map_or(Value::Null, |(_, code)| Value::Text((*code).to_owned()))
}

fn decoded<T: Copy>(codes: &[(T, &'static str)], value: &Value) -> Option<T> {
    let Value::Text(text) = value else {
        return None;
    };
    codes
        .iter()
        .find(|(_, code)| code == text)
        .map(|(it, _)| *it)
}

impl FieldValue for Rank {
    fn to_value(&self) -> Value {
        coded(&RANKS, *self)
    }
    fn from_value(value: &Value) -> Option<Self> {
        decoded(&RANKS, value)
    }
}

impl FieldValue for Activity {
    fn to_value(&self) -> Value {
        coded(&ACTIVITIES, *self)
    }
    fn from_value(value: &Value) -> Option<Self> {
        decoded(&ACTIVITIES, value)
    }
}

#[cfg(test)]
mod tests {
    use super::{ACTIVITIES, Span};
    use crate::dates::PartialDate;
    use crate::members::{Activity, DatedChange, Standing, StandingChange, StandingEventId};
    use crate::record::{FieldValue, RecordId};
    use chrono::{Days, NaiveDate};
    use proptest::prelude::*;

    fn day(number: u64) -> NaiveDate {
        NaiveDate::from_ymd_opt(2020, 1, 1).unwrap() + Days::new(number)
    }

    fn changes() -> impl Strategy<Value = Vec<DatedChange>> {
        let kinds = prop::sample::select(StandingChange::ALL.to_vec());
        let one = (
            kinds,
            prop::option::of(0_u64..400),
            prop::option::of(0_u64..400),
        );
        prop::collection::vec(one, 0..9).prop_map(|made| {
            (0_u128..)
                .zip(made)
                .map(|(number, (change, effective, until))| DatedChange {
                    event: StandingEventId::from(RecordId(uuid::Uuid::from_u128(number))),
                    change,
                    effective: effective.map(|number| PartialDate::Day(day(number))),
                    until: until.map(day),
                })
                .collect()
        })
    }

    fn holds(span: &Span, on: NaiveDate) -> bool {
        span.from.is_none_or(|from| from <= on) && span.to.is_none_or(|to| on <= to)
    }

    proptest! {
        #[test]
        fn each_day_lies_in_one_span_and_has_its_standing(changes in changes(), number in 0_u64..420) {
            let on = day(number);
            let found: Vec<Span> = Standing::spans(&changes)
                .into_iter()
                .filter(|span| holds(span, on))
                .collect();
            prop_assert_eq!(found.len(), 1);
            prop_assert_eq!(found[0].standing, Standing::on(&changes, on));
        }
    }

    #[test]
    fn every_activity_has_a_code_of_its_own() {
        for (activity, _) in ACTIVITIES {
            assert_eq!(Activity::from_value(&activity.to_value()), Some(activity));
        }
    }
}
