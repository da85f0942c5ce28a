//! The roll of a meeting: who belonged to the cell on its day, in what right, and how each is
//! marked. A closed meeting shows the roll as it was written down then.

use crate::{Desk, Failure};
use domain::meetings::{Meeting, MeetingKind, MeetingState, Presence, Quorum, RollLine, VoterKind};
use domain::members::{Activity, Leaving, MembershipId, OfficeRole, names};
use domain::record::{FieldValue, Value};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use storage::Reading;
use storage::members::RosterLine;

/// One name on the roll.
#[derive(Debug, Clone, PartialEq)]
pub struct OnRoll {
    /// The stay in the cell.
    pub membership: MembershipId,
    /// The name as of that day.
    pub name: String,
    /// Year of birth, when known.
    pub birth_year: Option<i32>,
    /// The office held that day.
    pub office: Option<OfficeRole>,
    /// What counts.
    pub line: RollLine,
}

/// Everybody on the roll of a meeting, in Vietnamese order.
pub fn of(reading: &Reading<'_>, meeting: &Meeting) -> Result<Vec<OnRoll>, Failure> {
    let marks = marks(reading, meeting)?;
    if meeting.state == MeetingState::Closed {
        return written_down(reading, meeting, &marks);
    }
    let roster = reading.roster(meeting.planned.date())?;
    let everybody: Vec<OnRoll> = roster
        .iter()
        .filter_map(|line| on_roll(line, &marks))
        .collect();
    Ok(match meeting.kind {
        MeetingKind::Committee => committee(everybody),
        MeetingKind::Regular
        | MeetingKind::Thematic
        | MeetingKind::Combined
        | MeetingKind::Extraordinary
        | MeetingKind::Congress => everybody,
    })
}

/// Who leads the cell meets before it does: the committee, or the secretary and the deputy of a
/// cell without one. Where nobody's office is known, nobody can be left out.
fn committee(everybody: Vec<OnRoll>) -> Vec<OnRoll> {
    let leads = |line: &OnRoll| {
        matches!(
            line.office,
            Some(OfficeRole::Secretary | OfficeRole::Deputy | OfficeRole::CommitteeMember)
        )
    };
    if everybody.iter().any(leads) {
        everybody.into_iter().filter(leads).collect()
    } else {
        everybody
    }
}

fn on_roll(line: &RosterLine, marks: &BTreeMap<MembershipId, Presence>) -> Option<OnRoll> {
    let presence = marks.get(&line.membership).cloned().unwrap_or_default();
    let counted = RollLine::of(&line.standing, presence)?;
    Some(OnRoll {
        membership: line.membership,
        name: names::display(&line.family_middle, &line.given),
        birth_year: line
            .birth
            .map(|date| chrono::Datelike::year(&date.earliest())),
        office: line.office,
        line: counted,
    })
}

fn marks(
    reading: &Reading<'_>,
    meeting: &Meeting,
) -> Result<BTreeMap<MembershipId, Presence>, Failure> {
    let marks = reading.attendance(meeting.id)?;
    Ok(marks
        .into_iter()
        .map(|(membership, compact)| {
            let presence = Presence::from_value(&Value::Text(compact)).unwrap_or_default();
            (membership, presence)
        })
        .collect())
}

/// A line of the roll as it is written down at closing: short, because it travels.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Written {
    /// Place in the order.
    p: u32,
    /// Name.
    n: String,
    /// Kind and activity, a letter each.
    k: String,
    /// Year of birth.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    b: Option<i32>,
    /// Office.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    o: Option<OfficeRole>,
}

/// The roll as entries of the meeting's map.
pub fn write_down(roll: &[OnRoll]) -> Result<Vec<(Vec<u8>, Value)>, Failure> {
    roll.iter()
        .zip(1_u32..)
        .map(|(line, place)| {
            let written = Written {
                p: place,
                n: line.name.clone(),
                k: format!(
                    "{}{}",
                    kind_letter(line.line.kind),
                    activity_letter(line.line.activity)
                ),
                b: line.birth_year,
                o: line.office,
            };
            let text = serde_json::to_string(&written).map_err(|e| Failure::internal(&e))?;
            Ok((line.membership.0.as_bytes().to_vec(), Value::Text(text)))
        })
        .collect()
}

fn written_down(
    reading: &Reading<'_>,
    meeting: &Meeting,
    marks: &BTreeMap<MembershipId, Presence>,
) -> Result<Vec<OnRoll>, Failure> {
    let mut lines: Vec<(u32, OnRoll)> = reading
        .closed_roll(meeting.id)?
        .into_iter()
        .filter_map(|(membership, text)| {
            let written: Written = serde_json::from_str(&text).ok()?;
            let mut letters = written.k.chars();
            let kind = letter_kind(letters.next()?)?;
            let activity = letter_activity(letters.next()?)?;
            let presence = marks.get(&membership).cloned().unwrap_or_default();
            Some((
                written.p,
                OnRoll {
                    membership,
                    name: written.n,
                    birth_year: written.b,
                    office: written.o,
                    line: RollLine {
                        kind,
                        activity,
                        presence,
                    },
                },
            ))
        })
        .collect();
    lines.sort_by_key(|(place, _)| *place);
    Ok(lines.into_iter().map(|(_, line)| line).collect())
}

const KINDS: [(VoterKind, char); 4] = [
    (VoterKind::Official, 'o'),
    (VoterKind::Probationary, 'p'),
    (VoterKind::Temporary, 't'),
    (VoterKind::Guest, 'g'),
];

const ACTIVITIES: [(Activity, char); 6] = [
    (Activity::Active, 'a'),
    (Activity::Exempt, 'x'),
    (Activity::TemporarilyAway, 'w'),
    (Activity::TemporarilyHere, 'h'),
    (Activity::Suspended, 's'),
    (Activity::Left(Leaving::Transferred), 'l'),
];

fn kind_letter(kind: VoterKind) -> char {
    KINDS
        .iter()
        .find(|(k, _)| *k == kind)
        .map_or('g', |(_, letter)| *letter)
}

fn letter_kind(letter: char) -> Option<VoterKind> {
    KINDS
        .iter()
        .find(|(_, l)| *l == letter)
        .map(|(kind, _)| *kind)
}

fn activity_letter(activity: Activity) -> char {
    ACTIVITIES
        .iter()
        .find(|(a, _)| *a == activity)
        .map_or('l', |(_, letter)| *letter)
}

fn letter_activity(letter: char) -> Option<Activity> {
    ACTIVITIES
        .iter()
        .find(|(_, l)| *l == letter)
        .map(|(activity, _)| *activity)
}

/// The lines that count.
pub fn lines(roll: &[OnRoll]) -> Vec<RollLine> {
    roll.iter().map(|line| line.line.clone()).collect()
}

/// The quorum of a meeting by the rule of its day; `None` where no rule is known.
pub fn quorum(desk: &Desk, meeting: &Meeting, roll: &[OnRoll]) -> Option<Quorum> {
    let rules = &desk.rules.on(meeting.planned.date())?.charter;
    let threshold = match meeting.kind {
        MeetingKind::Congress => rules.quorum_congress.value,
        MeetingKind::Regular
        | MeetingKind::Thematic
        | MeetingKind::Combined
        | MeetingKind::Committee
        | MeetingKind::Extraordinary => rules.quorum_meeting.value,
    };
    Some(Quorum::of_meeting(
        &lines(roll),
        &rules.base_leaves_out.value,
        threshold,
    ))
}
