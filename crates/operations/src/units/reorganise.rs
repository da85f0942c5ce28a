//! Closing, merging, dividing, renaming and moving a unit: a dated change of the tree that takes
//! along everybody it touches, in one step with one undo.

use super::carry::Carrying;
use super::tree::{may_change, reopen_days};
use crate::failure::NotNow;
use crate::form::Form;
use crate::{Desk, Failure, Problem, Saved};
use chrono::NaiveDate;
use domain::members::{Membership, MembershipId, Office};
use domain::record::{Record, RecordList};
use domain::tasks::Task;
use domain::units::{Unit, UnitAction, UnitChange, UnitId, UnitLevel};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use storage::Writing;
use ts_rs::TS;
use uuid::Uuid;

/// A change of the tree.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Reorganisation {
    /// What happens.
    pub action: UnitAction,
    /// The unit it is about.
    pub unit: Uuid,
    /// The unit it is merged into.
    pub into: Option<Uuid>,
    /// The body it comes under.
    pub parent: Option<Uuid>,
    /// Its new name, or the name of the new unit made from it.
    pub name: String,
    /// The stays that go over to the new unit.
    pub members: Vec<Uuid>,
    /// From which day.
    pub effective: String,
    /// Number of the decision.
    pub decision: String,
}

/// Which unit.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReopenUnit {
    /// The unit.
    pub unit: Uuid,
}

/// A change of the tree that was checked.
pub(super) struct Asked {
    pub action: UnitAction,
    pub unit: Unit,
    pub into: Option<Unit>,
    pub parent: Option<Unit>,
    pub above: Option<Unit>,
    pub name: String,
    pub members: BTreeSet<Uuid>,
    pub effective: NaiveDate,
    pub decision: String,
}

impl Asked {
    /// Reads and checks what is asked for: both units must be ours to change.
    pub fn read(desk: &Desk, request: &Reorganisation) -> Result<Self, Failure> {
        let mut form = Form::default();
        let name = form.line("name", &request.name);
        let decision = form.line("decision", &request.decision);
        let effective = form.day("effective", &request.effective);
        if effective.is_none() && form.is_sound("effective") {
            form.problem("effective", Problem::Required);
        }
        let tomorrow = desk.today().succ_opt().unwrap_or_default();
        if effective.is_some_and(|day| day >= tomorrow) {
            let day = tomorrow.format("%d/%m/%Y").to_string();
            form.problem("effective", Problem::MustBeBefore { day });
        }
        needs(&mut form, request, &name);
        form.finish()?;
        desk.book.read(|reading| {
            let own = reading.unit()?;
            let tree = reading.tree(desk.today())?;
            let unit: Unit = reading.require(UnitId(request.unit).record())?;
            let asked = |id: Option<Uuid>| -> Result<Option<Unit>, Failure> {
                id.map(|id| Ok(reading.require::<Unit>(UnitId(id).record())?))
                    .transpose()
            };
            let into = asked(request.into.filter(|_| request.action == UnitAction::Merge))?;
            let parent = asked(
                request
                    .parent
                    .filter(|_| request.action == UnitAction::Move),
            )?;
            let ours = |unit: &Unit| may_change(&tree, own, unit.id);
            let allowed = ours(&unit)
                && into.as_ref().is_none_or(ours)
                && parent
                    .as_ref()
                    .is_none_or(|parent| parent.id == own || ours(parent));
            if !allowed {
                return Err(Failure::NotNow {
                    reason: NotNow::NotYourUnits,
                });
            }
            let asked = Self {
                action: request.action,
                above: asked(unit.parent.map(|parent| parent.0))?,
                unit,
                into,
                parent,
                name,
                members: request.members.iter().copied().collect(),
                effective: effective.unwrap_or(tomorrow),
                decision,
            };
            asked.makes_sense(&tree)?;
            Ok(asked)
        })
    }

    fn makes_sense(&self, tree: &[storage::units::TreeLine]) -> Result<(), Failure> {
        let wrong = |field| Err(Failure::invalid(field, Problem::NotAChoice));
        // What was closed can only go into another unit, or be opened again.
        if self.unit.closed.is_some() && self.action != UnitAction::Merge {
            return wrong("unit");
        }
        if let Some(into) = &self.into
            && (into.id == self.unit.id || into.closed.is_some() || into.level != self.unit.level)
        {
            return wrong("into");
        }
        if let Some(parent) = &self.parent {
            let mut above = Some(parent.id);
            // A unit never comes to stand below itself.
            for _ in 0..=tree.len() {
                if above == Some(self.unit.id) {
                    return wrong("parent");
                }
                above = tree
                    .iter()
                    .find(|line| Some(line.unit) == above)
                    .and_then(|line| line.parent);
            }
            let same = Some(parent.id) == self.unit.parent;
            if same || parent.closed.is_some() || parent.level == UnitLevel::Cell {
                return wrong("parent");
            }
        }
        Ok(())
    }

