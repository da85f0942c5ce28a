//! The made-up cell of the practice book: 52 members and 14 months of meetings, from a data file.

use crate::meetings::roll;
use crate::members::MemberForm;
use crate::{Desk, Failure};
use chrono::{Datelike, Months, NaiveDate, NaiveTime, TimeDelta};
use domain::meetings::{
    AgendaItem, AgendaItemKind, Meeting, MeetingField, MeetingId, MeetingKind, MeetingState,
    Presence, order,
};
use domain::members::{
    Member, Membership, MembershipId, MembershipKind, Office, OfficeRole, StandingChange,
    StandingEvent,
};
use domain::record::FieldValue;
use domain::tasks::{Task, TaskState};
use serde::Deserialize;
use storage::Writing;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Cell {
    members: Vec<PracticeMember>,
    reasons: Vec<String>,
    themes: Vec<String>,
    records: Vec<String>,
    tasks: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct PracticeMember {
    #[serde(flatten)]
    fields: PracticeFields,
    standing: StandingWord,
    #[serde(default)]
    office: Option<OfficeRole>,
    exempt: bool,
    away: bool,
}

#[derive(Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
enum StandingWord {
    Official,
    Probationary,
}

#[derive(Debug, Deserialize)]
struct PracticeFields {
    family_middle: String,
    given: String,
    sex: domain::members::Sex,
    birth: String,
    ethnicity: String,
    religion: String,
    native_place: String,
    permanent_address: String,
    phone: String,
    education: String,
    political_theory: String,
    occupation: String,
    joined: String,
    official_from: String,
    card_number: String,
}

/// Months of meetings that lie behind the practice cell.
const MONTHS: u32 = 14;

/// Fills the practice book, in one step.
pub fn fill(desk: &Desk) -> Result<(), Failure> {
    let cell: Cell = serde_json::from_str(include_str!("practice_cell.json"))
        .map_err(|source| Failure::internal(&source))?;
    let today = desk.today();
    desk.transact("fill_practice_book", "", |writing| {
        let began = month_before(today, MONTHS);
        let stays = take_in(writing, &cell, began, today)?;
        for back in (1..=MONTHS).rev() {
            hold_meeting(writing, &cell, &stays, month_before(today, back), back)?;
        }
        Ok(())
    })?;
    Ok(())
}

/// The 25th of a month so many months ago, a day on which cells like to meet.
fn month_before(today: NaiveDate, months: u32) -> NaiveDate {
    let day = today.with_day(25).unwrap_or(today);
    day.checked_sub_months(Months::new(months)).unwrap_or(day)
}

struct Stay {
    membership: MembershipId,
    office: Option<OfficeRole>,
}

fn take_in(
    writing: &mut Writing<'_>,
    cell: &Cell,
    began: NaiveDate,
    today: NaiveDate,
) -> Result<Vec<Stay>, Failure> {
    let since = began.checked_sub_months(Months::new(12)).unwrap_or(began);
    cell.members
        .iter()
        .map(|person| one(writing, person, since, today))
        .collect()
}

fn one(
    writing: &mut Writing<'_>,
    person: &PracticeMember,
    since: NaiveDate,
    today: NaiveDate,
) -> Result<Stay, Failure> {
    let mut form = crate::form::Form::default();
    let mut member = Member::default();
    typed(&person.fields).fill(&mut form, &mut member);
    form.finish()?;
    let probationary = person.standing == StandingWord::Probationary;
    if probationary {
        let joined = today.checked_sub_months(Months::new(8)).unwrap_or(today);
        member.joined = Some(domain::dates::PartialDate::Day(joined));
    }
    member.id = writing.new_id()?;
    member.owner = writing.unit();
    writing.put(&member)?;
    let stay = Membership {
        id: writing.new_id()?,
        owner: writing.unit(),
        member: member.id,
        kind: MembershipKind::Regular,
        since: if probationary {
            member.joined.map(|it| it.earliest())
        } else {
            Some(since)
        },
        until: None,
        name: member.name(),
        ..Membership::default()
    };
    writing.put(&stay)?;
    happened(
        writing,
        &member,
        StandingChange::BecameProbationary,
        member.joined,
    )?;
    if !probationary {
        happened(
            writing,
            &member,
            StandingChange::BecameOfficial,
            member.official_from,
        )?;
    }
    let lately = Some(domain::dates::PartialDate::Day(since));
    if person.exempt {
        happened(writing, &member, StandingChange::Exempted, lately)?;
    }
    if person.away {
        happened(writing, &member, StandingChange::WentAway, lately)?;
    }
    if let Some(role) = person.office {
        writing.put(&Office {
            id: writing.new_id()?,
            owner: writing.unit(),
            member: member.id,
            role,
            since: Some(since),
            ..Office::default()
        })?;
    }
    Ok(Stay {
        membership: stay.id,
        office: person.office,
    })
}

fn happened(
    writing: &mut Writing<'_>,
    member: &Member,
    change: StandingChange,
    effective: Option<domain::dates::PartialDate>,
) -> Result<(), Failure> {
    writing.put(&StandingEvent {
        id: writing.new_id()?,
        owner: writing.unit(),
        member: member.id,
        change,
        effective,
        ..StandingEvent::default()
    })?;
    Ok(())
}

fn typed(fields: &PracticeFields) -> MemberForm {
    MemberForm {
        sex: fields.sex,
        family_middle: fields.family_middle.clone(),
        given: fields.given.clone(),
        birth: fields.birth.clone(),
        ethnicity: fields.ethnicity.clone(),
        religion: fields.religion.clone(),
        native_place: fields.native_place.clone(),
        permanent_address: fields.permanent_address.clone(),
        phone: fields.phone.clone(),
        education: fields.education.clone(),
        political_theory: fields.political_theory.clone(),
        occupation: fields.occupation.clone(),
        joined: fields.joined.clone(),
        official_from: fields.official_from.clone(),
        card_number: fields.card_number.clone(),
        ..MemberForm::default()
    }
}

/// A repeating choice from a list, the same in every practice book.
fn pick<T>(list: &[T], place: usize) -> Option<&T> {
    list.get(place.checked_rem(list.len())?)
}

fn hold_meeting(
    writing: &mut Writing<'_>,
    cell: &Cell,
    stays: &[Stay],
    day: NaiveDate,
    back: u32,
) -> Result<(), Failure> {
    let place = usize::try_from(back).unwrap_or_default();
    let evening = NaiveTime::from_hms_opt(19, 30, 0).unwrap_or_default();
    // The middle month of each quarter joins a theme to the regular meeting.
    let themed = day.month() % 3 == 2;
    let holder = |role| {
        stays
            .iter()
            .find(|stay| stay.office == Some(role))
            .map(|it| it.membership)
    };
    let began = day.and_time(evening);
    let meeting = Meeting {
        id: writing.new_id()?,
        owner: writing.unit(),
        kind: if themed {
            MeetingKind::Combined
        } else {
            MeetingKind::Regular
        },
        theme: if themed {
            pick(&cell.themes, place).cloned().unwrap_or_default()
        } else {
            String::new()
        },
        planned: began,
        state: MeetingState::Ended,
        place: "Nhà văn hóa khu Lạc Thanh".to_owned(),
        chair: holder(OfficeRole::Secretary),
        minute_taker: holder(OfficeRole::CommitteeMember),
        began: Some(began),
        ended: Some(began + TimeDelta::minutes(if themed { 125 } else { 95 })),
        planned_minutes: if themed { 120 } else { 90 },
        announced: day.pred_opt(),
        ..Meeting::default()
    };
    writing.put(&meeting)?;
    agenda(writing, cell, &meeting, place)?;
    mark(writing, cell, meeting.id, place)?;
    task(writing, cell, stays, &meeting, place)?;
    close(writing, meeting, back)
}

fn agenda(
    writing: &mut Writing<'_>,
    cell: &Cell,
    meeting: &Meeting,
    place: usize,
) -> Result<(), Failure> {
    let mut last: Option<String> = None;
    for template in crate::meetings::usual_items(meeting.kind)? {
        let rank = order::between(last.as_deref(), None);
        let spoken = !matches!(
            template.kind,
            AgendaItemKind::Opening | AgendaItemKind::Closing
        );
        let record = spoken
            .then(|| pick(&cell.records, place))
            .flatten()
            .cloned();
        writing.put(&AgendaItem {
            id: writing.new_id()?,
            owner: writing.unit(),
            meeting: meeting.id,
            rank: rank.clone(),
            record: record.unwrap_or_default(),
            ..template
        })?;
        last = Some(rank);
    }
    Ok(())
}

fn mark(
    writing: &mut Writing<'_>,
    cell: &Cell,
    id: MeetingId,
    place: usize,
) -> Result<(), Failure> {
    let meeting = writing.reading().meeting(id)?;
    let names = roll::of(&writing.reading(), &meeting)?;
    let marks = names.iter().enumerate().map(|(line, on_roll)| {
        let presence = match (line
            .saturating_mul(7)
            .saturating_add(place.saturating_mul(5)))
            % 23
        {
            0 => Presence::Excused {
                reason: pick(&cell.reasons, line).cloned().unwrap_or_default(),
            },
            11 if place.is_multiple_of(2) => Presence::Absent,
            _ if on_roll.line.activity == domain::members::Activity::Exempt => Presence::Exempt,
            _ if on_roll.line.activity == domain::members::Activity::TemporarilyAway => {
                Presence::Excused {
                    reason: pick(&cell.reasons, 1).cloned().unwrap_or_default(),
                }
            }
            _ => Presence::THROUGHOUT,
        };
        (
            on_roll.membership.0.as_bytes().to_vec(),
            presence.to_value(),
        )
    });
    let field = MeetingField::attendance.number();
    Ok(writing.set_entries::<Meeting>(id.record(), field, marks.collect())?)
}

fn task(
    writing: &mut Writing<'_>,
    cell: &Cell,
    stays: &[Stay],
    meeting: &Meeting,
    place: usize,
) -> Result<(), Failure> {
    let due = meeting.planned.date().checked_add_months(Months::new(1));
    let open = place <= 2;
    writing.put(&Task {
        id: writing.new_id()?,
        owner: writing.unit(),
        title: pick(&cell.tasks, place).cloned().unwrap_or_default(),
        meeting: Some(meeting.id),
        owner_member: pick(stays, place.saturating_mul(3)).map(|stay| stay.membership),
        due: if open {
            due.map(|due| due - TimeDelta::days(20))
        } else {
            due
        },
        state: if open {
            TaskState::Open
        } else {
            TaskState::Done
        },
        result: if open {
            String::new()
        } else {
            "Đã xong, báo cáo tại cuộc họp sau.".to_owned()
        },
        finished: if open { None } else { due },
        ..Task::default()
    })?;
    Ok(())
}

fn close(writing: &mut Writing<'_>, meeting: Meeting, back: u32) -> Result<(), Failure> {
    let names = roll::of(&writing.reading(), &meeting)?;
    let id = meeting.id.record();
    writing.set_entries::<Meeting>(id, MeetingField::roll.number(), roll::write_down(&names)?)?;
    let number = i64::from(MONTHS.saturating_sub(back).saturating_add(1));
    writing.put(&Meeting {
        state: MeetingState::Closed,
        number: Some(number),
        version: 1,
        ..meeting
    })?;
    Ok(())
}
