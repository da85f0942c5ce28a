//! What holds of every declaration.

use super::{ALL, FIRST_OWN_FIELD, FieldValue, Uid, Value};
use crate::record::{Clock, Line};
use std::collections::BTreeSet;

#[test]
fn no_number_and_no_table_is_used_twice() {
    let mut kinds = BTreeSet::new();
    let mut tables = BTreeSet::new();
    for spec in ALL {
        assert!(kinds.insert(spec.kind), "kind {} twice", spec.kind);
        assert!(tables.insert(spec.table), "table {} twice", spec.table);
        let mut fields = BTreeSet::new();
        for field in spec.fields {
            assert!(
                field.number >= FIRST_OWN_FIELD,
                "{}.{}",
                spec.name,
                field.name
            );
            assert!(fields.insert(field.number), "{}.{}", spec.name, field.name);
            if let Some(table) = field.map_table {
                assert!(tables.insert(table), "table {table} twice");
            }
        }
    }
}

#[test]
fn every_field_says_what_it_is_kept_for() {
    for spec in ALL {
        for field in spec.fields {
            assert!(!field.purpose.is_empty(), "{}.{}", spec.name, field.name);
        }
    }
}

#[test]
fn a_clock_grows_even_when_the_wall_goes_back() {
    let now = Clock::default().tick(1_000_000);
    let after_the_battery_died = now.tick(5);
    assert!(after_the_battery_died > now);
    assert_eq!(now.tick(2_000_000).milliseconds(), 2_000_000);
}

#[test]
fn a_uid_reads_back_from_its_bytes() {
    let uid = Uid {
        line: Line([1, 2, 3, 4, 5, 6, 7, 8]),
        number: 70_000,
    };
    assert_eq!(Uid::from_bytes(&uid.to_bytes()), Some(uid));
    assert_eq!(Uid::from_bytes(&[0; 15]), None);
}

#[test]
fn nothing_written_reads_as_none_and_not_as_empty() {
    assert_eq!(Option::<String>::from_value(&Value::Null), Some(None));
    assert_eq!(String::from_value(&Value::Null), None);
}
