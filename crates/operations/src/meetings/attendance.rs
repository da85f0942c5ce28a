//! Attendance over a period: meeting by meeting and member by member, with the list behind each
//! share. Who was not a member that day, was on leave or was not recorded is in no base.

use super::PresenceChoice;
use super::roll::{self, OnRoll};
use crate::{Desk, Failure, Problem};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use domain::meetings::{Attendance, Meeting, MeetingKind, MeetingState, RollLine, VoterKind};
use serde::{Deserialize, Serialize};
use storage::Reading;
use ts_rs::TS;
use uuid::Uuid;

/// Which stretch of time.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ShowAttendance {
    /// The year.
    pub year: i32,
    /// One quarter of it, 1 to 4; none for the whole year.
    #[serde(default)]
    pub quarter: Option<u32>,
}

/// A year of attendance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AttendanceView {
    /// The share asked for, in tenths of a percent.
    pub target: Option<u32>,
    /// Where it is written.
    pub reference: String,
    /// Everybody and every meeting together.
    pub all: ShareView,
    /// Meetings that were held, in the order of time.
    pub meetings: Vec<MeetingShare>,
    /// Members by the roll of the last meeting, then those who left.
    pub members: Vec<MemberShare>,
    /// Every unit whose closed meetings lie in this book, by name; this one counts also what is
    /// not closed yet.
    pub units: Vec<UnitShare>,
}

/// One unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct UnitShare {
    /// The unit.
    pub unit: Uuid,
    /// Its name.
    pub name: String,
    /// This book's own unit.
    pub own: bool,
    /// Who came.
    pub share: ShareView,
    /// The meetings behind the share, in the order of time.
    pub meetings: Vec<MeetingShare>,
}

/// A share with everything it was taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct ShareView {
    /// Came.
    pub present: u32,
    /// Absent with reason.
    pub excused: u32,
    /// Absent without.
    pub absent: u32,
    /// On leave: in a column of its own, not in the base.
    pub on_leave: u32,
    /// Nobody said: not in the base.
    pub not_recorded: u32,
    /// What counts.
    pub base: u32,
    /// Tenths of a percent; none where nothing counts.
    pub per_mille: Option<u32>,
}

impl From<Attendance> for ShareView {
    fn from(sum: Attendance) -> Self {
        Self {
            present: sum.present,
            excused: sum.excused,
            absent: sum.absent,
            on_leave: sum.on_leave,
            not_recorded: sum.not_recorded,
            base: sum.base(),
            per_mille: sum.per_mille(),
        }
    }
}

/// One meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MeetingShare {
    /// The meeting.
    pub id: Uuid,
    /// When it was planned for.
    pub planned: NaiveDateTime,
    /// What kind it is.
    pub kind: MeetingKind,
    /// Who came.
    pub share: ShareView,
}

/// One member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MemberShare {
    /// The stay in the cell.
    pub membership: Uuid,
    /// The name.
    pub name: String,
    /// How often.
    pub share: ShareView,
    /// The list behind the share, in the order of time.
    pub marks: Vec<MarkView>,
}

/// How somebody was marked at one meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MarkView {
    /// The meeting.
    pub meeting: Uuid,
    /// Its day.
    pub day: String,
    /// The mark.
    pub presence: PresenceChoice,
    /// The reason of an excuse.
    pub reason: String,
    /// On leave that day: not in the base.
    pub on_leave: bool,
}

/// Shows the attendance of a year or of one of its quarters.
pub fn show_attendance(desk: &Desk, request: ShowAttendance) -> Result<AttendanceView, Failure> {
    let (from, to) = period(request)?;
    let rules = desk.rules.on(desk.today());
    let target = rules.map(|rules| &rules.meetings.attendance_target);
    desk.book.read(|reading| {
        let held = held(reading, from, to)?;
        Ok(AttendanceView {
            target: target
                .and_then(|it| domain::meetings::per_mille(it.value.num(), it.value.den())),
            reference: target
                .map(|it| it.reference.to_string())
                .unwrap_or_default(),
            all: share(&held),
            members: members(&held),
            units: units(reading, &held, from, to)?,
            meetings: held.iter().map(meeting_share).collect(),
        })
    })
}

/// From the first moment of the period up to, not including, the first after it.
fn period(request: ShowAttendance) -> Result<(NaiveDateTime, NaiveDateTime), Failure> {
    let year = request.year.clamp(1900, 2100);
    let month = |year: i32, month: u32| {
        let day = NaiveDate::from_ymd_opt(year, month, 1).unwrap_or_default();
        day.and_time(NaiveTime::MIN)
    };
    let next = year.saturating_add(1);
    Ok(match request.quarter {
        None => (month(year, 1), month(next, 1)),
        Some(1) => (month(year, 1), month(year, 4)),
        Some(2) => (month(year, 4), month(year, 7)),
        Some(3) => (month(year, 7), month(year, 10)),
        Some(4) => (month(year, 10), month(next, 1)),
        Some(_) => {
            let (least, most) = (1, 4);
            return Err(Failure::invalid(
                "quarter",
                Problem::OutOfRange { least, most },
            ));
        }
    })
}

