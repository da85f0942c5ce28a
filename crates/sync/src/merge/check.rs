//! Whether an operation may be taken. Everything is checked before anything is changed.

use super::carried::Carried;
use super::remarks;
use super::{Circumstances, Draft, Held, Write, policy};
use domain::drafts::DraftReview;
use domain::record::{
    Change, DELETED, ERASED, Guard, Key, LOST, OWNER, Operation, Policy, Record, RecordId, Value,
    erased_field, lost_place, spec,
};
use domain::units::{Unit, UnitChange};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Why an operation is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Refusal {
    /// The record, or the one it belongs to, is closed.
    Closed,
    /// A guarded field was changed by someone else, unseen.
    Stale,
    /// The record belongs to a unit this laptop does not write for.
    NotYours,
    /// Only the province writes this.
    OnlyTheProvince,
    /// Longer than any value may be.
    TooLong,
    /// It makes no sense.
    Malformed,
}

impl Refusal {
    /// The code that laptops keep.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::Stale => "stale",
            Self::NotYours => "not_yours",
            Self::OnlyTheProvince => "only_the_province",
            Self::TooLong => "too_long",
            Self::Malformed => "malformed",
        }
    }
}

const LONGEST_VALUE: usize = 1024 * 1024;
const MOST_CHANGES: usize = 200_000;

/// Checks an operation against the rows it touches, which the draft must hold.
pub(super) fn check(
    draft: &Draft,
    operation: &Operation,
    circumstances: &Circumstances<'_>,
) -> Result<(), Refusal> {
    shape(operation)?;
    let carried = Carried::of(draft, operation, circumstances.rights);
    for change in &operation.changes {
        let held = draft.row(change.record);
        authorise(operation, change, held, circumstances, &carried)?;
        decided(change, held)?;
        closed(draft, operation, change, held)?;
        stale(change, held, circumstances)?;
    }
    Ok(())
}

fn shape(operation: &Operation) -> Result<(), Refusal> {
    let mut places = BTreeSet::new();
    let mut kinds: std::collections::BTreeMap<RecordId, u16> = std::collections::BTreeMap::new();
    if operation.changes.len() > MOST_CHANGES {
        return Err(Refusal::TooLong);
    }
    for change in &operation.changes {
        let length = match &change.value {
            Value::Null | Value::Int(_) => 0,
            Value::Text(text) => text.len(),
            Value::Bytes(bytes) => bytes.len(),
        };
        if length > LONGEST_VALUE || change.key.len() > 64 {
            return Err(Refusal::TooLong);
        }
        let unsound = match change.field {
            OWNER => new_owner(change).is_none(),
            DELETED => !matches!(change.value, Value::Int(0 | 1)),
            // There is no way back, and nothing else can be meant.
            ERASED => erased_field(change.field, &change.key, &change.value).is_none(),
            LOST => lost_place(&change.key).is_none(),
            _ => false,
        };
        let twice = !places.insert((change.record, change.field, &change.key));
        let kind = *kinds.entry(change.record).or_insert(change.kind);
        if unsound || twice || kind != change.kind {
            return Err(Refusal::Malformed);
        }
    }
    Ok(())
}

/// The unit a change moves its record to.
pub(super) fn new_owner(change: &Change) -> Option<RecordId> {
    match &change.value {
        Value::Bytes(bytes) if change.field == OWNER && change.key.is_empty() => {
            Uuid::from_slice(bytes).ok().map(RecordId)
        }
        Value::Null | Value::Int(_) | Value::Text(_) | Value::Bytes(_) => None,
    }
}

