//! The roster of a day: searched, filtered, sorted and counted where it lies.

use super::lines::freshen;
use crate::Result;
use crate::book::{Reading, field, id, optional_id};
use chrono::NaiveDate;
use domain::dates::PartialDate;
use domain::members::{
    Activity, MemberId, MembershipId, MembershipKind, OfficeRole, Rank, Sex, Standing,
};
use domain::text;
use rusqlite::{Row, ToSql};

/// Which part of the roster, in which order.
#[derive(Debug, Clone, Default)]
pub struct Roster {
    /// What is searched for, as it was typed.
    pub search: String,
    /// Only these; none is all.
    pub filter: Option<RosterFilter>,
    /// The order; hits of a search stand before it.
    pub sort: RosterSort,
    /// From the other end. What nobody knows stays at the end.
    pub descending: bool,
    /// How many to pass over.
    pub from: u32,
    /// How many at most; none is all.
    pub take: Option<u32>,
}

/// A filter of the roster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RosterFilter {
    /// Counted official members.
    Official,
    /// Counted members on probation.
    Probationary,
    /// Exempt members.
    Exempt,
    /// Away for a time.
    TemporarilyAway,
    /// Here for a time.
    TemporarilyHere,
    /// Women among the counted.
    Women,
    /// Whoever holds an office in the cell.
    Committee,
}

impl RosterFilter {
    const fn code(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::Probationary => "probationary",
            Self::Exempt => "exempt",
            Self::TemporarilyAway => "temporarily_away",
            Self::TemporarilyHere => "temporarily_here",
            Self::Women => "women",
            Self::Committee => "committee",
        }
    }
}

/// An order of the roster.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum RosterSort {
    /// By given name, then middle, then family.
    #[default]
    Name,
    /// By date of birth.
    Birth,
    /// By date of joining.
    Joined,
}

impl RosterSort {
    const fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Birth => "birth",
            Self::Joined => "joined",
        }
    }
}

/// One line of the roster on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct RosterLine {
    /// The member.
    pub member: MemberId,
    /// The stay in this unit.
    pub membership: MembershipId,
    /// How the member belongs.
    pub kind: MembershipKind,
    /// Family and middle names.
    pub family_middle: String,
    /// Given name.
    pub given: String,
    /// Sex.
    pub sex: Sex,
    /// Date of birth as far as known.
    pub birth: Option<PartialDate>,
    /// Date of joining.
    pub joined: Option<PartialDate>,
    /// Official from.
    pub official_from: Option<PartialDate>,
    /// Telephone.
    pub phone: String,
    /// Card number.
    pub card_number: String,
    /// Citizen id.
    pub citizen_id: String,
    /// The standing on that day.
    pub standing: Standing,
    /// The highest office held in the cell.
    pub office: Option<OfficeRole>,
    /// Folded text for search.
    pub folded: String,
}

/// Counts of the roster on a day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RosterCounts {
    /// Counted members (đảng số).
    pub counted: u32,
    /// Official among them.
    pub official: u32,
    /// On probation among them.
    pub probationary: u32,
    /// Exempt members.
    pub exempt: u32,
    /// Away for a time.
    pub temporarily_away: u32,
    /// Here for a time.
    pub temporarily_here: u32,
    /// Women among the counted.
    pub women: u32,
    /// Whoever holds an office in the cell.
    pub committee: u32,
}

impl Reading<'_> {
    /// Everybody who belongs to the book's unit on a day, in Vietnamese order.
    ///
    /// # Errors
    /// What the database says.
    pub fn roster(&self, day: NaiveDate) -> Result<Vec<RosterLine>> {
        self.roster_part(day, &Roster::default())
    }

    /// A part of the roster of a day.
    ///
    /// # Errors
    /// What the database says.
    pub fn roster_part(&self, day: NaiveDate, part: &Roster) -> Result<Vec<RosterLine>> {
        freshen(self.connection)?;
        let asked = Asked::of(self, day, part)?;
        let mut parameters = asked.fitting();
        let take = part.take.map_or(-1, i64::from);
        let sort = part.sort.code();
        parameters.extend::<[(&str, &dyn ToSql); 6]>([
            (":search", &asked.search),
            (":exact", &asked.exact),
            (":sort", &sort),
            (":descending", &part.descending),
            (":take", &take),
            (":from", &part.from),
        ]);
        self.rows(&statement(part), parameters.as_slice(), line)
    }

    /// How many of the roster of a day fit the search and the filter.
    ///
    /// # Errors
    /// What the database says.
    pub fn roster_fitting(&self, day: NaiveDate, part: &Roster) -> Result<u32> {
        freshen(self.connection)?;
        let asked = Asked::of(self, day, part)?;
        let sql = include_str!("roster_fitting.sql");
        let many = self.row(sql, asked.fitting().as_slice(), |row| row.get("many"))?;
        Ok(many.unwrap_or_default())
    }

    /// How many of the roster of a day are what.
    ///
    /// # Errors
    /// What the database says.
    pub fn roster_counts(&self, day: NaiveDate) -> Result<RosterCounts> {
        freshen(self.connection)?;
        let (unit, day) = (*self.unit()?.0.as_bytes(), day.to_string());
        let whole: [(&str, &dyn ToSql); 2] = [(":unit", &unit), (":day", &day)];
        let mut counts = RosterCounts::default();
        for group in self.rows(include_str!("roster_counts.sql"), &whole, group)? {
            counts.add(&group);
        }
        let committee = self.row(include_str!("committee_count.sql"), &whole, |row| {
            row.get("many")
        })?;
        counts.committee = committee.unwrap_or_default();
        Ok(counts)
    }
}