type Held = (Meeting, Vec<OnRoll>);

fn share(held: &[Held]) -> ShareView {
    let rolls = held.iter().flat_map(|(_, roll)| roll::lines(roll));
    Attendance::of(&rolls.collect::<Vec<RollLine>>()).into()
}

/// The meetings of the cell that began, each with the members on its roll. The committee's own
/// meetings call only some of them.
fn held(
    reading: &Reading<'_>,
    from: NaiveDateTime,
    to: NaiveDateTime,
) -> Result<Vec<Held>, Failure> {
    let lines = reading.meetings(from, to)?.into_iter();
    let begun = lines
        .filter(|line| line.kind != MeetingKind::Committee)
        .filter(|line| !matches!(line.state, MeetingState::Planned | MeetingState::Announced));
    begun
        .map(|line| with_members(reading, reading.meeting(line.id)?))
        .collect()
}

fn with_members(reading: &Reading<'_>, meeting: Meeting) -> Result<Held, Failure> {
    let mut roll = roll::of(reading, &meeting)?;
    roll.retain(|line| {
        matches!(
            line.line.kind,
            VoterKind::Official | VoterKind::Probationary
        )
    });
    Ok((meeting, roll))
}

/// The book's own unit, then the others whose closed meetings it holds: their rolls were written
/// down, and need no roster that is not here.
fn units(
    reading: &Reading<'_>,
    own: &[Held],
    from: NaiveDateTime,
    to: NaiveDateTime,
) -> Result<Vec<UnitShare>, Failure> {
    let unit = reading.unit()?;
    let profile = reading.profile()?.unwrap_or_default();
    let mut units = vec![unit_share(unit.0, profile.name, true, own)];
    for (other, name) in reading.units_with_meetings(from, to)? {
        if other == unit {
            continue;
        }
        let closed = reading.closed_meetings_of(other, from, to)?;
        let held: Vec<Held> = closed
            .into_iter()
            .map(|id| with_members(reading, reading.meeting(id)?))
            .collect::<Result<_, _>>()?;
        units.push(unit_share(other.0, name, false, &held));
    }
    Ok(units)
}

fn unit_share(unit: Uuid, name: String, own: bool, held: &[Held]) -> UnitShare {
    UnitShare {
        unit,
        name,
        own,
        share: share(held),
        meetings: held.iter().map(meeting_share).collect(),
    }
}

fn meeting_share((meeting, roll): &(Meeting, Vec<OnRoll>)) -> MeetingShare {
    MeetingShare {
        id: meeting.id.0,
        planned: meeting.planned,
        kind: meeting.kind,
        share: Attendance::of(&roll::lines(roll)).into(),
    }
}

fn members(held: &[(Meeting, Vec<OnRoll>)]) -> Vec<MemberShare> {
    let mut shares: Vec<(Vec<RollLine>, MemberShare)> = Vec::new();
    for (_, roll) in held.iter().rev() {
        for line in roll {
            if shares
                .iter()
                .all(|(_, known)| known.membership != line.membership.0)
            {
                shares.push((Vec::new(), nothing_yet(line)));
            }
        }
    }
    for (meeting, roll) in held {
        for line in roll {
            let of = shares
                .iter_mut()
                .find(|(_, known)| known.membership == line.membership.0);
            if let Some((lines, share)) = of {
                share.marks.push(mark(meeting, line));
                lines.push(line.line.clone());
            }
        }
    }
    shares
        .into_iter()
        .map(|(lines, share)| MemberShare {
            share: Attendance::of(&lines).into(),
            ..share
        })
        .collect()
}

fn nothing_yet(line: &OnRoll) -> MemberShare {
    MemberShare {
        membership: line.membership.0,
        name: line.name.clone(),
        share: Attendance::default().into(),
        marks: Vec::new(),
    }
}

fn mark(meeting: &Meeting, line: &OnRoll) -> MarkView {
    let (presence, reason) = PresenceChoice::of(&line.line.presence);
    MarkView {
        meeting: meeting.id.0,
        day: meeting.planned.format("%d/%m/%Y").to_string(),
        presence,
        reason,
        on_leave: Attendance::of(std::slice::from_ref(&line.line)).on_leave > 0,
    }
}
