//! The tree of units as the book knows it, and its history.

use crate::{Desk, Failure, Nothing};
use domain::units::{UnitAction, UnitId, UnitLevel};
use serde::Serialize;
use storage::Reading;
use storage::units::TreeLine;
use ts_rs::TS;
use uuid::Uuid;

/// The tree of units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct UnitTree {
    /// The book's own unit, once it is enrolled.
    pub own: Option<Uuid>,
    /// Each unit below the one above it.
    pub rows: Vec<UnitRow>,
    /// Whether this book changes any of them.
    pub changes: bool,
    /// Whoever belongs to no cell since theirs was closed.
    pub without_cell: Vec<WithoutCellRow>,
    /// What happened to the tree, the newest first.
    pub history: Vec<UnitChangeRow>,
}

/// One unit of the tree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct UnitRow {
    /// The unit.
    pub id: Uuid,
    /// How many units stand above it.
    pub depth: u32,
    /// Its name.
    pub name: String,
    /// Its level.
    pub level: UnitLevel,
    /// The unit above it.
    pub parent: Option<Uuid>,
    /// Its last day.
    pub closed: String,
    /// The name of the unit it went into.
    pub went_into: String,
    /// Whether the book reads its records.
    pub readable: bool,
    /// Members it counts today, where the book reads them.
    pub counted: u32,
    /// Whether this book may change its place in the tree.
    pub may_change: bool,
    /// Whether it may be opened again with everybody in it.
    pub may_reopen: bool,
}

/// Somebody without a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WithoutCellRow {
    /// The member.
    pub member: Uuid,
    /// The name.
    pub name: String,
    /// The cell that was closed.
    pub unit: String,
}

/// A change of the tree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct UnitChangeRow {
    /// The change.
    pub id: Uuid,
    /// What happened.
    pub action: UnitAction,
    /// From which day.
    pub effective: String,
    /// Number of the decision.
    pub decision: String,
    /// The unit's name before.
    pub before: String,
    /// Its name from then on.
    pub after: String,
    /// The other unit or body, where there is one.
    pub other: String,
}

/// Lists the tree of units.
pub fn list_units(desk: &Desk, _: Nothing) -> Result<UnitTree, Failure> {
    let today = desk.today();
    let reopen_days = reopen_days(desk)?;
    desk.book.read(|reading| {
        let own = reading.unit()?;
        let tree = reading.tree(today)?;
        let name_of = |unit: Option<UnitId>| {
            tree.iter()
                .find(|line| Some(line.unit) == unit)
                .map(|line| line.name.clone())
                .unwrap_or_default()
        };
        let rows: Vec<UnitRow> = tree
            .iter()
            .map(|line| {
                let may_change = may_change(&tree, own, line.unit);
                let ago = line
                    .closed
                    .map(|closed| today.signed_duration_since(closed).num_days());
                UnitRow {
                    id: line.unit.0,
                    depth: line.depth,
                    name: line.name.clone(),
                    level: line.level,
                    parent: line.parent.map(|parent| parent.0),
                    closed: day(line.closed),
                    went_into: name_of(line.went_into),
                    readable: line.readable,
                    counted: line.counted,
                    may_change,
                    may_reopen: may_change
                        && line.went_into.is_none()
                        && ago.is_some_and(|ago| ago <= reopen_days),
                }
            })
            .collect();
        let history = history(reading, &name_of)?;
        Ok(UnitTree {
            own: Some(own.0).filter(|_| own != UnitId::SELF),
            changes: rows.iter().any(|row| row.may_change),
            rows,
            without_cell: reading
                .without_cell()?
                .into_iter()
                .map(|line| WithoutCellRow {
                    member: line.member.0,
                    name: line.name,
                    unit: line.unit,
                })
                .collect(),
            history,
        })
    })
}

fn history(
    reading: &Reading<'_>,
    name_of: &dyn Fn(Option<UnitId>) -> String,
) -> Result<Vec<UnitChangeRow>, Failure> {
    let changes = reading.unit_changes(None)?;
    Ok(changes
        .into_iter()
        .map(|change| UnitChangeRow {
            id: change.id.0,
            action: change.action,
            effective: day(change.effective),
            decision: change.decision,
            before: change.name_before,
            after: change.name_after,
            other: match change.action {
                UnitAction::Move => change.above_after,
                _ => name_of(change.into),
            },
        })
        .collect())
}

fn day(day: Option<chrono::NaiveDate>) -> String {
    day.map(|day| day.format("%d/%m/%Y").to_string())
        .unwrap_or_default()
}

/// Days within which a closed unit is opened again with everybody in it.
pub(super) fn reopen_days(desk: &Desk) -> Result<i64, Failure> {
    let rules = desk.rules_now()?.moves.as_ref();
    Ok(rules.map_or(0, |rules| i64::from(rules.unit_reopen_days.value)))
}

/// The units directly below the book's own; the province's own book changes all of them.
pub(super) fn may_change(tree: &[TreeLine], own: UnitId, unit: UnitId) -> bool {
    let line = |unit: UnitId| tree.iter().find(|line| line.unit == unit);
    let province = line(own).is_some_and(|own| own.level == UnitLevel::Province);
    unit != own && (province || line(unit).is_some_and(|line| line.parent == Some(own)))
}
