//! Facts that a unit does not keep are not shown, wherever they came from: the exchange brings what
//! was written before it was said, or by a laptop that has not heard of it.

use crate::Result;
use crate::book::{Reading, field, id, view};
use domain::members::{Member, MemberField, MemberId, NotKept, Portrait, PortraitField};
use domain::record::{Fields, Record, RecordId, Value};
use domain::units::{Profile, Unit, UnitId};
use rusqlite::{Connection, named_params, params};
use std::collections::{BTreeMap, BTreeSet};

/// Whether a change of such a record may change what is kept.
pub(crate) fn decides(kind: u16) -> bool {
    kind == Unit::SPEC.kind || kind == Profile::SPEC.kind
}

/// Takes out of a file, or a portrait, what its unit or the book's does not keep.
pub(crate) fn leave_out(
    connection: &Connection,
    kind: u16,
    owner: UnitId,
    fields: &mut Fields,
) -> Result<()> {
    let is_portrait = kind == Portrait::SPEC.kind;
    if !is_portrait && kind != Member::SPEC.kind {
        return Ok(());
    }
    let gone = left_out_by(connection, owner)?;
    if gone.is_empty() {
        return Ok(());
    }
    let no_portrait = gone.holds(MemberField::portrait.number());
    fields.drop_fields(|field| match is_portrait {
        true => no_portrait && field == PortraitField::picture.number(),
        false => gone.holds(field),
    });
    Ok(())
}

/// What a unit, or the book's own, does not keep.
fn left_out_by(connection: &Connection, unit: UnitId) -> Result<NotKept> {
    let mut statement = connection.prepare_cached(include_str!("left_out_by.sql"))?;
    let mut rows = statement.query(named_params! { ":unit": unit.0.as_bytes() })?;
    let mut all = NotKept::default();
    while let Some(row) = rows.next()? {
        all = all.and(&field::<NotKept>(row, "not_kept")?);
    }
    Ok(all)
}

/// Works out anew what each unit leaves out, after something was said about it, and shows the files
/// that this concerns accordingly. Whether any did.
pub(crate) fn weigh_left_out(connection: &Connection) -> Result<bool> {
    let reading = Reading::new(connection);
    let two = |row: &rusqlite::Row<'_>| {
        Ok((
            id::<UnitId>(row, "unit")?,
            row.get::<_, String>("not_kept")?,
        ))
    };
    let now: BTreeMap<UnitId, String> = reading
        .rows(include_str!("left_out.sql"), [], two)?
        .into_iter()
        .collect();
    let before: BTreeMap<UnitId, String> = reading
        .rows("SELECT unit, not_kept FROM left_out", [], two)?
        .into_iter()
        .collect();
    let differs = |unit: &&UnitId| now.get(unit) != before.get(unit);
    let changed: BTreeSet<UnitId> = now
        .keys()
        .chain(before.keys())
        .filter(differs)
        .copied()
        .collect();
    if changed.is_empty() {
        return Ok(false);
    }
    connection.execute("DELETE FROM left_out", [])?;
    let mut insert =
        connection.prepare_cached("INSERT INTO left_out (unit, not_kept) VALUES (?1, ?2)")?;
    for (unit, words) in &now {
        insert.execute(params![unit.0.as_bytes(), words])?;
    }
    let everywhere = changed.contains(&reading.unit()?);
    for table in [Member::SPEC.table, Portrait::SPEC.table] {
        let sql = format!("SELECT id, owner FROM {table}");
        let of =
            |row: &rusqlite::Row<'_>| Ok((id::<RecordId>(row, "id")?, id::<UnitId>(row, "owner")?));
        for (record, owner) in reading.rows(&sql, [], of)? {
            if everywhere || changed.contains(&owner) {
                view::recompute(connection, record, &[])?;
            }
        }
    }
    Ok(true)
}

impl Reading<'_> {
    /// The fields of a file that the book's unit does not keep: its own choice, and what the units
    /// above want.
    ///
    /// # Errors
    /// What the database says.
    pub fn not_kept(&self) -> Result<NotKept> {
        left_out_by(self.connection, self.unit()?)
    }

    /// Files in which something lies that is not shown because it is not kept, by field.
    ///
    /// # Errors
    /// What the database says.
    pub fn hidden(&self) -> Result<BTreeMap<u16, Vec<MemberId>>> {
        let mut hidden: BTreeMap<u16, Vec<MemberId>> = BTreeMap::new();
        let not_kept = self.not_kept()?;
        if not_kept.is_empty() {
            return Ok(hidden);
        }
        let unit = self.unit()?;
        let own: Vec<MemberId> = self.rows(
            "SELECT id FROM members WHERE owner = ?1 ORDER BY id",
            [unit.0.as_bytes()],
            |row| id(row, "id"),
        )?;
        for member in own {
            let Some(whole) = view::load(self.connection, member.record())? else {
                continue;
            };
            for field in not_kept.fields() {
                let value = whole.fields.get(field);
                if *value != Value::Null && *value != Value::Text(String::new()) {
                    hidden.entry(field).or_default().push(member);
                }
            }
        }
        Ok(hidden)
    }
}
