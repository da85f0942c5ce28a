//! What the book knows for each list.

use crate::members::deadlines::badges_until;
use crate::members::{ListMembers, MemberRow, list_members};
use crate::{Desk, Failure};
use chrono::NaiveDate;
use domain::members::MemberFilter;
use domain::members::badge::next_badge;
use domain::members::deadline::party_age_from;
use domain::members::{Member, MemberId, MembershipKind, Rank, StandingChange, names};
use domain::papers::{CountsOnDay, MemberColumn, MemberLine, MemberListFacts, MemberMove};
use std::collections::BTreeMap;
use storage::Reading;
use storage::members::RosterLine;

/// Chosen columns of today's roster.
pub fn flat(
    desk: &Desk,
    columns: &[MemberColumn],
    filter: Option<MemberFilter>,
) -> Result<MemberListFacts, Failure> {
    let request = ListMembers {
        filter,
        ..ListMembers::everybody()
    };
    let list = list_members(desk, request)?;
    let lines = desk.book.read(|reading| {
        let line = |row: &MemberRow| line_of_row(desk, reading, row);
        list.rows.iter().map(line).collect::<Result<_, Failure>>()
    })?;
    Ok(MemberListFacts::Flat(columns.to_vec(), lines))
}

fn line_of_row(desk: &Desk, reading: &Reading<'_>, row: &MemberRow) -> Result<MemberLine, Failure> {
    let member: Member = reading.require(MemberId(row.id).record())?;
    Ok(MemberLine {
        party_age: party_age(desk, &member),
        rank: row.rank.map(Rank::from),
        office: row.office,
        ..bare(member)
    })
}

fn bare(member: Member) -> MemberLine {
    MemberLine {
        member,
        rank: None,
        office: None,
        party_age: None,
        badges: Vec::new(),
        badge_due: None,
        stay: None,
        events: Vec::new(),
    }
}

fn party_age(desk: &Desk, member: &Member) -> Option<u32> {
    let rules = desk.rules.on(desk.today())?;
    let from = party_age_from(member, rules.charter.party_age_from.value)?;
    // As many years as are full for sure.
    from.age_on(desk.today()).map(|age| age.from)
}

/// Whoever was ever a member here.
pub fn book(desk: &Desk) -> Result<MemberListFacts, Failure> {
    let lines = desk.book.read(|reading| {
        let ids = reading.ever_members()?;
        ids.into_iter()
            .map(|id| whole_line(desk, reading, id))
            .collect::<Result<_, Failure>>()
    })?;
    Ok(MemberListFacts::Book(lines))
}

fn whole_line(desk: &Desk, reading: &Reading<'_>, id: MemberId) -> Result<MemberLine, Failure> {
    let member: Member = reading.require(id.record())?;
    let unit = reading.unit()?;
    let stay = reading
        .memberships_of(id)?
        .into_iter()
        .find(|stay| stay.owner == unit && stay.kind == MembershipKind::Regular);
    Ok(MemberLine {
        party_age: party_age(desk, &member),
        badges: reading
            .badges_of(id)?
            .into_iter()
            .map(|badge| (badge.years, badge.number))
            .collect(),
        stay,
        events: reading.standing_events_of(id)?,
        ..bare(member)
    })
}

/// Members who are given a badge in one batch.
pub fn badges(desk: &Desk, batch: NaiveDate) -> Result<MemberListFacts, Failure> {
    let rules = desk.rules_now()?;
    let charter = &rules.charter;
    let lines = desk.book.read(|reading| {
        let here = by_member(reading.roster(batch.min(desk.today()))?);
        let mut lines: Vec<MemberLine> = Vec::new();
        for id in badges_until(reading, rules, batch, batch)? {
            if !here.get(&id).is_some_and(|line| line.standing.is_counted()) {
                continue;
            }
            let line = whole_line(desk, reading, id)?;
            let given: Vec<i64> = line.badges.iter().map(|(years, _)| *years).collect();
            let due = party_age_from(&line.member, charter.party_age_from.value).and_then(|from| {
                let (years, batches) = (&charter.badge_years.value, &charter.badge_batches.value);
                next_badge(from, years, batches, &given, batch)
            });
            lines.push(MemberLine {
                badge_due: due.map(|due| due.years),
                ..line
            });
        }
        lines.sort_by_key(|line| {
            let key = domain::text::name_sort_key(&line.member.family_middle, &line.member.given);
            (std::cmp::Reverse(line.badge_due), key)
        });
        Ok::<_, Failure>(lines)
    })?;
    Ok(MemberListFacts::Badges(batch, lines))
}

fn by_member(roster: Vec<RosterLine>) -> BTreeMap<MemberId, RosterLine> {
    roster.into_iter().map(|line| (line.member, line)).collect()
}

/// Numbers of a quarter. Who came and who left is what differs between its two ends, so that the
/// numbers always add up; the reason is the event that the quarter has for it.
pub fn reconciliation(
    desk: &Desk,
    (from, to): (NaiveDate, NaiveDate),
) -> Result<MemberListFacts, Failure> {
    let evening_before = from.pred_opt().unwrap_or(from);
    desk.book.read(|reading| {
        let counted = |day| -> Result<BTreeMap<MemberId, RosterLine>, Failure> {
            let mut lines = by_member(reading.roster(day)?);
            lines.retain(|_, line| line.standing.is_counted());
            Ok(lines)
        };
        let (first, last) = (counted(evening_before)?, counted(to)?);
        let mut moves = Vec::new();
        for (id, line) in last.iter().filter(|(id, _)| !first.contains_key(id)) {
            moves.push((line, moved(reading, *id, line, true, (from, to))?));
        }
        for (id, line) in first.iter().filter(|(id, _)| !last.contains_key(id)) {
            moves.push((line, moved(reading, *id, line, false, (from, to))?));
        }
        moves.sort_by_key(|(line, moved)| {
            let key = domain::text::name_sort_key(&line.family_middle, &line.given);
            (!moved.came, key)
        });
        Ok(MemberListFacts::Reconciliation {
            from,
            to,
            before: counts(reading, evening_before)?,
            after: counts(reading, to)?,
            moves: moves.into_iter().map(|(_, moved)| moved).collect(),
        })
    })
}

fn moved(
    reading: &Reading<'_>,
    id: MemberId,
    line: &RosterLine,
    came: bool,
    (from, to): (NaiveDate, NaiveDate),
) -> Result<MemberMove, Failure> {
    let explains = |change: StandingChange| match change {
        StandingChange::BecameProbationary | StandingChange::Received => came,
        StandingChange::Transferred
        | StandingChange::StruckOff
        | StandingChange::Released
        | StandingChange::Expelled
        | StandingChange::Died => !came,
        _ => false,
    };
    let within = |date: domain::dates::PartialDate| date.earliest() <= to && date.latest() >= from;
    let event = reading
        .standing_events_of(id)?
        .into_iter()
        .find(|event| explains(event.change) && event.effective.is_some_and(within));
    Ok(MemberMove {
        name: names::display(&line.family_middle, &line.given),
        came,
        event,
    })
}

fn counts(reading: &Reading<'_>, day: NaiveDate) -> Result<CountsOnDay, Failure> {
    let counts = reading.roster_counts(day)?;
    Ok(CountsOnDay {
        counted: counts.counted,
        official: counts.official,
        probationary: counts.probationary,
        exempt: counts.exempt,
        away: counts.temporarily_away,
        here: counts.temporarily_here,
    })
}
