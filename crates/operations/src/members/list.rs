//! The roster: searched, filtered, sorted and counted.

use super::{RankChoice, StandingView};
use crate::{Desk, Failure};
use domain::members::names;
use domain::members::{OfficeRole, Rank, Sex};
use domain::text::{Match, fold};
use serde::{Deserialize, Serialize};
use storage::members::RosterLine;
use ts_rs::TS;
use uuid::Uuid;

/// Which part of the roster.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListMembers {
    /// What is searched for; tones do not matter, exact hits come first.
    pub search: String,
    /// Only these; none is all.
    pub filter: Option<MemberFilter>,
    /// The order.
    pub sort: MemberSort,
    /// From the other end.
    pub descending: bool,
}

/// A filter of the roster.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MemberFilter {
    /// Official members.
    Official,
    /// Probationary members.
    Probationary,
    /// Exempt members.
    Exempt,
    /// Away for a time.
    TemporarilyAway,
    /// Here for a time.
    TemporarilyHere,
    /// Women.
    Women,
    /// Whoever holds an office in the cell.
    Committee,
}

/// An order of the roster.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MemberSort {
    /// By given name, then middle, then family.
    Name,
    /// By date of birth.
    Birth,
    /// By date of joining.
    Joined,
}

/// The roster, with its counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MemberList {
    /// Those that fit.
    pub rows: Vec<MemberRow>,
    /// Counts of the whole roster, whatever is searched for.
    pub counts: MemberCounts,
}

/// Counts of the roster.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
pub struct MemberCounts {
    /// Counted members (đảng số).
    pub all: u32,
    /// Official members, whatever their activity.
    pub official: u32,
    /// Probationary members.
    pub probationary: u32,
    /// Exempt members.
    pub exempt: u32,
    /// Away for a time.
    pub temporarily_away: u32,
    /// Here for a time, counted at home.
    pub temporarily_here: u32,
    /// Women among the counted.
    pub women: u32,
    /// Whoever holds an office in the cell.
    pub committee: u32,
}

/// One line of the roster.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MemberRow {
    /// The member.
    pub id: Uuid,
    /// The stay in this cell.
    pub membership: Uuid,
    /// The whole name.
    pub name: String,
    /// Sex.
    pub sex: Sex,
    /// Date of birth.
    pub birth: String,
    /// Date of joining.
    pub joined: String,
    /// Official from.
    pub official_from: String,
    /// Telephone.
    pub phone: String,
    /// Card number.
    pub card_number: String,
    /// Official or on probation, whatever the activity.
    pub rank: Option<RankChoice>,
    /// The standing today.
    pub standing: StandingView,
    /// The office held in the cell.
    pub office: Option<OfficeRole>,
}

/// Lists the roster of today.
pub fn list_members(desk: &Desk, request: ListMembers) -> Result<MemberList, Failure> {
    let lines = desk.book.read(|reading| reading.roster(desk.today()))?;
    let counts = count(&lines);
    let mut found: Vec<(Option<Match>, RosterLine)> = lines
        .into_iter()
        .filter(|line| request.filter.is_none_or(|filter| fits(line, filter)))
        .filter_map(|line| rank(&request.search, &line).map(|rank| (rank, line)))
        .collect();
    match request.sort {
        // The book gives the Vietnamese order of names; exact hits come before it.
        MemberSort::Name => found.sort_by_key(|(rank, _)| *rank),
        MemberSort::Birth => {
            found.sort_by_key(|(_, line)| line.birth.map_or(i64::MAX, |date| date.order_key()));
        }
        MemberSort::Joined => {
            found.sort_by_key(|(_, line)| line.joined.map_or(i64::MAX, |date| date.order_key()));
        }
    }
    if request.descending {
        found.reverse();
    }
    Ok(MemberList {
        rows: found.into_iter().map(|(_, line)| row(line)).collect(),
        counts,
    })
}

/// How well a line fits what is searched for; `None` if it does not.
fn rank(search: &str, line: &RosterLine) -> Option<Option<Match>> {
    if search.trim().is_empty() {
        return Some(None);
    }
    let name = names::display(&line.family_middle, &line.given);
    if let Some(rank) = Match::of(search, &name) {
        return Some(Some(rank));
    }
    let folded = fold(search);
    let all = folded
        .split_whitespace()
        .all(|word| line.folded.contains(word));
    all.then_some(Some(Match::Inside))
}

fn fits(line: &RosterLine, filter: MemberFilter) -> bool {
    let standing = StandingView::from(&line.standing);
    let counted = line.standing.is_counted();
    match filter {
        // Whoever is only here for a time is counted at home, and found by a filter of their own.
        MemberFilter::Official => counted && line.standing.rank() == Some(Rank::Official),
        MemberFilter::Probationary => counted && line.standing.rank() == Some(Rank::Probationary),
        MemberFilter::Exempt => standing == StandingView::Exempt,
        MemberFilter::TemporarilyAway => standing == StandingView::TemporarilyAway,
        MemberFilter::TemporarilyHere => standing == StandingView::TemporarilyHere,
        MemberFilter::Women => counted && line.sex == Sex::Female,
        MemberFilter::Committee => line.office.is_some(),
    }
}

fn count(lines: &[RosterLine]) -> MemberCounts {
    let number = |fits: &dyn Fn(&RosterLine) -> bool| {
        u32::try_from(lines.iter().filter(|line| fits(line)).count()).unwrap_or(u32::MAX)
    };
    MemberCounts {
        all: number(&|line| line.standing.is_counted()),
        official: number(&|line| fits(line, MemberFilter::Official)),
        probationary: number(&|line| fits(line, MemberFilter::Probationary)),
        exempt: number(&|line| fits(line, MemberFilter::Exempt)),
        temporarily_away: number(&|line| fits(line, MemberFilter::TemporarilyAway)),
        temporarily_here: number(&|line| fits(line, MemberFilter::TemporarilyHere)),
        women: number(&|line| fits(line, MemberFilter::Women)),
        committee: number(&|line| fits(line, MemberFilter::Committee)),
    }
}

fn row(line: RosterLine) -> MemberRow {
    let shown = |date: Option<domain::dates::PartialDate>| {
        date.map(|date| date.to_string()).unwrap_or_default()
    };
    MemberRow {
        id: line.member.0,
        membership: line.membership.0,
        name: names::display(&line.family_middle, &line.given),
        sex: line.sex,
        birth: shown(line.birth),
        joined: shown(line.joined),
        official_from: shown(line.official_from),
        phone: line.phone,
        card_number: line.card_number,
        rank: line.standing.rank().map(Into::into),
        standing: (&line.standing).into(),
        office: line.office,
    }
}