/// The order that fits every question.
const ORDER: &str = "ORDER BY hit, unknown, date, name_key, membership";

/// The lines lie in the order of names: where nothing else is asked for, that is read and not
/// sorted, and a part ends the reading.
pub(super) fn statement(part: &Roster) -> String {
    let searching = !part.search.trim().is_empty();
    let order = match (searching, part.sort, part.descending) {
        (_, RosterSort::Birth | RosterSort::Joined, _) => ORDER,
        (true, RosterSort::Name, false) => "ORDER BY hit, name_key, membership",
        (true, RosterSort::Name, true) => "ORDER BY hit, name_key DESC, membership DESC",
        (false, RosterSort::Name, false) => "ORDER BY name_key, membership",
        (false, RosterSort::Name, true) => "ORDER BY name_key DESC, membership DESC",
    };
    include_str!("roster.sql").replace(ORDER, order)
}

/// Words of a search that are looked for one by one; further ones belong to the last.
const WORDS: usize = 6;

/// A question as the statements take it.
struct Asked {
    unit: [u8; 16],
    day: String,
    filter: &'static str,
    search: String,
    exact: String,
    words: [String; WORDS],
}

impl Asked {
    fn of(reading: &Reading<'_>, day: NaiveDate, part: &Roster) -> Result<Self> {
        let search = text::fold(&part.search);
        let mut words: [String; WORDS] = Default::default();
        for (word, typed) in words.iter_mut().zip(search.splitn(WORDS, ' ')) {
            typed.clone_into(word);
        }
        Ok(Self {
            unit: *reading.unit()?.0.as_bytes(),
            day: day.to_string(),
            filter: part.filter.map_or("", RosterFilter::code),
            exact: format!(" {} ", text::small(&part.search)),
            search: if search.is_empty() {
                search
            } else {
                format!(" {search}")
            },
            words,
        })
    }

    fn fitting(&self) -> Vec<(&str, &dyn ToSql)> {
        let [one, two, three, four, five, six] = &self.words;
        vec![
            (":unit", &self.unit),
            (":day", &self.day),
            (":filter", &self.filter),
            (":word1", one),
            (":word2", two),
            (":word3", three),
            (":word4", four),
            (":word5", five),
            (":word6", six),
        ]
    }
}

fn line(row: &Row<'_>) -> rusqlite::Result<RosterLine> {
    Ok(RosterLine {
        member: id(row, "member")?,
        membership: id(row, "membership")?,
        kind: field(row, "kind")?,
        family_middle: field(row, "family_middle")?,
        given: field(row, "given")?,
        sex: field(row, "sex")?,
        birth: field(row, "birth")?,
        joined: field(row, "joined")?,
        official_from: field(row, "official_from")?,
        phone: field(row, "phone")?,
        card_number: field(row, "card_number")?,
        citizen_id: field(row, "citizen_id")?,
        standing: standing(row)?,
        office: field(row, "office")?,
        folded: field(row, "folded")?,
    })
}

fn standing(row: &Row<'_>) -> rusqlite::Result<Standing> {
    let rank: Option<Rank> = field(row, "rank")?;
    let activity: Option<Activity> = field(row, "activity")?;
    Ok(Standing::recorded(
        (rank, optional_id(row, "rank_by")?),
        (
            activity.unwrap_or(Activity::Active),
            optional_id(row, "activity_by")?,
        ),
    ))
}

/// Members who are alike in everything that is counted.
struct Group {
    standing: Standing,
    counted: bool,
    sex: Sex,
    many: u32,
}

fn group(row: &Row<'_>) -> rusqlite::Result<Group> {
    let activity: Option<Activity> = field(row, "activity")?;
    Ok(Group {
        standing: Standing::recorded(
            (field(row, "rank")?, None),
            (activity.unwrap_or(Activity::Active), None),
        ),
        counted: row.get("counted")?,
        sex: field(row, "sex")?,
        many: row.get("many")?,
    })
}

impl RosterCounts {
    fn add(&mut self, group: &Group) {
        let add = |count: &mut u32, holds: bool| {
            if holds {
                *count = count.saturating_add(group.many);
            }
        };
        let (rank, activity) = (group.standing.rank(), group.standing.activity());
        add(&mut self.counted, group.counted);
        add(
            &mut self.official,
            group.counted && rank == Some(Rank::Official),
        );
        add(
            &mut self.probationary,
            group.counted && rank == Some(Rank::Probationary),
        );
        add(&mut self.exempt, activity == Activity::Exempt);
        add(
            &mut self.temporarily_away,
            activity == Activity::TemporarilyAway,
        );
        add(
            &mut self.temporarily_here,
            activity == Activity::TemporarilyHere,
        );
        add(&mut self.women, group.counted && group.sex == Sex::Female);
    }
}
