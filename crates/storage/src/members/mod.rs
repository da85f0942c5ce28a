//! Members as lists show them.

use crate::Result;
use crate::book::{Reading, field, id, optional_id};
use chrono::NaiveDate;
use domain::dates::PartialDate;
use domain::members::{
    DatedChange, MemberId, Membership, MembershipId, MembershipKind, Office, OfficeRole, Sex,
    Standing, StandingEvent,
};
use domain::record::RecordId;
use rusqlite::named_params;
use std::collections::BTreeMap;

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

impl Reading<'_> {
    /// Everybody who belongs to the book's unit on a day, in Vietnamese order.
    ///
    /// # Errors
    /// What the database says.
    pub fn roster(&self, day: NaiveDate) -> Result<Vec<RosterLine>> {
        let changes = self.standing_changes()?;
        self.rows(
            include_str!("roster.sql"),
            named_params! {
                ":day": day.format("%Y-%m-%d").to_string(),
                ":unit": self.unit()?.0.as_bytes(),
            },
            |row| {
                let member: MemberId = id(row, "member")?;
                let of_member = changes.get(&member).map_or(&[][..], Vec::as_slice);
                Ok(RosterLine {
                    member,
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
                    standing: Standing::on(of_member, day),
                    office: field(row, "office")?,
                    folded: field(row, "folded")?,
                })
            },
        )
    }

    /// Every dated change of standing of whoever was ever a member here.
    fn standing_changes(&self) -> Result<BTreeMap<MemberId, Vec<DatedChange>>> {
        let mut changes: BTreeMap<MemberId, Vec<DatedChange>> = BTreeMap::new();
        let rows = self.rows(
            "SELECT id, member, change, effective, until FROM standing_events",
            [],
            |row| {
                let change = DatedChange {
                    event: id(row, "id")?,
                    change: field(row, "change")?,
                    effective: field(row, "effective")?,
                    until: field(row, "until")?,
                };
                Ok((id(row, "member")?, change))
            },
        )?;
        for (member, change) in rows {
            changes.entry(member).or_default().push(change);
        }
        Ok(changes)
    }

    /// Every stay of a member, the newest first.
    ///
    /// # Errors
    /// What the database says.
    pub fn memberships_of(&self, member: MemberId) -> Result<Vec<Membership>> {
        self.records_of(
            "SELECT id FROM memberships WHERE member = ?1 ORDER BY since DESC",
            member,
        )
    }

    /// Every standing event of a member, the newest first.
    ///
    /// # Errors
    /// What the database says.
    pub fn standing_events_of(&self, member: MemberId) -> Result<Vec<StandingEvent>> {
        self.records_of(
            "SELECT id FROM standing_events WHERE member = ?1 ORDER BY effective DESC, id DESC",
            member,
        )
    }

    /// Every office a member holds or held, the newest first.
    ///
    /// # Errors
    /// What the database says.
    pub fn offices_of(&self, member: MemberId) -> Result<Vec<Office>> {
        self.records_of(
            "SELECT id FROM offices WHERE member = ?1 ORDER BY since DESC",
            member,
        )
    }

    fn records_of<R: domain::record::Record>(&self, sql: &str, member: MemberId) -> Result<Vec<R>> {
        let ids: Vec<RecordId> = self.rows(sql, [member.0.as_bytes()], |row| id(row, "id"))?;
        ids.into_iter().map(|record| self.require(record)).collect()
    }

    /// Members anywhere in the book whose folded text holds every one of the words.
    ///
    /// # Errors
    /// What the database says.
    pub fn members_like(&self, words: &[String]) -> Result<Vec<(MemberId, String)>> {
        let pattern = words.first().cloned().unwrap_or_default();
        let found = self.rows(
            "SELECT id, folded FROM members WHERE instr(folded, ?1) > 0 ORDER BY sort_key",
            [pattern],
            |row| Ok((id(row, "id")?, row.get::<_, String>("folded")?)),
        )?;
        Ok(found
            .into_iter()
            .filter(|(_, folded)| words.iter().all(|word| folded.contains(word.as_str())))
            .collect())
    }

    /// The member a membership belongs to, with the name as of then.
    ///
    /// # Errors
    /// What the database says.
    pub fn membership_name(&self, membership: MembershipId) -> Result<Option<String>> {
        self.row(
            "SELECT name FROM memberships WHERE id = ?1",
            [membership.0.as_bytes()],
            |row| row.get(0),
        )
    }

    /// The membership of a member in the book's unit on a day.
    ///
    /// # Errors
    /// What the database says.
    pub fn membership_on(&self, member: MemberId, day: NaiveDate) -> Result<Option<MembershipId>> {
        let found = self.row(
            include_str!("membership_on.sql"),
            named_params! {
                ":member": member.0.as_bytes(),
                ":day": day.format("%Y-%m-%d").to_string(),
                ":unit": self.unit()?.0.as_bytes(),
            },
            |row| optional_id(row, "id"),
        )?;
        Ok(found.flatten())
    }
}
