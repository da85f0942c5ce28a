//! What two laptops wrote without having seen each other: shown in words, decided by a person.

mod list;
mod named;
mod settle;

pub use list::{ConflictList, ConflictSide, ConflictView, ConflictWords, SideView, list_conflicts};
pub use settle::{ConflictChoice, SettleConflict, settle_conflict};

use domain::record::{DELETED, OWNER, spec};

/// The table of a kind of record; empty for one that a newer program made.
fn table(kind: u16) -> &'static str {
    spec(kind).map_or("", |spec| spec.table)
}

/// What a field is called in a view.
fn field_name(kind: u16, field: u16) -> String {
    match field {
        DELETED => "deleted".to_owned(),
        OWNER => "owner".to_owned(),
        number => spec(kind)
            .and_then(|spec| spec.field(number))
            .map_or_else(|| number.to_string(), |field| field.name.to_owned()),
    }
}
