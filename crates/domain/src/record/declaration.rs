//! `record!`: the one place where a synced entity is written down.
//!
//! From a declaration come the struct, the field enum, the columns of the view, the merge table
//! and the list of personal data. Numbers are never reused.

use super::{Key, Value, erased_field, field_spoken_of};
use std::collections::{BTreeMap, BTreeSet};

/// What the province does when two laptops wrote one field without seeing each other (SYNC.md 1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Policy {
    /// The later write wins without a word.
    Silent,
    /// The later write wins and the other stays visible as a conflict.
    Visible,
    /// A write that had not seen the current value is refused with a reason.
    Guarded,
    /// A map: each key is merged by itself, the later write wins.
    Map,
}

/// How personal a field is (Law 91/2025/QH15).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sensitivity {
    /// Says nothing about a person.
    None,
    /// Basic personal data.
    Basic,
    /// Sensitive personal data.
    Sensitive,
}

/// One field of a record.
#[derive(Debug, Clone, Copy)]
pub struct FieldSpec {
    /// Its number, never reused.
    pub number: u16,
    /// Its name: the column's name, too.
    pub name: &'static str,
    /// How concurrent writes merge.
    pub policy: Policy,
    /// How personal it is.
    pub sensitivity: Sensitivity,
    /// What it is kept for.
    pub purpose: &'static str,
    /// The view table of a map field's entries; `None` for a plain field.
    pub map_table: Option<&'static str>,
}

/// Which closed state protects a record.
#[derive(Debug, Clone, Copy)]
pub enum Guard {
    /// Nothing does.
    Open,
    /// The record's own field, while it holds this text.
    Own {
        /// The field's number.
        state: u16,
        /// The text that closes it.
        closed: &'static str,
    },
    /// The record that this field names, while *that* record is closed.
    Parent {
        /// The field that names the parent.
        link: u16,
        /// The parent's kind.
        kind: u16,
    },
}

/// Everything that is declared about one kind of record.
#[derive(Debug, Clone, Copy)]
pub struct RecordSpec {
    /// Its number, never reused.
    pub kind: u16,
    /// Its name.
    pub name: &'static str,
    /// The view's table.
    pub table: &'static str,
    /// Its fields.
    pub fields: &'static [FieldSpec],
    /// What closes it.
    pub guard: Guard,
    /// Columns worked out from its fields, for search and order.
    pub derived: fn(&Fields) -> Vec<(&'static str, Value)>,
}

impl RecordSpec {
    /// The field of that number.
    #[must_use]
    pub fn field(&self, number: u16) -> Option<&'static FieldSpec> {
        self.fields.iter().find(|field| field.number == number)
    }
}

/// The values of one record by field and key.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields(BTreeMap<(u16, Key), Value>);

impl Fields {
    /// The value of a plain field; `Null` if nothing was written.
    #[must_use]
    pub fn get(&self, field: u16) -> &Value {
        self.entry(field, &[])
    }

    /// The value under a key of a map field; `Null` if nothing was written.
    #[must_use]
    pub fn entry(&self, field: u16, key: &[u8]) -> &Value {
        self.0.get(&(field, key.to_vec())).unwrap_or(&Value::Null)
    }

    /// Writes one value.
    pub fn set(&mut self, field: u16, key: Key, value: Value) {
        self.0.insert((field, key), value);
    }

    /// Every value written, by field and key.
    pub fn iter(&self) -> impl Iterator<Item = (u16, &Key, &Value)> {
        self.0
            .iter()
            .map(|((field, key), value)| (*field, key, value))
    }

    /// The fields that were erased for good.
    #[must_use]
    pub fn erased(&self) -> BTreeSet<u16> {
        self.iter()
            .filter_map(|(field, key, value)| erased_field(field, key, value))
            .collect()
    }

    /// Takes out what was erased, however it came back.
    pub fn drop_erased(&mut self) {
        let erased = self.erased();
        if !erased.is_empty() {
            self.0
                .retain(|(field, key), _| !erased.contains(&field_spoken_of(*field, key)));
        }
    }

    /// Takes fields out, and what lost against their values.
    pub fn drop_fields(&mut self, gone: impl Fn(u16) -> bool) {
        self.0
            .retain(|(field, key), _| !gone(field_spoken_of(*field, key)));
    }

