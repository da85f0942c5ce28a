//! Whether somebody in the list is somebody we know: by card, then citizen id, then name and birth.

use super::{Field, ReadValue};
use crate::dates::PartialDate;
use crate::members::{MemberId, names};
use crate::text::{fold, sort_key};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Somebody the book knows: every field that has a [`Field::member_field`], the kind, the stay, the
/// offices and the badges.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The member.
    pub member: MemberId,
    /// What is known; empty fields absent. Days of the last stay and offices held now are among it.
    pub values: BTreeMap<Field, ReadValue>,
    /// Was here, and left.
    pub left: bool,
}

/// By what a row was recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MatchedBy {
    /// The number of the member card.
    Card,
    /// The citizen id.
    CitizenId,
    /// Name and birth date.
    NameAndBirth,
    /// The name alone, because a birth date is missing on one side: to be looked at.
    NameOnly,
    /// A person said so.
    Answer,
}

/// A known member with the key of the name, made once: a province has hundreds of one name.
struct Person<'a> {
    known: &'a Known,
    name_key: String,
}

impl<'a> Person<'a> {
    fn new(known: &'a Known) -> Self {
        Self {
            known,
            name_key: sort_key(&name(&known.values)),
        }
    }
}

/// What the search came to.
pub(super) enum Found {
    Nobody,
    One(MemberId, MatchedBy),
    /// Several, or one that is not certain.
    Unclear(Vec<MemberId>),
}

/// The known members, ready to be searched.
pub(super) struct Register<'a> {
    known: BTreeMap<MemberId, Person<'a>>,
    by_number: BTreeMap<(Field, String), BTreeSet<MemberId>>,
    by_name: BTreeMap<String, BTreeSet<MemberId>>,
}

impl<'a> Register<'a> {
    pub(super) fn new(known: &'a [Known]) -> Self {
        let mut register = Self {
            known: known
                .iter()
                .map(|it| (it.member, Person::new(it)))
                .collect(),
            by_number: BTreeMap::new(),
            by_name: BTreeMap::new(),
        };
        for person in known {
            for field in [Field::CardNumber, Field::CitizenId] {
                if let Some(number) = number(&person.values, field) {
                    register
                        .by_number
                        .entry((field, number))
                        .or_default()
                        .insert(person.member);
                }
            }
            let folded = fold(&name(&person.values));
            register
                .by_name
                .entry(folded)
                .or_default()
                .insert(person.member);
        }
        register
    }

    pub(super) fn get(&self, member: MemberId) -> Option<&'a Known> {
        self.known.get(&member).map(|person| person.known)
    }

    pub(super) fn find(&self, values: &BTreeMap<Field, ReadValue>) -> Found {
        let numbers = [
            (Field::CardNumber, MatchedBy::Card),
            (Field::CitizenId, MatchedBy::CitizenId),
        ];
        let mut named: BTreeSet<MemberId> = BTreeSet::new();
        let mut first = None;
        for (field, by) in numbers {
            let key = number(values, field).map(|number| (field, number));
            let members = key.and_then(|key| self.by_number.get(&key));
            named.extend(members.into_iter().flatten());
            first = first.or(members.map(|_| by));
        }
        match (first, named.len()) {
            (None, _) => self.by_name_and_birth(values),
            // A card of one person and the citizen id of another lead to two.
            (Some(by), 1) => named
                .pop_first()
                .map_or(Found::Nobody, |it| Found::One(it, by)),
            (Some(_), _) => Found::Unclear(named.into_iter().collect()),
        }
    }

    fn by_name_and_birth(&self, values: &BTreeMap<Field, ReadValue>) -> Found {
        let alike = self.by_name.get(&fold(&name(values))).into_iter().flatten();
        let mut certain = Vec::new();
        let mut name_only = Vec::new();
        let mut unclear = Vec::new();
        let name_key = sort_key(&name(values));
        for person in alike.filter_map(|member| self.known.get(member)) {
            let same_name = person.name_key == name_key;
            let member = person.known.member;
            match likeness(same_name, values, &person.known.values) {
                Likeness::Same => certain.push(member),
                Likeness::SameName => name_only.push(member),
                Likeness::Perhaps => unclear.push(member),
                Likeness::Other => {}
            }
        }
        match (certain.as_slice(), name_only.as_slice(), unclear.as_slice()) {
            ([], [], []) => Found::Nobody,
            // Somebody of the same name and another birth date does not make it unclear.
            ([one], [], []) => Found::One(*one, MatchedBy::NameAndBirth),
            ([], [one], []) => Found::One(*one, MatchedBy::NameOnly),
            _ => Found::Unclear([certain, name_only, unclear].concat()),
        }
    }
}

#[derive(Clone, Copy)]
enum Likeness {
    Same,
    SameName,
    Perhaps,
    Other,
}

/// Two people whose names fold alike; `same_name` tells Hùng from Hưng.
fn likeness(
    same_name: bool,
    left: &BTreeMap<Field, ReadValue>,
    right: &BTreeMap<Field, ReadValue>,
) -> Likeness {
    let births = (birth(left), birth(right));
    let likeness = match births {
        (Some(left), Some(right)) if !left.agrees_with(&right) => return Likeness::Other,
        (Some(PartialDate::Day(_)), Some(PartialDate::Day(_))) => Likeness::Same,
        (Some(_), Some(_)) | (None, None) if same_name => Likeness::Same,
        (None, Some(_)) | (Some(_), None) if same_name => Likeness::SameName,
        _ => Likeness::Perhaps,
    };
    let contradicts = |field| match (number(left, field), number(right, field)) {
        (Some(left), Some(right)) => left != right,
        _ => false,
    };
    if contradicts(Field::CardNumber) || contradicts(Field::CitizenId) {
        return Likeness::Perhaps;
    }
    likeness
}

/// What makes two rows of one list the same person.
pub(super) fn identities(values: &BTreeMap<Field, ReadValue>) -> Vec<String> {
    let mut keys: Vec<String> = [Field::CardNumber, Field::CitizenId]
        .into_iter()
        .filter_map(|field| Some(format!("{}:{}", field.code(), number(values, field)?)))
        .collect();
    // Two people of one name and one year are not rare, of one name and one day they are.
    let born = match birth(values) {
        Some(day @ PartialDate::Day(_)) => Some(day.to_string()),
        Some(_) => None,
        None => Some(String::new()),
    };
    keys.extend(born.map(|born| format!("name:{}:{born}", sort_key(&name(values)))));
    keys
}

fn name(values: &BTreeMap<Field, ReadValue>) -> String {
    let part = |field| {
        values
            .get(&field)
            .and_then(ReadValue::text)
            .unwrap_or_default()
    };
    names::display(part(Field::FamilyMiddle), part(Field::Given))
}

fn birth(values: &BTreeMap<Field, ReadValue>) -> Option<PartialDate> {
    values.get(&Field::BirthDate).and_then(ReadValue::date)
}

/// Digits and letters only: "22.012345" is "22012345".
fn number(values: &BTreeMap<Field, ReadValue>, field: Field) -> Option<String> {
    let text = values.get(&field)?.text()?;
    let plain: String = text
        .chars()
        .filter(|it| it.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    (!plain.is_empty()).then_some(plain)
}
