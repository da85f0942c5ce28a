//! Choices: plain lists of what a field may say.

/// Declares a choice: its variants and the code of each, the same in the book, on the wire and in
/// the window. The first variant is the default.
macro_rules! choice {
    (
        $(#[$doc:meta])*
        $name:ident { $( $(#[$variant_doc:meta])* $variant:ident = $code:literal, )+ }
    ) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord,
            serde::Serialize, serde::Deserialize, ts_rs::TS,
        )]
        pub enum $name {
            $( $(#[$variant_doc])* #[serde(rename = $code)] $variant, )+
        }

        impl $name {
            /// Every variant, in the order of the list.
            pub const ALL: &'static [Self] = &[ $( Self::$variant, )+ ];

            /// The code that stands for it everywhere.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $( Self::$variant => $code, )+ }
            }

            /// The variant of a code.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|choice| choice.code() == code)
            }
        }

        impl Default for $name {
            fn default() -> Self {
                let [first, ..] = Self::ALL else { unreachable!("a choice has a first variant") };
                *first
            }
        }

        impl $crate::record::FieldValue for $name {
            fn to_value(&self) -> $crate::record::Value {
                $crate::record::Value::Text(self.code().to_owned())
            }
            fn from_value(value: &$crate::record::Value) -> Option<Self> {
                match value {
                    $crate::record::Value::Text(code) => Self::from_code(code),
                    $crate::record::Value::Null
                    | $crate::record::Value::Int(_)
                    | $crate::record::Value::Bytes(_) => None,
                }
            }
        }
    };
}
pub(crate) use choice;
