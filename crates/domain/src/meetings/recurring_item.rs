//! Recurring items: what every meeting of a kind has on its agenda. An agenda gets copies, so that
//! editing the template later leaves old meetings alone (M-09).

use super::{AgendaItemKind, ItemSource, MeetingKind};
use crate::record::{FieldValue, Guard, Value, id, nothing_derived, record};
use std::collections::BTreeSet;

id! {
    /// A recurring item's id.
    RecurringItemId
}

/// Kinds of meetings, as a set.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MeetingKinds(pub BTreeSet<MeetingKind>);

/// `regular,combined`. A kind that a newer program knows is left out.
impl FieldValue for MeetingKinds {
    fn to_value(&self) -> Value {
        let codes: Vec<&str> = self.0.iter().map(|kind| kind.code()).collect();
        Value::Text(codes.join(","))
    }

    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Text(codes) => Some(Self(
                codes
                    .split(',')
                    .filter_map(MeetingKind::from_code)
                    .collect(),
            )),
            Value::Null | Value::Int(_) | Value::Bytes(_) => None,
        }
    }
}

record! {
    /// An item that meetings of some kinds have every time (mục thường có).
    record RecurringItem(RecurringItemId, RecurringItemField) = 23 in "recurring_items",
    guard Guard::Open, derived nothing_derived;
    /// Its place in the order: a fractional key.
    10 rank: String, Silent, None "agenda";
    /// The meetings that have it.
    11 meetings: MeetingKinds, Visible, None "agenda";
    /// What it is for.
    12 kind: AgendaItemKind, Visible, None "agenda";
    /// Title.
    13 title: String, Visible, None "agenda";
    /// Who presents it.
    14 presenter: String, Visible, Basic "agenda";
    /// Minutes planned.
    15 planned_minutes: i64, Visible, None "agenda";
    /// Where it comes from.
    16 source: ItemSource, Visible, None "agenda";
    /// A note for the chair; not on the members' copy.
    17 chair_note: String, Visible, Basic "agenda";
    /// Whether new agendas get it.
    18 active: bool, Visible, None "agenda";
}