    /// The last day before it.
    pub fn last(&self) -> NaiveDate {
        self.effective.pred_opt().unwrap_or(self.effective)
    }

    /// Whether it takes stays, offices and tasks along.
    pub const fn moves_people(&self) -> bool {
        matches!(
            self.action,
            UnitAction::Close | UnitAction::Merge | UnitAction::Split
        )
    }

    /// Whether the unit itself ends.
    pub const fn ends_unit(&self) -> bool {
        matches!(self.action, UnitAction::Close | UnitAction::Merge)
    }

    /// Whether it touches a stay.
    pub fn takes(&self, stay: &Membership) -> bool {
        match self.action {
            UnitAction::Close | UnitAction::Merge => true,
            UnitAction::Split => self.members.contains(&stay.id.0),
            UnitAction::Rename | UnitAction::Move | UnitAction::Reopen => false,
        }
    }
}

/// What each action cannot do without.
fn needs(form: &mut Form, request: &Reorganisation, name: &str) {
    let mut need = |field: &str, missing: bool| {
        if missing && form.is_sound(field) {
            form.problem(field, Problem::Required);
        }
    };
    match request.action {
        UnitAction::Merge => need("into", request.into.is_none()),
        UnitAction::Move => need("parent", request.parent.is_none()),
        UnitAction::Rename => need("name", name.is_empty()),
        UnitAction::Split => {
            need("name", name.is_empty());
            need("members", request.members.is_empty());
        }
        UnitAction::Close => {}
        // Its own verb does that.
        UnitAction::Reopen => need("action", true),
    }
}

/// Changes the tree: one step, which one undo takes back.
pub fn reorganise_unit(desk: &Desk, request: Reorganisation) -> Result<Saved, Failure> {
    let asked = Asked::read(desk, &request)?;
    desk.save("reorganise_unit", &asked.unit.name, |writing| {
        let mut ended = RecordList::default();
        let into = match asked.action {
            UnitAction::Split => Some(divide(writing, &asked)?),
            _ => asked.into.clone(),
        };
        if asked.moves_people() {
            move_people(writing, &asked, into.as_ref(), &mut ended)?;
        }
        writing.put(&Unit {
            closed: if asked.ends_unit() {
                Some(asked.unit.closed.unwrap_or(asked.last()))
            } else {
                None
            },
            went_into: into
                .as_ref()
                .filter(|_| asked.action == UnitAction::Merge)
                .map(|into| into.id),
            name: if asked.action == UnitAction::Rename {
                asked.name.clone()
            } else {
                asked.unit.name.clone()
            },
            parent: asked
                .parent
                .as_ref()
                .map_or(asked.unit.parent, |parent| Some(parent.id)),
            ..asked.unit.clone()
        })?;
        writing.put(&history(writing, &asked, into.as_ref(), ended)?)?;
        Ok(asked.unit.id.record())
    })
}

fn history(
    writing: &Writing<'_>,
    asked: &Asked,
    into: Option<&Unit>,
    ended: RecordList,
) -> Result<UnitChange, Failure> {
    let name = |unit: Option<&Unit>| unit.map(|unit| unit.name.clone()).unwrap_or_default();
    let moves = asked.action == UnitAction::Move;
    Ok(UnitChange {
        id: writing.new_id()?,
        owner: UnitId::TREE,
        unit: asked.unit.id,
        action: asked.action,
        effective: Some(asked.effective),
        decision: asked.decision.clone(),
        into: into.map(|into| into.id),
        name_before: asked.unit.name.clone(),
        name_after: if asked.action == UnitAction::Rename {
            asked.name.clone()
        } else {
            String::new()
        },
        parent_before: asked.unit.parent.filter(|_| moves),
        parent_after: asked.parent.as_ref().map(|parent| parent.id),
        above_before: name(asked.above.as_ref().filter(|_| moves)),
        above_after: name(asked.parent.as_ref()),
        ended,
    })
}

/// Makes the new unit beside the one it comes from.
fn divide(writing: &mut Writing<'_>, asked: &Asked) -> Result<Unit, Failure> {
    let unit = Unit {
        id: writing.new_id()?,
        owner: UnitId::TREE,
        name: asked.name.clone(),
        level: asked.unit.level,
        parent: asked.unit.parent,
        cell_kind: asked.unit.cell_kind,
        not_kept: asked.unit.not_kept.clone(),
        ..Unit::default()
    };
    writing.put(&unit)?;
    Ok(unit)
}