fn authorise(
    operation: &Operation,
    change: &Change,
    held: Option<&Held>,
    circumstances: &Circumstances<'_>,
    carried: &Carried,
) -> Result<(), Refusal> {
    let rights = circumstances.rights;
    let Write::Units { own, .. } = &rights.write else {
        return same_kind(change, held);
    };
    same_kind(change, held)?;
    let owner = held.map_or(change.owner, |held| held.owner);
    let to = new_owner(change).unwrap_or(owner);
    let allowed = match change.kind {
        kind if kind == Unit::SPEC.kind => {
            return if carried.allows_tree(change, rights) {
                Ok(())
            } else {
                Err(Refusal::OnlyTheProvince)
            };
        }
        kind if kind == UnitChange::SPEC.kind => carried.allows_history(change),
        kind if kind == DraftReview::SPEC.kind => {
            remarks::allow(operation, change, held, owner, rights)
                && (to == owner || rights.may_write(kind, to))
        }
        kind => {
            rights.may_write(kind, owner) && rights.may_write(kind, to)
                || carried.allows(operation, change, held, (owner, to), own)
        }
    };
    if allowed {
        Ok(())
    } else {
        Err(Refusal::NotYours)
    }
}

/// What lost is decided on, or the decision is taken back; it is never made up.
fn decided(change: &Change, held: Option<&Held>) -> Result<(), Refusal> {
    let place = (change.field, change.key.clone());
    let known = held.is_some_and(|held| held.registers.contains_key(&place));
    if change.field != LOST || known || change.value == Value::Null {
        Ok(())
    } else {
        Err(Refusal::Malformed)
    }
}

fn same_kind(change: &Change, held: Option<&Held>) -> Result<(), Refusal> {
    if held.is_some_and(|held| held.kind != change.kind) {
        Err(Refusal::Malformed)
    } else {
        Ok(())
    }
}

fn closed(
    draft: &Draft,
    operation: &Operation,
    change: &Change,
    held: Option<&Held>,
) -> Result<(), Refusal> {
    if change.field == LOST {
        // To leave a closed record as it is changes nothing in it.
        return Ok(());
    }
    let is_closed = match spec(change.kind).map_or(Guard::Open, |spec| spec.guard) {
        Guard::Open => false,
        Guard::Own { .. } => is_closed(draft, operation, change.record),
        Guard::Parent { link, .. } => parents(operation, change.record, held, link)
            .into_iter()
            .any(|parent| is_closed(draft, operation, parent)),
    };
    if is_closed {
        Err(Refusal::Closed)
    } else {
        Ok(())
    }
}

/// The records that close this one: the one it names now and the one it will name.
pub(super) fn parents(
    operation: &Operation,
    record: RecordId,
    held: Option<&Held>,
    link: u16,
) -> Vec<RecordId> {
    let written = operation
        .changes
        .iter()
        .filter(|change| change.record == record && change.field == link && change.key.is_empty())
        .map(|change| &change.value);
    held.and_then(|held| held.plain(link))
        .map(|register| &register.value)
        .into_iter()
        .chain(written)
        .filter_map(|value| match value {
            Value::Bytes(bytes) => Uuid::from_slice(bytes).ok().map(RecordId),
            Value::Null | Value::Int(_) | Value::Text(_) => None,
        })
        .collect()
}

/// Closed, unless this very operation saw that and writes the state anew: it reopens the record
/// (and may have closed it again, when several steps were folded).
fn is_closed(draft: &Draft, operation: &Operation, record: RecordId) -> bool {
    let Some(held) = draft.row(record) else {
        return false;
    };
    let Some(Guard::Own { state, closed }) = spec(held.kind).map(|spec| spec.guard) else {
        return false;
    };
    let Some(register) = held.plain(state) else {
        return false;
    };
    let is_closed = matches!(&register.value, Value::Text(text) if text == closed);
    let reopens = operation.changes.iter().any(|change| {
        change.record == record
            && change.field == state
            && change.base == Some(register.stamp.writer)
    });
    is_closed && !reopens
}

fn stale(
    change: &Change,
    held: Option<&Held>,
    circumstances: &Circumstances<'_>,
) -> Result<(), Refusal> {
    if policy(change.kind, change.field) != Policy::Guarded {
        return Ok(());
    }
    let place: (u16, Key) = (change.field, change.key.clone());
    let Some(current) = held.and_then(|held| held.registers.get(&place)) else {
        return Ok(());
    };
    let came_back =
        circumstances
            .offered
            .contains(&(change.record, change.field, change.key.clone()));
    let saw = change.base == Some(current.stamp.writer);
    if saw || came_back || current.value == change.value {
        Ok(())
    } else {
        Err(Refusal::Stale)
    }
}
