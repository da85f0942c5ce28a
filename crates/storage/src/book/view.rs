//! The view: what the province said, with the own changes it does not hold yet on top.

use super::{from_sql, pack, to_sql};
use crate::{Result, conflicts, members};
use domain::members::MemberId;
use domain::record::{DELETED, Fields, Key, OWNER, RecordId, RecordSpec, Register, Value, spec};
use domain::units::UnitId;
use rusqlite::types::Value as SqlValue;
use rusqlite::{Connection, OptionalExtension, params, params_from_iter};
use uuid::Uuid;

/// A record as it is now.
pub struct Loaded {
    pub kind: u16,
    pub owner: UnitId,
    pub fields: Fields,
}

impl Loaded {
    pub fn is_deleted(&self) -> bool {
        *self.fields.get(DELETED) == Value::Int(1)
    }
}

/// What the province said of a record.
pub struct Said {
    pub kind: u16,
    pub owner: UnitId,
    pub seq: u64,
    pub registers: Vec<Register>,
}

/// The registers of a record, if the province said anything.
pub fn said(connection: &Connection, record: RecordId) -> Result<Option<Said>> {
    let row = connection
        .prepare_cached("SELECT kind, owner, seq, body FROM registers WHERE record = ?1")?
        .query_row([record.0.as_bytes()], |row| {
            Ok((
                row.get(0)?,
                row.get::<_, [u8; 16]>(1)?,
                row.get(2)?,
                row.get::<_, Vec<u8>>(3)?,
            ))
        })
        .optional()?;
    row.map(|(kind, owner, seq, body)| {
        Ok(Said {
            kind,
            owner: UnitId(Uuid::from_bytes(owner)),
            seq,
            registers: pack::unpack(&body)?,
        })
    })
    .transpose()
}

/// A record as it is now; `None` if nobody ever wrote it.
pub fn load(connection: &Connection, record: RecordId) -> Result<Option<Loaded>> {
    let said = said(connection, record)?.map(|said| {
        let mut fields = Fields::default();
        for register in said.registers {
            fields.set(register.field, register.key, register.value);
        }
        Loaded {
            kind: said.kind,
            owner: said.owner,
            fields,
        }
    });
    let mut loaded = match said {
        Some(said) => Some(said),
        None => copied(connection, record)?,
    };
    let mut statement = connection.prepare_cached(include_str!("live_changes.sql"))?;
    let mut rows = statement.query([record.0.as_bytes()])?;
    while let Some(row) = rows.next()? {
        let kind = row.get("kind")?;
        let owner = UnitId(Uuid::from_bytes(row.get("owner")?));
        let loaded = loaded.get_or_insert_with(|| Loaded {
            kind,
            owner,
            fields: Fields::default(),
        });
        let field: u16 = row.get("field")?;
        let value = from_sql(row.get_ref("after")?);
        if let (OWNER, Value::Bytes(bytes)) = (field, &value) {
            loaded.owner = Uuid::from_slice(bytes).map_or(loaded.owner, UnitId);
        }
        loaded.fields.set(field, row.get("key")?, value);
    }
    if let Some(loaded) = &mut loaded {
        loaded.fields.drop_erased();
    }
    Ok(loaded)
}

/// A record as it is shown: without the facts that a unit does not keep, wherever they came from.
pub fn shown(connection: &Connection, record: RecordId) -> Result<Option<Loaded>> {
    let mut loaded = load(connection, record)?;
    if let Some(loaded) = &mut loaded {
        members::leave_out(connection, loaded.kind, loaded.owner, &mut loaded.fields)?;
    }
    Ok(loaded)
}

/// The file of a member that another unit holds, as a transfer kept it: lists of earlier days and
/// old papers go on naming whoever moved away.
fn copied(connection: &Connection, record: RecordId) -> Result<Option<Loaded>> {
    let copy = members::kept_copy(connection, record)?;
    Ok(copy.map(|(owner, fields)| Loaded {
        kind: members::COPIED,
        owner,
        fields,
    }))
}

/// Writes a record's row and the touched entries of its maps anew.
pub fn recompute(connection: &Connection, record: RecordId, touched: &[(u16, Key)]) -> Result<()> {
    let Some(loaded) = shown(connection, record)? else {
        return Ok(());
    };
    // A kind that a newer program made: its registers are kept and passed on, but there is no view.
    let Some(spec) = spec(loaded.kind) else {
        return Ok(());
    };
    let revision = next_revision(connection)?;
    let now = (loaded.kind, loaded.owner, &loaded.fields);
    conflicts::recompute(connection, record, Some(now))?;
    let kept = members::keeps_copy_of(connection, spec.kind, record)?;
    if loaded.is_deleted() {
        erase(connection, spec, record)?;
        return show_copy(connection, kept);
    }
    // Before and after: a record may have gone from one member to another.
    members::soil(connection, spec.kind, record)?;
    upsert(connection, spec, record, &loaded, revision)?;
    members::soil(connection, spec.kind, record)?;
    let all = touched.iter().any(|(field, _)| *field == DELETED);
    if all {
        for (field, key, value) in loaded.fields.iter() {
            write_entry(connection, spec, record, (field, key), value)?;
        }
    }
    for (field, key) in touched {
        let value = loaded.fields.entry(*field, key);
        write_entry(connection, spec, record, (*field, key), value)?;
    }
    let keeps = members::keeps_copy_of(connection, spec.kind, record)?;
    show_copy(connection, kept.or(keeps))
}