/// Ends the stays and offices it touches; where there is a unit to go to, everybody goes on there with
/// their open tasks.
fn move_people(
    writing: &mut Writing<'_>,
    asked: &Asked,
    into: Option<&Unit>,
    ended: &mut RecordList,
) -> Result<(), Failure> {
    let last = asked.last();
    let stays = writing.reading().stays_in(asked.unit.id, last)?;
    let mut gone = BTreeSet::new();
    let mut goes_on: BTreeMap<MembershipId, MembershipId> = BTreeMap::new();
    for stay in stays.into_iter().filter(|stay| asked.takes(stay)) {
        ended.add(Membership::SPEC.kind, stay.id.record());
        gone.insert(stay.member);
        let id = stay.id;
        match into {
            Some(to) => {
                let carrying = Carrying {
                    from: &asked.unit,
                    to,
                    last,
                    decision: &asked.decision,
                };
                goes_on.insert(id, carrying.carry(writing, stay)?);
            }
            None => writing.put(&Membership {
                until: Some(last),
                ..stay
            })?,
        }
    }
    for office in writing.reading().offices_in(asked.unit.id)? {
        if gone.contains(&office.member) {
            ended.add(Office::SPEC.kind, office.id.record());
            writing.put(&Office {
                until: Some(last),
                ..office
            })?;
        }
    }
    if let Some(to) = into {
        pass_tasks(writing, asked, to, &goes_on)?;
    }
    Ok(())
}

/// Open tasks go with whoever answers for them; of a unit that ends, the others too.
fn pass_tasks(
    writing: &mut Writing<'_>,
    asked: &Asked,
    to: &Unit,
    goes_on: &BTreeMap<MembershipId, MembershipId>,
) -> Result<(), Failure> {
    for task in writing.reading().tasks_in(asked.unit.id)? {
        let by = task
            .owner_member
            .and_then(|stay| goes_on.get(&stay))
            .copied();
        if by.is_none() && !asked.ends_unit() {
            continue;
        }
        let id = task.id.record();
        if by.is_some() {
            writing.put(&Task {
                owner_member: by,
                ..task
            })?;
        }
        writing.give::<Task>(id, to.id)?;
    }
    Ok(())
}

/// Opens a unit again that was closed: the stays and offices that ended with it go on.
pub fn reopen_unit(desk: &Desk, request: ReopenUnit) -> Result<Saved, Failure> {
    let days = reopen_days(desk)?;
    desk.save("reopen_unit", "", |writing| {
        let own = writing.unit();
        let tree = writing.reading().tree(desk.today())?;
        let unit: Unit = writing.reading().require(UnitId(request.unit).record())?;
        let closed = unit
            .closed
            .filter(|_| unit.went_into.is_none())
            .filter(|closed| desk.today().signed_duration_since(*closed).num_days() <= days);
        let Some(closed) = closed else {
            return Err(Failure::NotNow {
                reason: NotNow::TooLateToReopen,
            });
        };
        if !may_change(&tree, own, unit.id) {
            return Err(Failure::NotNow {
                reason: NotNow::NotYourUnits,
            });
        }
        writing.about(&unit.name)?;
        let changes = writing.reading().unit_changes(Some(unit.id))?;
        let closing = changes
            .into_iter()
            .find(|change| change.action == UnitAction::Close && change.unit == unit.id);
        for (kind, record) in closing.iter().flat_map(|closing| closing.ended.iter()) {
            go_on(writing, kind, record, closed)?;
        }
        let id = unit.id.record();
        writing.put(&UnitChange {
            id: writing.new_id()?,
            owner: UnitId::TREE,
            unit: unit.id,
            action: UnitAction::Reopen,
            effective: Some(desk.today()),
            name_before: unit.name.clone(),
            ..UnitChange::default()
        })?;
        writing.put(&Unit {
            closed: None,
            ..unit
        })?;
        Ok(id)
    })
}

/// What ended on that day goes on; what somebody ended otherwise since stays ended.
fn go_on(
    writing: &mut Writing<'_>,
    kind: u16,
    record: domain::record::RecordId,
    closed: NaiveDate,
) -> Result<(), Failure> {
    if kind == Membership::SPEC.kind {
        let stay: Option<Membership> = writing.reading().get(record)?;
        if let Some(stay) = stay.filter(|stay| stay.until == Some(closed)) {
            writing.put(&Membership {
                until: None,
                ..stay
            })?;
        }
    } else if kind == Office::SPEC.kind {
        let office: Option<Office> = writing.reading().get(record)?;
        if let Some(office) = office.filter(|office| office.until == Some(closed)) {
            writing.put(&Office {
                until: None,
                ..office
            })?;
        }
    }
    Ok(())
}
