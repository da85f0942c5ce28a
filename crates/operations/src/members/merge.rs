//! Merging two files of one person into one, in one step that one undo takes back.
//!
//! The file that goes is kept whole behind the mark that it is deleted. What hangs on it passes to
//! the other: stays with their attendance, standing, offices, badges, tasks. A closed meeting is
//! not touched: its roll keeps the stay it was written with, which is the other file's from now on.

use super::TwoMembers;
use crate::{Desk, Failure, NotNow, Problem, Saved};
use domain::meetings::{Meeting, MeetingField, MeetingId, Presence};
use domain::members::{
    Badge, Member, MemberField, MemberId, Membership, MembershipId, Office, StandingEvent,
};
use domain::people::Person;
use domain::record::{FieldValue, Fields, Key, Record, Value};
use domain::tasks::Task;
use serde::Deserialize;
use storage::Writing;
use ts_rs::TS;
use uuid::Uuid;

/// Two files to merge.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MergeMembers {
    /// The file that stays.
    pub keep: Uuid,
    /// The revision it was read at.
    pub keep_revision: i64,
    /// The file that goes.
    pub gone: Uuid,
    /// The revision it was read at.
    pub gone_revision: i64,
    /// Fields whose value is taken from the file that goes. Where one file says nothing, the other
    /// speaks without being asked.
    pub take: Vec<String>,
}

/// Numbers that a person is looked up by in old papers.
const NUMBERS: [MemberField; 3] = [
    MemberField::card_number,
    MemberField::file_number,
    MemberField::list_number,
];

/// Merges two files.
pub fn merge_members(desk: &Desk, request: MergeMembers) -> Result<Saved, Failure> {
    let (keep, gone) = TwoMembers {
        one: request.keep,
        other: request.gone,
    }
    .ids()?;
    if !request.take.iter().all(|name| is_field(name)) {
        return Err(Failure::invalid("take", Problem::NotAChoice));
    }
    desk.save("merge_members", "", |writing| {
        writing.at_revision::<Member>(keep.record(), request.keep_revision)?;
        writing.at_revision::<Member>(gone.record(), request.gone_revision)?;
        let kept: Member = writing.reading().require(keep.record())?;
        let going: Member = writing.reading().require(gone.record())?;
        // Both must be ours to write.
        if [&kept, &going]
            .iter()
            .any(|file| file.owner != writing.unit())
        {
            return Err(Failure::NotNow {
                reason: NotNow::OtherUnit,
            });
        }
        let merged = merged(&kept, &going, &request.take);
        writing.about(&merged.name())?;
        writing.put(&merged)?;
        pass_stays(writing, keep, gone)?;
        pass_events(writing, keep, gone)?;
        pass_offices(writing, keep, gone)?;
        pass_badges(writing, keep, gone)?;
        for person in writing.reading().people_of_member(gone)? {
            writing.put(&Person {
                member: Some(keep),
                ..person
            })?;
        }
        writing.put(&Member {
            merged_into: Some(keep),
            ..going
        })?;
        writing.delete::<Member>(gone.record())?;
        Ok(keep.record())
    })
}

fn is_field(name: &str) -> bool {
    Member::SPEC.fields.iter().any(|field| field.name == name)
}

/// The fields of the file that stays after the merge.
fn merged(keep: &Member, gone: &Member, take: &[String]) -> Member {
    let mut fields = Fields::default();
    for ((number, mine), (_, theirs)) in keep.to_fields().into_iter().zip(gone.to_fields()) {
        let name = Member::SPEC.field(number).map_or("", |field| field.name);
        // A name is taken whole or not at all.
        let asked = if name == "family_middle" {
            "given"
        } else {
            name
        };
        let theirs_wanted = take.iter().any(|it| it == asked) || says_nothing(&mine);
        let value = if theirs_wanted && !says_nothing(&theirs) {
            theirs
        } else {
            mine
        };
        fields.set(number, Key::new(), value);
    }
    let merged = Member::from_fields(keep.id.record(), keep.owner, &fields);
    Member {
        other_numbers: other_numbers(&merged, keep, gone),
        merged_into: None,
        ..merged
    }
}

fn says_nothing(value: &Value) -> bool {
    matches!(value, Value::Null)
        || matches!(value, Value::Text(text) if text.is_empty() || text == "unknown")
}

/// Every number of either file that the merged one does not show in its own place.
fn other_numbers(merged: &Member, keep: &Member, gone: &Member) -> String {
    let numbers = |member: &Member| -> Vec<String> {
        let fields = member.to_fields();
        let own = NUMBERS.iter().filter_map(|wanted| {
            let value = fields.iter().find(|(number, _)| *number == wanted.number());
            value.and_then(|(_, value)| String::from_value(value))
        });
        own.filter(|number| !number.is_empty()).collect()
    };
    let shown = numbers(merged);
    let earlier = [keep, gone].into_iter().flat_map(|member| {
        let before = member.other_numbers.split("; ").map(str::to_owned);
        before.chain(numbers(member)).collect::<Vec<_>>()
    });
    let mut others: Vec<String> = Vec::new();
    for number in earlier {
        if !number.is_empty() && !shown.contains(&number) && !others.contains(&number) {
            others.push(number);
        }
    }
    others.join("; ")
}

