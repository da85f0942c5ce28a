//! The roster's lines: stays crossed with standings, worked out anew for members that were touched.

use crate::Result;
use crate::book::{field, id, to_sql};
use chrono::NaiveDate;
use domain::members::{
    DatedChange, Member, MemberId, Membership, MembershipId, MembershipKind, Span, Standing,
    StandingEvent, names,
};
use domain::record::{FieldValue, Record, RecordId};
use domain::text;
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use std::collections::BTreeMap;

/// The open ends of a line: text that sorts before and after every date.
const BEGINNING: &str = "";
const FOR_GOOD: &str = "9999-12-31";
const REGULAR: &str = MembershipKind::Regular.code();

/// Marks the member that a record belongs to, as the view has it now.
pub fn soil(connection: &Connection, kind: u16, record: RecordId) -> Result<()> {
    let sql = match kind {
        kind if kind == Member::SPEC.kind => "INSERT OR IGNORE INTO roster_stale VALUES (?1)",
        kind if kind == Membership::SPEC.kind => {
            "INSERT OR IGNORE INTO roster_stale SELECT member FROM memberships
             WHERE id = ?1 AND member IS NOT NULL"
        }
        kind if kind == StandingEvent::SPEC.kind => {
            "INSERT OR IGNORE INTO roster_stale SELECT member FROM standing_events
             WHERE id = ?1 AND member IS NOT NULL"
        }
        _ => return Ok(()),
    };
    connection
        .prepare_cached(sql)?
        .execute([record.0.as_bytes()])?;
    Ok(())
}

/// Works out the lines of every member that was marked.
///
/// Marks never outlive a transaction, so a reader finds none.
pub fn freshen(connection: &Connection) -> Result<()> {
    let mut next = connection.prepare_cached("SELECT member FROM roster_stale LIMIT 1")?;
    while let Some(member) = next
        .query_row([], |row| id::<MemberId>(row, "member"))
        .optional()?
    {
        work_out(connection, member)?;
        connection
            .prepare_cached("DELETE FROM roster_stale WHERE member = ?1")?
            .execute([member.0.as_bytes()])?;
    }
    Ok(())
}

/// What the lines of a member show and are found by.
struct Shown {
    sort_key: String,
    folded: String,
    name: String,
    sex: Option<String>,
    born: Option<i64>,
    joined: Option<i64>,
}

struct Stay {
    membership: MembershipId,
    owner: [u8; 16],
    kind: Option<String>,
    since: Option<NaiveDate>,
    until: Option<NaiveDate>,
}

fn work_out(connection: &Connection, member: MemberId) -> Result<()> {
    connection
        .prepare_cached("DELETE FROM roster_lines WHERE member = ?1")?
        .execute([member.0.as_bytes()])?;
    let shown = connection
        .prepare_cached(
            "SELECT sort_key, folded, family_middle, given, sex, birth, joined
             FROM members WHERE id = ?1",
        )?
        .query_row([member.0.as_bytes()], shown)
        .optional()?;
    let Some(shown) = shown else {
        return Ok(());
    };
    let changes = changes(connection, member)?;
    let mut by_unit: BTreeMap<[u8; 16], Vec<Span>> = BTreeMap::new();
    for stay in stays(connection, member)? {
        let spans = by_unit
            .entry(stay.owner)
            .or_insert_with(|| Standing::spans(&changes_in(&changes, stay.owner)));
        for span in spans {
            write(connection, member, &shown, &stay, span)?;
        }
    }
    Ok(())
}

/// What a stay in a unit goes by: the rank belongs to the person, how somebody takes part to the
/// unit. A ward that reads two cells must not see an absence of one in the other.
fn changes_in(changes: &[([u8; 16], DatedChange)], unit: [u8; 16]) -> Vec<DatedChange> {
    changes
        .iter()
        .filter(|(owner, change)| *owner == unit || change.change.is_of_rank())
        .map(|(_, change)| *change)
        .collect()
}

fn shown(row: &Row<'_>) -> rusqlite::Result<Shown> {
    let family_middle: String = field(row, "family_middle")?;
    let given: String = field(row, "given")?;
    let key = |date: Option<domain::dates::PartialDate>| date.map(|date| date.order_key());
    Ok(Shown {
        sort_key: field(row, "sort_key")?,
        folded: field(row, "folded")?,
        name: text::small(&names::display(&family_middle, &given)),
        sex: row.get("sex")?,
        born: key(field(row, "birth")?),
        joined: key(field(row, "joined")?),
    })
}

fn changes(connection: &Connection, member: MemberId) -> Result<Vec<([u8; 16], DatedChange)>> {
    let mut statement = connection.prepare_cached(
        "SELECT id, owner, change, effective, until FROM standing_events WHERE member = ?1",
    )?;
    let rows = statement.query_map([member.0.as_bytes()], |row| {
        let change = DatedChange {
            event: id(row, "id")?,
            change: field(row, "change")?,
            effective: field(row, "effective")?,
            until: field(row, "until")?,
        };
        Ok((row.get("owner")?, change))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn stays(connection: &Connection, member: MemberId) -> Result<Vec<Stay>> {
    let mut statement = connection.prepare_cached(
        "SELECT id, owner, kind, since, until FROM memberships
         WHERE member = ?1 AND merged_into IS NULL",
    )?;
    let rows = statement.query_map([member.0.as_bytes()], |row| {
        Ok(Stay {
            membership: id(row, "id")?,
            owner: row.get("owner")?,
            kind: row.get("kind")?,
            since: field(row, "since")?,
            until: field(row, "until")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The days that both have, if there are any.
fn write(
    connection: &Connection,
    member: MemberId,
    shown: &Shown,
    stay: &Stay,
    span: &Span,
) -> Result<()> {
    let since = stay.since.max(span.from);
    let until = match (stay.until, span.to) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    };
    if since.zip(until).is_some_and(|(since, until)| since > until) {
        return Ok(());
    }
    let standing = span.standing;
    connection
        .prepare_cached(include_str!("write_line.sql"))?
        .execute(named_params! {
            ":owner": stay.owner,
            ":sort_key": shown.sort_key,
            ":membership": stay.membership.0.as_bytes(),
            ":since": since.map_or_else(|| BEGINNING.to_owned(), |day| day.to_string()),
            ":until": until.map_or_else(|| FOR_GOOD.to_owned(), |day| day.to_string()),
            ":member": member.0.as_bytes(),
            ":kind": stay.kind.as_deref().unwrap_or_default(),
            ":rank": to_sql(&standing.rank().to_value()),
            ":rank_by": standing.rank_by().map(|event| *event.0.as_bytes()),
            ":activity": to_sql(&standing.activity().to_value()),
            ":activity_by": standing.activity_by().map(|event| *event.0.as_bytes()),
            // Whoever is only here for a time, or lives here, is counted by another unit.
            ":counted": standing.is_counted() && stay.kind.as_deref() == Some(REGULAR),
            ":sex": shown.sex,
            ":born": shown.born,
            ":joined": shown.joined,
            // The blanks let a search tell where a word begins and ends.
            ":name": format!(" {} ", shown.name),
            ":name_folded": format!(" {}", text::fold(&shown.name)),
            ":folded": shown.folded,
        })?;
    Ok(())
}
