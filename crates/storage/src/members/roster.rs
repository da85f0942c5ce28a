//! The roster of a day: searched, filtered, sorted and counted where it lies.

use super::lines::freshen;
use crate::Result;
use crate::book::{Reading, field, id, optional_id};
use chrono::NaiveDate;
use domain::dates::PartialDate;
use domain::members::{
    Activity, MemberFilter, MemberId, MembershipId, MembershipKind, OfficeRole, Rank, Sex, Standing,
};
use domain::text;
use rusqlite::{Row, ToSql};

/// Which part of the roster, in which order.
#[derive(Debug, Clone, Default)]
pub struct Roster {
    /// What is searched for, as it was typed.
    pub search: String,
    /// Only these; none is all.
    pub filter: Option<MemberFilter>,
    /// The order; hits of a search stand before it.
    pub sort: RosterSort,
    /// From the other end. What nobody knows stays at the end.
    pub descending: bool,
    /// How many to pass over.
    pub from: u32,
    /// How many at most; none is all.
    pub take: Option<u32>,
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

/// A part of the roster, and how long the whole is.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RosterPart {
    /// How many fit the search and the filter.
    pub fitting: u32,
    /// Those asked for.
    pub lines: Vec<RosterLine>,
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
    /// Whoever belonged here once, and no longer does.
    pub former: u32,
    /// Whoever will belong here from a later day on.
    pub future: u32,
}

impl Reading<'_> {
    /// Everybody who belongs to the book's unit on a day, in Vietnamese order.
    ///
    /// # Errors
    /// What the database says.
    pub fn roster(&self, day: NaiveDate) -> Result<Vec<RosterLine>> {
        Ok(self.roster_part(day, &Roster::default())?.lines)
    }

    /// A part of the roster of a day.
    ///
    /// # Errors
    /// What the database says.
    pub fn roster_part(&self, day: NaiveDate, part: &Roster) -> Result<RosterPart> {
        freshen(self.connection)?;
        let asked = Asked::of(self, day, part)?;
        match Words::of(&part.search) {
            Some(words) => self.search_roster(&asked, &words, part),
            None => {
                let fitting = self.roster_fitting(&asked, part.filter)?;
                let lines = match from_the_end(part, fitting) {
                    None => self.rows(&read_in_order(part), asked.page().as_slice(), line)?,
                    Some(mirrored) => {
                        let asked = Asked::of(self, day, &mirrored)?;
                        let page = asked.page();
                        let mut lines =
                            self.rows(&read_in_order(&mirrored), page.as_slice(), line)?;
                        lines.reverse();
                        lines
                    }
                };
                Ok(RosterPart { fitting, lines })
            }
        }
    }

    fn search_roster(&self, asked: &Asked, words: &Words, part: &Roster) -> Result<RosterPart> {
        let mut parameters = asked.page();
        parameters.extend(words.parameters());
        let found = self.rows(&search_in_order(part), parameters.as_slice(), |row| {
            Ok((row.get("fitting")?, line(row)?))
        })?;
        match found.first() {
            Some((fitting, _)) => Ok(RosterPart {
                fitting: *fitting,
                lines: found.into_iter().map(|(_, line)| line).collect(),
            }),
            // Past the end of a list that has become shorter: its length is still to be told.
            None if asked.from > 0 && asked.take != 0 => {
                let first = Asked {
                    from: 0,
                    take: 1,
                    ..asked.clone()
                };
                let fitting = self.search_roster(&first, words, part)?.fitting;
                Ok(RosterPart {
                    fitting,
                    lines: Vec::new(),
                })
            }
            None => Ok(RosterPart::default()),
        }
    }

    fn roster_fitting(&self, asked: &Asked, filter: Option<MemberFilter>) -> Result<u32> {
        let whole = asked.whole();
        let many = if filter == Some(MemberFilter::Committee) {
            let sql = include_str!("committee_count.sql");
            self.row(sql, &whole, |row| row.get("many"))?
        } else {
            let [unit, day] = whole;
            let parameters: [(&str, &dyn ToSql); 3] = [unit, day, (":filter", &asked.filter)];
            let sql = on_which_days(include_str!("roster_fitting.sql"), filter);
            self.row(&sql, &parameters, |row| row.get("many"))?
        };
        Ok(many.unwrap_or_default())
    }

    /// How many of the roster of a day are what.
    ///
    /// # Errors
    /// What the database says.
    pub fn roster_counts(&self, day: NaiveDate) -> Result<RosterCounts> {
        freshen(self.connection)?;
        let asked = Asked::of(self, day, &Roster::default())?;
        let whole = asked.whole();
        let mut counts = RosterCounts::default();
        for group in self.rows(include_str!("roster_counts.sql"), &whole, group)? {
            counts.add(&group);
        }
        let committee = self.row(include_str!("committee_count.sql"), &whole, |row| {
            row.get("many")
        })?;
        counts.committee = committee.unwrap_or_default();
        counts.former = self.roster_fitting(&asked, Some(MemberFilter::Former))?;
        counts.future = self.roster_fitting(&asked, Some(MemberFilter::Future))?;
        Ok(counts)
    }
}

const BY_NAME: &str = "ORDER BY name_key, membership";
const SEARCH_BY_NAME: &str = "ORDER BY hit, name_key, membership";

