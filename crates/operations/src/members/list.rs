//! The roster: searched, filtered, sorted and counted.

use super::{RankChoice, StandingView};
use crate::{Desk, Failure, Nothing};
use domain::members::names;
use domain::members::{MemberFilter, OfficeRole, Sex};
use serde::{Deserialize, Serialize};
use storage::members::{Roster, RosterCounts, RosterLine, RosterSort};
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
    /// From the other end; what nobody knows stays at the end.
    pub descending: bool,
    /// How many to pass over: a long list is asked for in parts.
    #[serde(default)]
    #[ts(optional, as = "Option<u32>")]
    pub from: u32,
    /// How many at most; none is all.
    #[serde(default)]
    #[ts(optional)]
    pub take: Option<u32>,
}

impl ListMembers {
    /// The whole roster, in the order of names.
    #[must_use]
    pub const fn everybody() -> Self {
        Self {
            search: String::new(),
            filter: None,
            sort: MemberSort::Name,
            descending: false,
            from: 0,
            take: None,
        }
    }
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

/// A part of the roster.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MemberList {
    /// How many fit the search and the filter.
    pub fitting: u32,
    /// How many of them stand before the first row told.
    pub from: u32,
    /// The rows asked for.
    pub rows: Vec<MemberRow>,
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
    /// Whoever belonged here once, and no longer does.
    pub former: u32,
    /// Whoever will belong here from a later day on.
    pub future: u32,
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

/// Lists the roster of today, or the part of it that is in sight.
pub fn list_members(desk: &Desk, request: ListMembers) -> Result<MemberList, Failure> {
    let (today, part) = (desk.today(), Roster::from(request));
    desk.book.read(|reading| {
        let told = reading.roster_part(today, &part)?;
        Ok(MemberList {
            fitting: told.fitting,
            from: part.from,
            rows: told
                .lines
                .into_iter()
                .map(|line| row(line, part.filter))
                .collect(),
        })
    })
}

/// Counts the roster of today.
pub fn count_members(desk: &Desk, _: Nothing) -> Result<MemberCounts, Failure> {
    let counts = desk
        .book
        .read(|reading| reading.roster_counts(desk.today()))?;
    Ok(counts.into())
}

impl From<ListMembers> for Roster {
    fn from(request: ListMembers) -> Self {
        Self {
            search: request.search,
            filter: request.filter,
            sort: request.sort.into(),
            descending: request.descending,
            from: request.from,
            take: request.take,
        }
    }
}

impl From<MemberSort> for RosterSort {
    fn from(sort: MemberSort) -> Self {
        match sort {
            MemberSort::Name => Self::Name,
            MemberSort::Birth => Self::Birth,
            MemberSort::Joined => Self::Joined,
        }
    }
}

impl From<RosterCounts> for MemberCounts {
    fn from(counts: RosterCounts) -> Self {
        Self {
            all: counts.counted,
            official: counts.official,
            probationary: counts.probationary,
            exempt: counts.exempt,
            temporarily_away: counts.temporarily_away,
            temporarily_here: counts.temporarily_here,
            women: counts.women,
            committee: counts.committee,
            former: counts.former,
            future: counts.future,
        }
    }
}

fn row(line: RosterLine, filter: Option<MemberFilter>) -> MemberRow {
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
        // The last line of who left says how it stood until then.
        standing: if filter == Some(MemberFilter::Former) {
            StandingView::Left
        } else {
            (&line.standing).into()
        },
        office: line.office,
    }
}
