//! A short list of records in one register.

use super::{FieldValue, RecordId, Value};

/// Records by kind number and id.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RecordList(Vec<(u16, RecordId)>);

impl RecordList {
    /// Adds a record.
    pub fn add(&mut self, kind: u16, record: RecordId) {
        self.0.push((kind, record));
    }

    /// The records in their order.
    pub fn iter(&self) -> impl Iterator<Item = (u16, RecordId)> {
        self.0.iter().copied()
    }
}

/// "11:0192f0c1…": one word a record.
impl FieldValue for RecordList {
    fn to_value(&self) -> Value {
        if self.0.is_empty() {
            return Value::Null;
        }
        let words: Vec<String> = self
            .0
            .iter()
            .map(|(kind, record)| format!("{kind}:{}", record.0.simple()))
            .collect();
        Value::Text(words.join(" "))
    }

    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Null => Some(Self::default()),
            Value::Text(text) => text.split(' ').map(read).collect::<Option<_>>().map(Self),
            Value::Int(_) | Value::Bytes(_) => None,
        }
    }
}

fn read(word: &str) -> Option<(u16, RecordId)> {
    let (kind, id) = word.split_once(':')?;
    Some((
        kind.parse().ok()?,
        RecordId(uuid::Uuid::parse_str(id).ok()?),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_records_reads_back_and_an_empty_one_says_nothing() {
        let mut list = RecordList::default();
        assert_eq!(list.to_value(), Value::Null);
        list.add(11, RecordId(uuid::Uuid::from_u128(7)));
        list.add(12, RecordId(uuid::Uuid::from_u128(8)));
        assert_eq!(RecordList::from_value(&list.to_value()), Some(list));
        assert_eq!(RecordList::from_value(&Value::Text("x".to_owned())), None);
    }
}
