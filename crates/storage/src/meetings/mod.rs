//! Meetings as lists and papers need them.

use crate::Result;
use crate::book::{Reading, field, id, optional_id};
use chrono::{NaiveDate, NaiveDateTime};
use domain::meetings::{
    AgendaItem, AgendaItemId, Ballot, Contribution, Filing, Handout, Mark, Meeting, MeetingId,
    MeetingKind, MeetingState, MinutesVersion, Observation, RecurringItem, Rescheduling, Vote,
    VoteId,
};
use domain::members::MembershipId;
use domain::record::RecordId;
use domain::units::UnitId;
use rusqlite::named_params;
use std::collections::BTreeMap;

/// One line of the year's calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingLine {
    /// The meeting.
    pub id: MeetingId,
    /// What kind it is.
    pub kind: MeetingKind,
    /// Its theme or own title.
    pub theme: String,
    /// When it is planned for.
    pub planned: NaiveDateTime,
    /// Where.
    pub place: String,
    /// How far it is.
    pub state: MeetingState,
    /// Items on its agenda.
    pub items: i64,
    /// Members marked present.
    pub present: i64,
    /// Members marked in any way.
    pub marked: i64,
}

/// One voter of one vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VoterLine {
    /// The vote.
    pub vote: VoteId,
    /// Its item.
    pub item: Option<AgendaItemId>,
    /// The voter.
    pub voter: MembershipId,
    /// What is written beside the voter.
    pub ballot: Ballot,
}