/// Stays pass to the file that is kept. One that overlaps a stay of the other in the same unit is
/// merged into it, so that nobody stands on a roll twice.
fn pass_stays(writing: &mut Writing<'_>, keep: MemberId, gone: MemberId) -> Result<(), Failure> {
    for stay in writing.reading().memberships_of(gone)? {
        let same = writing
            .reading()
            .memberships_of(keep)?
            .into_iter()
            .find(|other| other.merged_into.is_none() && overlap(other, &stay));
        let Some(same) = same else {
            writing.put(&Membership {
                member: keep,
                ..stay
            })?;
            continue;
        };
        let into = same.id;
        writing.put(&Membership {
            since: same
                .since
                .zip(stay.since)
                .map(|(one, other)| one.min(other)),
            until: same
                .until
                .zip(stay.until)
                .map(|(one, other)| one.max(other)),
            ..same
        })?;
        pass_meetings(writing, stay.id, into)?;
        for task in writing.reading().tasks_of_stay(stay.id)? {
            writing.put(&Task {
                owner_member: Some(into),
                ..task
            })?;
        }
        writing.put(&Membership {
            member: keep,
            merged_into: Some(into),
            ..stay
        })?;
    }
    Ok(())
}

fn overlap(one: &Membership, other: &Membership) -> bool {
    let before = |first: &Membership, second: &Membership| {
        first
            .until
            .zip(second.since)
            .is_some_and(|(until, since)| until < since)
    };
    one.owner == other.owner && one.kind == other.kind && !before(one, other) && !before(other, one)
}

/// In meetings that are not closed the mark, the chair and the minute-taker follow the stay.
fn pass_meetings(
    writing: &mut Writing<'_>,
    from: MembershipId,
    to: MembershipId,
) -> Result<(), Failure> {
    for meeting in writing.reading().open_meetings_naming(from)? {
        pass_mark(writing, meeting, from, to)?;
        let known = writing.reading().meeting(meeting)?;
        let other =
            |named: Option<MembershipId>| if named == Some(from) { Some(to) } else { named };
        writing.put(&Meeting {
            chair: other(known.chair),
            minute_taker: other(known.minute_taker),
            ..known
        })?;
    }
    Ok(())
}

fn pass_mark(
    writing: &mut Writing<'_>,
    meeting: MeetingId,
    from: MembershipId,
    to: MembershipId,
) -> Result<(), Failure> {
    let field = MeetingField::attendance.number();
    let key = |stay: MembershipId| stay.0.as_bytes().to_vec();
    let fields = writing.reading().fields(meeting.record())?;
    let said = |stay| fields.entry(field, &key(stay)).clone();
    let unsaid =
        |value: &Value| matches!(value, Value::Null) || *value == Presence::NotRecorded.to_value();
    let (theirs, mine) = (said(from), said(to));
    if unsaid(&mine) && !unsaid(&theirs) {
        writing.set_entries::<Meeting>(meeting.record(), field, vec![(key(to), theirs)])?;
    }
    writing.set_entries::<Meeting>(meeting.record(), field, vec![(key(from), Value::Null)])?;
    Ok(())
}

/// Events that both files have stay where they are; one that is dated stands for one that is not.
fn pass_events(writing: &mut Writing<'_>, keep: MemberId, gone: MemberId) -> Result<(), Failure> {
    let mine = writing.reading().standing_events_of(keep)?;
    for event in writing.reading().standing_events_of(gone)? {
        let same = mine.iter().find(|known| {
            known.change == event.change
                && match (known.effective, event.effective) {
                    (Some(one), Some(other)) => one.agrees_with(&other),
                    _ => true,
                }
        });
        match same {
            Some(known) if known.effective.is_some() || event.effective.is_none() => continue,
            Some(undated) => writing.delete::<StandingEvent>(undated.id.record())?,
            None => {}
        }
        writing.put(&StandingEvent {
            member: keep,
            ..event
        })?;
    }
    Ok(())
}

fn pass_offices(writing: &mut Writing<'_>, keep: MemberId, gone: MemberId) -> Result<(), Failure> {
    let mine = writing.reading().offices_of(keep)?;
    for office in writing.reading().offices_of(gone)? {
        let known = |other: &Office| other.role == office.role && other.since == office.since;
        if !mine.iter().any(known) {
            writing.put(&Office {
                member: keep,
                ..office
            })?;
        }
    }
    Ok(())
}

fn pass_badges(writing: &mut Writing<'_>, keep: MemberId, gone: MemberId) -> Result<(), Failure> {
    let mine = writing.reading().badges_of(keep)?;
    for badge in writing.reading().badges_of(gone)? {
        if !mine.iter().any(|known| known.years == badge.years) {
            writing.put(&Badge {
                member: keep,
                ..badge
            })?;
        }
    }
    Ok(())
}
