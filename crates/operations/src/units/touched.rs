//! What a change of the tree touches, by name, before anybody agrees to it.

use super::reorganise::{Asked, Reorganisation};
use crate::{Desk, Failure};
use domain::members::{Membership, OfficeRole};
use serde::Serialize;
use storage::Reading;
use ts_rs::TS;
use uuid::Uuid;

/// Everything a change of the tree touches.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TouchedView {
    /// Stays that end or go over.
    pub members: Vec<TouchedMember>,
    /// Offices that end.
    pub offices: Vec<TouchedOffice>,
    /// Open tasks that go over or stay behind.
    pub tasks: Vec<TouchedTask>,
}

/// A stay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TouchedMember {
    /// The stay.
    pub membership: Uuid,
    /// The member's name.
    pub name: String,
    /// Whether it is touched: in a division only of those who are chosen.
    pub goes: bool,
}

/// An office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TouchedOffice {
    /// Who holds it.
    pub name: String,
    /// Which.
    pub role: OfficeRole,
}

/// A task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TouchedTask {
    /// What is to be done.
    pub title: String,
    /// By whom.
    pub name: String,
}

/// Shows what a change of the tree would touch. Nothing is written.
pub fn preview_reorganisation(
    desk: &Desk,
    request: Reorganisation,
) -> Result<TouchedView, Failure> {
    let asked = Asked::read(desk, &request)?;
    desk.book.read(|reading| view(reading, &asked))
}

fn view(reading: &Reading<'_>, asked: &Asked) -> Result<TouchedView, Failure> {
    let stays = reading.stays_in(asked.unit.id, asked.last())?;
    let goes = |stay: &Membership| asked.takes(stay);
    let mut offices = Vec::new();
    for office in reading.offices_in(asked.unit.id)? {
        let held = stays.iter().find(|stay| stay.member == office.member);
        if let Some(stay) = held.filter(|stay| asked.moves_people() && goes(stay)) {
            offices.push(TouchedOffice {
                name: stay.name.clone(),
                role: office.role,
            });
        }
    }
    let mut tasks = Vec::new();
    for task in reading.tasks_in(asked.unit.id)? {
        let stay = stays.iter().find(|stay| Some(stay.id) == task.owner_member);
        let touched = match stay {
            Some(stay) => goes(stay),
            None => asked.ends_unit(),
        };
        if asked.moves_people() && touched {
            tasks.push(TouchedTask {
                title: task.title,
                name: stay.map(|stay| stay.name.clone()).unwrap_or_default(),
            });
        }
    }
    let members = stays
        .iter()
        .filter(|_| asked.moves_people())
        .map(|stay| TouchedMember {
            membership: stay.id.0,
            name: stay.name.clone(),
            goes: goes(stay),
        })
        .collect();
    Ok(TouchedView {
        members,
        offices,
        tasks,
    })
}