/// The order as it stands in the layout, so that lines are read and not sorted: a part ends the
/// reading. What nobody knows stays at the end.
const fn order(part: &Roster) -> &'static str {
    match (part.sort, part.descending) {
        (RosterSort::Name, false) => "name_key, membership",
        (RosterSort::Name, true) => "name_key DESC, membership DESC",
        (RosterSort::Birth, false) => "born NULLS LAST, name_key, membership",
        (RosterSort::Birth, true) => "born DESC NULLS LAST, name_key DESC, membership DESC",
        (RosterSort::Joined, false) => "joined_key NULLS LAST, name_key, membership",
        (RosterSort::Joined, true) => "joined_key DESC NULLS LAST, name_key DESC, membership DESC",
    }
}

/// The same part counted from the other end, where that end is nearer: passing over lines costs
/// time too. Only the order of names is the same from both ends.
fn from_the_end(part: &Roster, fitting: u32) -> Option<Roster> {
    let left = fitting.checked_sub(part.from)?;
    let take = part.take.map_or(left, |take| take.min(left));
    (part.sort == RosterSort::Name && part.from > fitting / 2).then(|| Roster {
        descending: !part.descending,
        from: left.saturating_sub(take),
        take: Some(take),
        ..part.clone()
    })
}

pub(super) fn read_in_order(part: &Roster) -> String {
    let order = format!("ORDER BY {}", order(part));
    on_which_days(include_str!("roster.sql"), part.filter).replace(BY_NAME, &order)
}

pub(super) fn search_in_order(part: &Roster) -> String {
    let order = format!("ORDER BY hit, {}", order(part));
    on_which_days(include_str!("roster_search.sql"), part.filter).replace(SEARCH_BY_NAME, &order)
}

const BELONGS: &str = "AND since <= :day AND until >= :day";

/// The last line of each who belongs here on no day from this one on.
const FORMER: &str = "AND until < :day
    AND NOT EXISTS (
      SELECT 1 FROM roster_lines AS other
      WHERE other.member = roster_lines.member
        AND other.owner = :unit
        AND other.kind <> 'introduced_here'
        AND (other.until >= :day
             OR (other.until, other.since, other.membership)
              > (roster_lines.until, roster_lines.since, roster_lines.membership))
    )";

/// The first line of each who belongs here only on later days.
const FUTURE: &str = "AND since > :day
    AND NOT EXISTS (
      SELECT 1 FROM roster_lines AS other
      WHERE other.member = roster_lines.member
        AND other.owner = :unit
        AND other.kind <> 'introduced_here'
        AND (other.since <= :day
             OR (other.since, other.membership) < (roster_lines.since, roster_lines.membership))
    )";

/// Whether a filter is of those who belong here on the day.
const fn belongs(filter: MemberFilter) -> bool {
    !matches!(filter, MemberFilter::Former | MemberFilter::Future)
}

/// The lines of a day; for who left, the last one of each, and for who is still to come, the first.
fn on_which_days(sql: &str, filter: Option<MemberFilter>) -> String {
    let others = match filter {
        Some(MemberFilter::Former) => FORMER,
        Some(MemberFilter::Future) => FUTURE,
        _ => return sql.to_owned(),
    };
    sql.replace(BELONGS, others)
}

type Parameter<'a> = (&'a str, &'a dyn ToSql);

/// A question as the statements take it.
#[derive(Clone)]
struct Asked {
    unit: [u8; 16],
    day: String,
    filter: &'static str,
    take: i64,
    from: u32,
}

impl Asked {
    fn of(reading: &Reading<'_>, day: NaiveDate, part: &Roster) -> Result<Self> {
        Ok(Self {
            unit: *reading.unit()?.0.as_bytes(),
            day: day.to_string(),
            filter: part
                .filter
                .filter(|it| belongs(*it))
                .map_or("", MemberFilter::code),
            take: part.take.map_or(-1, i64::from),
            from: part.from,
        })
    }

    fn whole(&self) -> [Parameter<'_>; 2] {
        [(":unit", &self.unit), (":day", &self.day)]
    }

    fn page(&self) -> Vec<Parameter<'_>> {
        vec![
            (":unit", &self.unit),
            (":day", &self.day),
            (":filter", &self.filter),
            (":take", &self.take),
            (":from", &self.from),
        ]
    }
}

/// Words of a search that are looked for one by one; further ones belong to the last.
const WORDS: usize = 6;

/// What is searched for, as the lines keep their texts.
struct Words {
    exact: String,
    search: String,
    words: [String; WORDS],
}

impl Words {
    /// `None` if nothing is searched for.
    fn of(typed: &str) -> Option<Self> {
        let folded = text::fold(typed);
        let mut words: [String; WORDS] = Default::default();
        for (word, part) in words.iter_mut().zip(folded.splitn(WORDS, ' ')) {
            part.clone_into(word);
        }
        (!folded.is_empty()).then(|| Self {
            exact: format!(" {} ", text::small(typed)),
            search: format!(" {folded}"),
            words,
        })
    }

    fn parameters(&self) -> [Parameter<'_>; 8] {
        let [one, two, three, four, five, six] = &self.words;
        [
            (":exact", &self.exact),
            (":search", &self.search),
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
