//! Fields of a file that a unit does not keep: not shown, not brought in, not sent
//! (DOMAIN.md 7, the configurable "do not store" fields). What the unit above does not keep, those
//! below do not keep either.

use super::{Member, MemberField};
use crate::record::{FieldValue, Record, Value};
use std::collections::BTreeSet;

/// Fields that may be switched off: none of them is needed to call a roll or to count.
pub const MAY_BE_LEFT_OUT: &[MemberField] = &[
    MemberField::birth_name,
    MemberField::other_names,
    MemberField::ethnicity,
    MemberField::religion,
    MemberField::native_place,
    MemberField::native_place_now,
    MemberField::permanent_address,
    MemberField::present_address,
    MemberField::citizen_id,
    MemberField::phone,
    MemberField::education,
    MemberField::political_theory,
    MemberField::profession,
    MemberField::languages,
    MemberField::occupation_before,
    MemberField::occupation,
    MemberField::introducers,
    MemberField::file_number,
    MemberField::note,
    MemberField::portrait,
];

/// The fields that are switched off, by number. Written as names with spaces between.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NotKept(BTreeSet<u16>);

impl NotKept {
    /// Of names as the window says them; `None` if one of them may not be left out.
    #[must_use]
    pub fn of_names(names: &[String]) -> Option<Self> {
        names
            .iter()
            .map(|name| number_of(name))
            .collect::<Option<_>>()
            .map(Self)
    }

    /// The names of everything that may be left out.
    #[must_use]
    pub fn all() -> Vec<&'static str> {
        let every = MAY_BE_LEFT_OUT.iter().map(|field| field.number());
        Self(every.collect()).names()
    }

    /// Whether a field is switched off.
    #[must_use]
    pub fn holds(&self, field: u16) -> bool {
        self.0.contains(&field)
    }

    /// What either of two leaves out: a unit keeps no more than the unit above allows.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        Self(self.0.union(&other.0).copied().collect())
    }

    /// The names, in the order of the file.
    #[must_use]
    pub fn names(&self) -> Vec<&'static str> {
        MAY_BE_LEFT_OUT
            .iter()
            .filter(|field| self.holds(field.number()))
            .filter_map(|field| Member::SPEC.field(field.number()))
            .map(|field| field.name)
            .collect()
    }

    /// Whether everything is kept.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The numbers.
    pub fn fields(&self) -> impl Iterator<Item = u16> {
        self.0.iter().copied()
    }
}

fn number_of(name: &str) -> Option<u16> {
    MAY_BE_LEFT_OUT
        .iter()
        .filter_map(|field| Member::SPEC.field(field.number()))
        .find_map(|field| (field.name == name).then_some(field.number))
}

impl FieldValue for NotKept {
    fn to_value(&self) -> Value {
        Value::Text(self.names().join(" "))
    }

    /// A name that a newer program allows is passed over here and kept in the register.
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Text(text) => Some(Self(
                text.split_whitespace().filter_map(number_of).collect(),
            )),
            Value::Null | Value::Int(_) | Value::Bytes(_) => None,
        }
    }
}
