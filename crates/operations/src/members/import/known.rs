//! What the book has, for a list to be compared with.

use crate::{Desk, Failure};
use domain::dates::PartialDate;
use domain::members::import::{Field, Known, ReadValue, Roster};
use domain::members::{Rank, Sex};
use domain::record::{FieldValue, Fields};
use std::collections::BTreeMap;
use storage::Reading;

/// Everybody in the book, as the matching needs them.
pub(super) fn roster(desk: &Desk, reading: &Reading<'_>) -> Result<Roster, Failure> {
    let known = reading
        .everybody(desk.today())?
        .into_iter()
        .filter(|somebody| somebody.here)
        .map(|somebody| Known {
            member: somebody.member,
            values: values(&somebody.fields, somebody.rank),
        })
        .collect();
    Ok(Roster { known })
}

fn values(fields: &Fields, rank: Option<Rank>) -> BTreeMap<Field, ReadValue> {
    let mut values: BTreeMap<Field, ReadValue> = Field::ALL
        .iter()
        .filter_map(|field| Some((*field, read_back(*field, fields)?)))
        .collect();
    values.extend(rank.map(|rank| (Field::Kind, ReadValue::Kind(rank))));
    values
}

/// What the book has for a field; `None` if nothing.
fn read_back(field: Field, fields: &Fields) -> Option<ReadValue> {
    let value = fields.get(field.member_field()?.number());
    match field {
        Field::BirthDate | Field::JoinedDate | Field::OfficialDate | Field::AdmissionDate => {
            PartialDate::from_value(value).map(ReadValue::Date)
        }
        Field::Sex => Sex::from_value(value)
            .filter(|sex| *sex != Sex::Unknown)
            .map(ReadValue::Sex),
        _ => String::from_value(value)
            .filter(|text| !text.is_empty())
            .map(ReadValue::Text),
    }
}
