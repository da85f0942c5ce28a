//! Whether somebody was there, and for which items.

use super::AgendaItemId;
use crate::record::{FieldValue, Value};
use uuid::Uuid;

/// A stretch of the agenda somebody missed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Away {
    /// The first item missed; `None`: came late, away from the beginning.
    pub from: Option<AgendaItemId>,
    /// The item somebody was back for; `None`: did not come back.
    pub back_at: Option<AgendaItemId>,
}

/// What the roll says about one person (điểm danh).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub enum Presence {
    /// There (có mặt), but for the stretches named.
    Present {
        /// In no order.
        away: Vec<Away>,
    },
    /// Absent for an accepted reason (vắng có lý do).
    Excused {
        /// In the words of the minutes; may be empty.
        reason: String,
    },
    /// Absent without one (vắng không lý do).
    Absent,
    /// Exempt from meetings and not there (miễn sinh hoạt). An exempt member who comes is `Present`.
    Exempt,
    /// Nobody has said yet.
    #[default]
    NotRecorded,
}

impl Presence {
    /// There from beginning to end.
    pub const THROUGHOUT: Self = Self::Present { away: Vec::new() };

    /// Whether the person came at all.
    #[must_use]
    pub fn came(&self) -> bool {
        matches!(self, Self::Present { .. })
    }

    /// Whether the person was there for an item. `order` is the agenda in its order, removed items
    /// included: a stretch may begin or end at one of them.
    #[must_use]
    pub fn was_there_for(&self, item: AgendaItemId, order: &[AgendaItemId]) -> bool {
        let Self::Present { away } = self else {
            return false;
        };
        let place = |id: AgendaItemId| order.iter().position(|it| *it == id);
        let Some(at) = place(item) else { return false };
        !away.iter().any(|stretch| {
            // A stretch that begins at an item nobody knows says nothing.
            let begun = stretch
                .from
                .is_none_or(|from| place(from).is_some_and(|it| it <= at));
            let over = stretch
                .back_at
                .and_then(place)
                .is_some_and(|back| back <= at);
            begun && !over
        })
    }
}

/// `P`, `P:from~back,~back`, `E:reason`, `A`, `X`, `N`.
impl FieldValue for Presence {
    fn to_value(&self) -> Value {
        Value::Text(match self {
            Self::Present { away } if away.is_empty() => "P".to_owned(),
            Self::Present { away } => {
                let stretches: Vec<String> = away.iter().map(Away::compact).collect();
                format!("P:{}", stretches.join(","))
            }
            Self::Excused { reason } => format!("E:{reason}"),
            Self::Absent => "A".to_owned(),
            Self::Exempt => "X".to_owned(),
            Self::NotRecorded => "N".to_owned(),
        })
    }

    fn from_value(value: &Value) -> Option<Self> {
        let Value::Text(text) = value else {
            return None;
        };
        match text.as_str() {
            "P" => return Some(Self::THROUGHOUT),
            "A" => return Some(Self::Absent),
            "X" => return Some(Self::Exempt),
            "N" => return Some(Self::NotRecorded),
            _ => {}
        }
        if let Some(reason) = text.strip_prefix("E:") {
            return Some(Self::Excused {
                reason: reason.to_owned(),
            });
        }
        let stretches = text.strip_prefix("P:")?;
        let away = stretches
            .split(',')
            .map(Away::from_compact)
            .collect::<Option<Vec<_>>>()?;
        Some(Self::Present { away })
    }
}

impl Away {
    fn compact(&self) -> String {
        let write = |id: Option<AgendaItemId>| id.map(|id| id.0.to_string()).unwrap_or_default();
        format!("{}~{}", write(self.from), write(self.back_at))
    }

    fn from_compact(text: &str) -> Option<Self> {
        let (from, back_at) = text.split_once('~')?;
        Some(Self {
            from: item(from)?,
            back_at: item(back_at)?,
        })
    }
}

fn item(text: &str) -> Option<Option<AgendaItemId>> {
    if text.is_empty() {
        return Some(None);
    }
    Uuid::parse_str(text).ok().map(|id| Some(AgendaItemId(id)))
}
