//! What a record is called, whatever its kind.

use crate::Failure;
use domain::members::Member;
use domain::record::{ALL, Fields, Record, RecordId, RecordSpec, Value};
use domain::units::UnitId;
use storage::Reading;
use uuid::Uuid;

/// Fields by which a record is told from others of its kind, the most telling first.
const NAMING: [&str; 7] = [
    "title", "motion", "theme", "planned", "name", "number", "received",
];

/// Fields that name the record another one speaks of.
const SPEAKS_OF: [&str; 5] = ["member", "membership", "meeting", "item", "task"];

/// What a record is called: its own title, day or name, or the name of whom it speaks of.
pub(super) fn named(reading: &Reading<'_>, record: RecordId) -> Result<String, Failure> {
    let fields = reading.fields(record)?;
    let Some(spec) = kind_of(reading, record)? else {
        return Ok(String::new());
    };
    if spec.kind == Member::SPEC.kind {
        let member = Member::from_fields(record, UnitId::SELF, &fields);
        return Ok(member.name());
    }
    if let Some(own) = own_name(spec, &fields) {
        return Ok(own);
    }
    for name in SPEAKS_OF {
        if let Some(other) = id_in(spec, &fields, name) {
            let called = named(reading, other)?;
            if !called.is_empty() {
                return Ok(called);
            }
        }
    }
    Ok(String::new())
}

fn kind_of(
    reading: &Reading<'_>,
    record: RecordId,
) -> Result<Option<&'static RecordSpec>, Failure> {
    for spec in ALL {
        if reading.is_of_kind(spec, record)? {
            return Ok(Some(spec));
        }
    }
    Ok(None)
}

fn own_name(spec: &RecordSpec, fields: &Fields) -> Option<String> {
    NAMING
        .iter()
        .find_map(|name| match field(spec, fields, name)? {
            Value::Text(text) if !text.is_empty() => Some(text.clone()),
            Value::Null | Value::Int(_) | Value::Text(_) | Value::Bytes(_) => None,
        })
}

fn id_in(spec: &RecordSpec, fields: &Fields, name: &str) -> Option<RecordId> {
    match field(spec, fields, name)? {
        Value::Bytes(bytes) => Uuid::from_slice(bytes).ok().map(RecordId),
        Value::Null | Value::Int(_) | Value::Text(_) => None,
    }
}

fn field<'f>(spec: &RecordSpec, fields: &'f Fields, name: &str) -> Option<&'f Value> {
    let declared = spec.fields.iter().find(|field| field.name == name)?;
    Some(fields.get(declared.number))
}