/// Brings the row of a member whose file is held elsewhere in line with the copies in the book.
fn show_copy(connection: &Connection, member: Option<MemberId>) -> Result<()> {
    let Some(member) = member.map(MemberId::record) else {
        return Ok(());
    };
    let live = connection
        .prepare_cached(include_str!("live_changes.sql"))?
        .exists([member.0.as_bytes()])?;
    if live || said(connection, member)?.is_some() {
        return Ok(());
    }
    if copied(connection, member)?.is_some() {
        recompute(connection, member, &[])
    } else {
        forget(connection, members::COPIED, member)
    }
}

/// Writes the row of a record of which nothing was said before.
pub fn show_first(
    connection: &Connection,
    spec: &RecordSpec,
    record: RecordId,
    owner: UnitId,
    fields: Fields,
) -> Result<()> {
    let revision = next_revision(connection)?;
    let kind = spec.kind;
    let loaded = Loaded {
        kind,
        owner,
        fields,
    };
    upsert(connection, spec, record, &loaded, revision)?;
    members::soil(connection, spec.kind, record)
}

/// One entry of a map field, written or, where nothing is left of it, taken away.
fn write_entry(
    connection: &Connection,
    spec: &RecordSpec,
    record: RecordId,
    (field, key): (u16, &Key),
    value: &Value,
) -> Result<()> {
    let Some(table) = spec.field(field).and_then(|field| field.map_table) else {
        return Ok(());
    };
    if *value == Value::Null {
        let sql = format!("DELETE FROM {table} WHERE record = ?1 AND key = ?2");
        connection
            .prepare_cached(&sql)?
            .execute(params![record.0.as_bytes(), key])?;
    } else {
        let sql = format!("INSERT OR REPLACE INTO {table} (record, key, value) VALUES (?, ?, ?)");
        let row = params![record.0.as_bytes(), key, to_sql(value)];
        connection.prepare_cached(&sql)?.execute(row)?;
    }
    Ok(())
}

fn next_revision(connection: &Connection) -> Result<i64> {
    Ok(connection
        .prepare_cached("UPDATE book SET revision = revision + 1 RETURNING revision")?
        .query_row([], |row| row.get(0))?)
}

fn upsert(
    connection: &Connection,
    spec: &RecordSpec,
    record: RecordId,
    loaded: &Loaded,
    revision: i64,
) -> Result<()> {
    let mut columns = vec!["id", "owner", "revision"];
    let mut values = vec![
        SqlValue::Blob(record.0.as_bytes().to_vec()),
        SqlValue::Blob(loaded.owner.0.as_bytes().to_vec()),
        SqlValue::Integer(revision),
    ];
    for field in spec.fields.iter().filter(|field| field.map_table.is_none()) {
        columns.push(field.name);
        values.push(to_sql(loaded.fields.get(field.number)));
    }
    for (column, value) in (spec.derived)(&loaded.fields) {
        columns.push(column);
        values.push(to_sql(&value));
    }
    let sql = format!(
        "INSERT OR REPLACE INTO {} (\"{}\") VALUES ({})",
        spec.table,
        columns.join("\", \""),
        vec!["?"; columns.len()].join(", ")
    );
    connection
        .prepare_cached(&sql)?
        .execute(params_from_iter(values))?;
    Ok(())
}

/// Takes a record that left the scope off the view.
pub fn forget(connection: &Connection, kind: u16, record: RecordId) -> Result<()> {
    conflicts::recompute(connection, record, None)?;
    let kept = members::keeps_copy_of(connection, kind, record)?;
    spec(kind).map_or(Ok(()), |spec| erase(connection, spec, record))?;
    show_copy(connection, kept)
}

fn erase(connection: &Connection, spec: &RecordSpec, record: RecordId) -> Result<()> {
    members::soil(connection, spec.kind, record)?;
    let sql = format!("DELETE FROM {} WHERE id = ?1", spec.table);
    connection
        .prepare_cached(&sql)?
        .execute([record.0.as_bytes()])?;
    for table in spec.fields.iter().filter_map(|field| field.map_table) {
        let sql = format!("DELETE FROM {table} WHERE record = ?1");
        connection
            .prepare_cached(&sql)?
            .execute([record.0.as_bytes()])?;
    }
    Ok(())
}
