//! A copy of a member's file, in one register: what a unit keeps of somebody whose file is held by
//! another unit now.

use super::{Member, MemberField, MemberId};
use crate::record::{FieldValue, Fields, Key, Record, Value};
use crate::units::UnitId;
use std::collections::BTreeMap;

/// The values of a file by the number of the field; empty where nothing is kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileCopy(BTreeMap<u16, Value>);

impl FileCopy {
    /// Everything a file says. Where it was merged into is no matter of the person.
    #[must_use]
    pub fn of(member: &Member) -> Self {
        let said = member.to_fields().into_iter().filter(|(field, value)| {
            *field != MemberField::merged_into.number()
                && *value != Value::Null
                && *value != Value::Text(String::new())
        });
        Self(said.collect())
    }

    /// Whether nothing is kept.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The values as those of a record.
    #[must_use]
    pub fn fields(&self) -> Fields {
        let mut fields = Fields::default();
        for (field, value) in &self.0 {
            fields.set(*field, Key::new(), value.clone());
        }
        fields
    }

    /// The file it is a copy of.
    #[must_use]
    pub fn member(&self, id: MemberId, owner: UnitId) -> Member {
        Member::from_fields(id.record(), owner, &self.fields())
    }
}

/// One line a field: its number, then `=` and the text or `#` and the number.
impl FieldValue for FileCopy {
    fn to_value(&self) -> Value {
        if self.0.is_empty() {
            return Value::Null;
        }
        let lines: Vec<String> = self
            .0
            .iter()
            .filter_map(|(field, value)| match value {
                Value::Text(text) => Some(format!("{field}={}", escaped(text))),
                Value::Int(number) => Some(format!("{field}#{number}")),
                Value::Null | Value::Bytes(_) => None,
            })
            .collect();
        Value::Text(lines.join("\n"))
    }

    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Null => Some(Self::default()),
            Value::Text(text) => text.lines().map(read).collect::<Option<_>>().map(Self),
            Value::Int(_) | Value::Bytes(_) => None,
        }
    }
}

fn read(line: &str) -> Option<(u16, Value)> {
    if let Some((field, text)) = line
        .split_once('=')
        .filter(|(field, _)| !field.contains('#'))
    {
        return Some((field.parse().ok()?, Value::Text(plain(text))));
    }
    let (field, number) = line.split_once('#')?;
    Some((field.parse().ok()?, Value::Int(number.parse().ok()?)))
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace('\n', "\\n")
        .replace('\r', "\\r")
}

fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut signs = text.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => match signs.next() {
                Some('n') => plain.push('\n'),
                Some('r') => plain.push('\r'),
                Some(other) => plain.push(other),
                None => {}
            },
            other => plain.push(other),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_copy_reads_back_as_it_was_whatever_was_typed(given in ".{1,40}", note in "[a-z=#\\\\\n\r ]{0,40}") {
            let member = Member { given, note, joined: "03/02/1990".parse().ok(), ..Member::default() };
            let copy = FileCopy::of(&member);
            let back = FileCopy::from_value(&copy.to_value()).unwrap();
            prop_assert_eq!(&back, &copy);
            prop_assert_eq!(back.member(member.id, member.owner), member);
        }
    }

    #[test]
    fn an_empty_copy_says_nothing() {
        assert_eq!(FileCopy::default().to_value(), Value::Null);
        assert!(FileCopy::from_value(&Value::Null).unwrap().is_empty());
    }
}