    /// The text of a plain field; empty if it holds none.
    #[must_use]
    pub fn text(&self, field: u16) -> &str {
        match self.get(field) {
            Value::Text(text) => text,
            Value::Null | Value::Int(_) | Value::Bytes(_) => "",
        }
    }
}

/// A struct that was declared by `record!`.
pub trait Record: Sized {
    /// What was declared.
    const SPEC: RecordSpec;
    /// Its id.
    fn record_id(&self) -> super::RecordId;
    /// The unit that owns it.
    fn owner(&self) -> crate::units::UnitId;
    /// Its plain fields as values.
    fn to_fields(&self) -> Vec<(u16, Value)>;
    /// Reads it from values; a value of a newer program falls back to the type's default, and is
    /// kept in the registers because only changed fields are ever written.
    fn from_fields(id: super::RecordId, owner: crate::units::UnitId, fields: &Fields) -> Self;
}

/// No derived columns.
#[must_use]
pub fn nothing_derived(_: &Fields) -> Vec<(&'static str, Value)> {
    Vec::new()
}

/// Declares one synced entity. See the module's documentation.
macro_rules! record {
    (
        $(#[$doc:meta])*
        record $name:ident($id:ident, $field_enum:ident) = $kind:literal in $table:literal,
        guard $guard:expr, derived $derived:expr;
        $(
            $(#[$field_doc:meta])*
            $number:literal $field:ident : $type:ty, $policy:ident, $tag:ident $purpose:literal;
        )*
        $(maps { $(
            $(#[$map_doc:meta])*
            $map_number:literal $map_field:ident, $map_tag:ident $map_purpose:literal,
            in $map_table:literal;
        )* })?
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Default)]
        pub struct $name {
            /// Its permanent id.
            pub id: $id,
            /// The unit that owns it.
            pub owner: $crate::units::UnitId,
            $( $(#[$field_doc])* pub $field: $type, )*
        }

        #[doc = concat!("The fields of [`", stringify!($name), "`] by number.")]
        #[allow(non_camel_case_types)]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[repr(u16)]
        pub enum $field_enum {
            $( $(#[$field_doc])* $field = $number, )*
            $($( $(#[$map_doc])* $map_field = $map_number, )*)?
        }

        impl $field_enum {
            /// The field's number.
            #[must_use]
            #[allow(clippy::as_conversions)]
            pub const fn number(self) -> u16 {
                self as u16
            }
        }

        impl $crate::record::Record for $name {
            const SPEC: $crate::record::RecordSpec = $crate::record::RecordSpec {
                kind: $kind,
                name: stringify!($name),
                table: $table,
                fields: &[
                    $( $crate::record::FieldSpec {
                        number: $number,
                        name: stringify!($field),
                        policy: $crate::record::Policy::$policy,
                        sensitivity: $crate::record::Sensitivity::$tag,
                        purpose: $purpose,
                        map_table: None,
                    }, )*
                    $($( $crate::record::FieldSpec {
                        number: $map_number,
                        name: stringify!($map_field),
                        policy: $crate::record::Policy::Map,
                        sensitivity: $crate::record::Sensitivity::$map_tag,
                        purpose: $map_purpose,
                        map_table: Some($map_table),
                    }, )*)?
                ],
                guard: $guard,
                derived: $derived,
            };
            fn record_id(&self) -> $crate::record::RecordId {
                self.id.record()
            }
            fn owner(&self) -> $crate::units::UnitId {
                self.owner
            }
            fn to_fields(&self) -> Vec<(u16, $crate::record::Value)> {
                vec![ $( ($number, $crate::record::FieldValue::to_value(&self.$field)), )* ]
            }
            fn from_fields(
                id: $crate::record::RecordId,
                owner: $crate::units::UnitId,
                fields: &$crate::record::Fields,
            ) -> Self {
                Self {
                    id: id.into(),
                    owner,
                    $( $field: <$type as $crate::record::FieldValue>::from_value(
                        fields.get($number)).unwrap_or_default(), )*
                }
            }
        }
    };
}
pub(crate) use record;