impl Reading<'_> {
    /// Meetings planned from one moment up to, not including, another; in the order of time.
    ///
    /// # Errors
    /// What the database says.
    pub fn meetings(&self, from: NaiveDateTime, to: NaiveDateTime) -> Result<Vec<MeetingLine>> {
        let moment = |time: NaiveDateTime| time.format("%Y-%m-%dT%H:%M").to_string();
        self.rows(
            include_str!("meetings.sql"),
            named_params! {
                ":unit": self.unit()?.0.as_bytes(),
                ":from": moment(from),
                ":to": moment(to),
            },
            |row| {
                Ok(MeetingLine {
                    id: id(row, "id")?,
                    kind: field(row, "kind")?,
                    theme: field(row, "theme")?,
                    planned: field(row, "planned")?,
                    place: field(row, "place")?,
                    state: field(row, "state")?,
                    items: row.get("items")?,
                    present: row.get("present")?,
                    marked: row.get("marked")?,
                })
            },
        )
    }

    /// The items of a meeting's agenda in their order, the parts of an item behind it.
    ///
    /// # Errors
    /// What the database says.
    pub fn agenda(&self, meeting: MeetingId) -> Result<Vec<AgendaItem>> {
        self.of_meeting(include_str!("agenda.sql"), meeting)
    }

    /// The recurring items in their order.
    ///
    /// # Errors
    /// What the database says.
    pub fn recurring_items(&self) -> Result<Vec<RecurringItem>> {
        let ids: Vec<RecordId> = self.rows(
            "SELECT id FROM recurring_items WHERE owner = ?1 ORDER BY rank, id",
            [self.unit()?.0.as_bytes()],
            |row| id(row, "id"),
        )?;
        ids.into_iter().map(|item| self.require(item)).collect()
    }

    /// The last cell meeting, or committee meeting, that was over before a moment and whose minutes
    /// no other agenda has asked to approve.
    ///
    /// # Errors
    /// What the database says.
    pub fn last_unapproved(&self, before: &Meeting) -> Result<Option<MeetingId>> {
        self.row(
            include_str!("last_unapproved.sql"),
            named_params! {
                ":unit": self.unit()?.0.as_bytes(),
                ":meeting": before.id.0.as_bytes(),
                ":before": before.planned.format("%Y-%m-%dT%H:%M").to_string(),
                ":committee": before.kind == MeetingKind::Committee,
            },
            |row| id(row, "id"),
        )
    }

    /// The votes of a meeting in the order they were taken.
    ///
    /// # Errors
    /// What the database says.
    pub fn votes(&self, meeting: MeetingId) -> Result<Vec<Vote>> {
        self.of_meeting(
            "SELECT id FROM votes WHERE meeting = ?1 ORDER BY id",
            meeting,
        )
    }

    /// What was said on the items of a meeting, in the order it was written down.
    ///
    /// # Errors
    /// What the database says.
    pub fn contributions(&self, meeting: MeetingId) -> Result<Vec<Contribution>> {
        self.of_meeting(
            "SELECT id FROM contributions WHERE meeting = ?1 ORDER BY id",
            meeting,
        )
    }

    /// How a meeting was put from moment to moment.
    ///
    /// # Errors
    /// What the database says.
    pub fn reschedulings(&self, meeting: MeetingId) -> Result<Vec<Rescheduling>> {
        self.of_meeting(
            "SELECT id FROM reschedulings WHERE meeting = ?1 ORDER BY id",
            meeting,
        )
    }

    /// What was handed out before a meeting, the earliest first.
    ///
    /// # Errors
    /// What the database says.
    pub fn handouts(&self, meeting: MeetingId) -> Result<Vec<Handout>> {
        self.of_meeting(
            "SELECT id FROM handouts WHERE meeting = ?1 ORDER BY given, id",
            meeting,
        )
    }

    /// What minutes said each time they were closed, the first version first.
    ///
    /// # Errors
    /// What the database says.
    pub fn minutes_versions(&self, meeting: MeetingId) -> Result<Vec<MinutesVersion>> {
        self.of_meeting(
            "SELECT id FROM minutes_versions WHERE meeting = ?1 ORDER BY version, id",
            meeting,
        )
    }

    /// The meetings of the committee that prepare a meeting, in the order of time.
    ///
    /// # Errors
    /// What the database says.
    pub fn preparing(&self, meeting: MeetingId) -> Result<Vec<Meeting>> {
        self.of_meeting(
            "SELECT id FROM meetings WHERE prepares = ?1 ORDER BY planned, id",
            meeting,
        )
    }

    /// Every voter of a meeting's votes: the vote, its item, the voter and the compact text of the
    /// ballot.
    ///
    /// # Errors
    /// What the database says.
    pub fn voters(&self, meeting: MeetingId) -> Result<Vec<VoterLine>> {
        self.rows(include_str!("voters.sql"), [meeting.0.as_bytes()], |row| {
            Ok(VoterLine {
                vote: id(row, "vote")?,
                item: optional_id(row, "item")?,
                voter: id(row, "voter")?,
                ballot: field(row, "ballot")?,
            })
        })
    }

    /// Every unit that closed a meeting of its cell in a stretch of time, by name.
    ///
    /// # Errors
    /// What the database says.
    pub fn units_with_meetings(
        &self,
        from: NaiveDateTime,
        to: NaiveDateTime,
    ) -> Result<Vec<(UnitId, String)>> {
        let moment = |time: NaiveDateTime| time.format("%Y-%m-%dT%H:%M").to_string();
        self.rows(
            include_str!("units_with_meetings.sql"),
            named_params! { ":from": moment(from), ":to": moment(to) },
            |row| Ok((id(row, "owner")?, field(row, "name")?)),
        )
    }

    /// The closed meetings of another unit in a stretch of time, but for its committee's own.
    ///
    /// # Errors
    /// What the database says.
    pub fn closed_meetings_of(
        &self,
        unit: UnitId,
        from: NaiveDateTime,
        to: NaiveDateTime,
    ) -> Result<Vec<MeetingId>> {
        let moment = |time: NaiveDateTime| time.format("%Y-%m-%dT%H:%M").to_string();
        self.rows(
            "SELECT id FROM meetings
             WHERE owner = :unit AND state = 'closed' AND kind <> 'committee'
               AND planned >= :from AND planned < :to
             ORDER BY planned, id",
            named_params! {
                ":unit": unit.0.as_bytes(),
                ":from": moment(from),
                ":to": moment(to),
            },
            |row| id(row, "id"),
        )
    }

    /// What was handed in after a meeting, the earliest first.
    ///
    /// # Errors
    /// What the database says.
    pub fn filings(&self, meeting: MeetingId) -> Result<Vec<Filing>> {
        self.of_meeting(
            "SELECT id FROM filings WHERE meeting = ?1 ORDER BY filed, id",
            meeting,
        )
    }

    /// Whom the level above sent to a meeting, in the order they were written down.
    ///
    /// # Errors
    /// What the database says.
    pub fn observations(&self, meeting: MeetingId) -> Result<Vec<Observation>> {
        self.of_meeting(
            "SELECT id FROM observations WHERE meeting = ?1 ORDER BY id",
            meeting,
        )
    }

    /// The points a meeting was given, by the code of the criterion.
    ///
    /// # Errors
    /// What the database says.
    pub fn score_marks(&self, meeting: MeetingId) -> Result<BTreeMap<String, Mark>> {
        let rows = self.rows(
            "SELECT key, value FROM meeting_score WHERE record = ?1",
            [meeting.0.as_bytes()],
            |row| {
                Ok((
                    row.get::<_, Vec<u8>>("key")?,
                    field::<Option<Mark>>(row, "value")?,
                ))
            },
        )?;
        Ok(rows
            .into_iter()
            .filter_map(|(code, mark)| Some((String::from_utf8(code).ok()?, mark?)))
            .collect())
    }

    /// The longest run of meetings of the cell, this one the last that counts, from which one
    /// member was excused, since a day.
    ///
    /// # Errors
    /// What the database says.
    pub fn longest_excused_run(&self, meeting: &Meeting, since: NaiveDate) -> Result<u32> {
        let longest = self.row(
            include_str!("longest_excused_run.sql"),
            named_params! {
                ":unit": self.unit()?.0.as_bytes(),
                ":since": since.format("%Y-%m-%d").to_string(),
                ":planned": meeting.planned.format("%Y-%m-%dT%H:%M").to_string(),
            },
            |row| row.get::<_, Option<u32>>(0),
        )?;
        Ok(longest.flatten().unwrap_or_default())
    }

    /// How many of the tasks were done that the cell's meeting before this one gave, and how many
    /// it gave that are still wanted.
    ///
    /// # Errors
    /// What the database says.
    pub fn last_tasks(&self, meeting: &Meeting) -> Result<(u32, u32)> {
        let counts = self.row(
            include_str!("last_tasks.sql"),
            named_params! {
                ":unit": self.unit()?.0.as_bytes(),
                ":planned": meeting.planned.format("%Y-%m-%dT%H:%M").to_string(),
            },
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        Ok(counts.unwrap_or_default())
    }

    fn of_meeting<R: domain::record::Record>(
        &self,
        sql: &str,
        meeting: MeetingId,
    ) -> Result<Vec<R>> {
        let ids: Vec<RecordId> = self.rows(sql, [meeting.0.as_bytes()], |row| id(row, "id"))?;
        ids.into_iter().map(|record| self.require(record)).collect()
    }

    /// Who was marked how: the compact text of each presence.
    ///
    /// # Errors
    /// What the database says.
    pub fn attendance(&self, meeting: MeetingId) -> Result<Vec<(MembershipId, String)>> {
        self.entries(
            "SELECT key, value FROM meeting_attendance WHERE record = ?1",
            meeting,
        )
    }

    /// The roll as it stood when the meeting was closed: the compact text of each line.
    ///
    /// # Errors
    /// What the database says.
    pub fn closed_roll(&self, meeting: MeetingId) -> Result<Vec<(MembershipId, String)>> {
        self.entries(
            "SELECT key, value FROM meeting_roll WHERE record = ?1",
            meeting,
        )
    }

    fn entries(&self, sql: &str, meeting: MeetingId) -> Result<Vec<(MembershipId, String)>> {
        self.rows(sql, [meeting.0.as_bytes()], |row| {
            Ok((id(row, "key")?, field(row, "value")?))
        })
    }

    /// The meeting of that id.
    ///
    /// # Errors
    /// `NotFound` if there is none.
    pub fn meeting(&self, meeting: MeetingId) -> Result<Meeting> {
        self.require(meeting.record())
    }
}
