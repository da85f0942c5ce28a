//! Reading: one unchanging state of the book.

use super::view;
use crate::{Error, Result};
use domain::record::{Fields, Key, Record, RecordId, RecordSpec, Uid, Value};
use rusqlite::{Connection, OptionalExtension, Params, Row};

/// A view of the book that does not change while it is held.
pub struct Reading<'b> {
    pub(crate) connection: &'b Connection,
}

impl<'b> Reading<'b> {
    pub(crate) const fn new(connection: &'b Connection) -> Self {
        Self { connection }
    }

    /// The record of that id, if there is one and it was not deleted.
    ///
    /// # Errors
    /// What the database says.
    pub fn get<R: Record>(&self, id: RecordId) -> Result<Option<R>> {
        let Some(loaded) = view::shown(self.connection, id)? else {
            return Ok(None);
        };
        if loaded.kind != R::SPEC.kind || loaded.is_deleted() {
            return Ok(None);
        }
        Ok(Some(R::from_fields(id, loaded.owner, &loaded.fields)))
    }

    /// The record of that id.
    ///
    /// # Errors
    /// `NotFound` if there is none.
    pub fn require<R: Record>(&self, id: RecordId) -> Result<R> {
        self.get(id)?.ok_or(Error::NotFound)
    }

    /// Every value of a record, its maps' entries included.
    ///
    /// # Errors
    /// What the database says.
    pub fn fields(&self, id: RecordId) -> Result<Fields> {
        Ok(view::shown(self.connection, id)?
            .map(|loaded| loaded.fields)
            .unwrap_or_default())
    }

    /// The kind of a record and what is shown of it.
    pub(crate) fn fields_of(&self, id: RecordId) -> Result<(u16, Fields)> {
        let loaded = view::shown(self.connection, id)?.ok_or(Error::NotFound)?;
        Ok((loaded.kind, loaded.fields))
    }

    /// The operation whose value of a field the province has; none where it has none, or where
    /// something was written here since.
    pub(crate) fn writer(&self, id: RecordId, field: u16, key: &[u8]) -> Result<Option<Uid>> {
        let said = view::said(self.connection, id)?;
        let register = said
            .into_iter()
            .flat_map(|said| said.registers)
            .find(|it| it.field == field && it.key == key);
        let written = self.row(
            "SELECT 1 FROM changes WHERE record = ?1 AND field = ?2 AND key = ?3 AND live = 1",
            rusqlite::params![id.0.as_bytes(), field, key],
            |_| Ok(()),
        )?;
        Ok(register
            .filter(|_| written.is_none())
            .map(|register| register.stamp.writer))
    }

    /// The revision a record has; 0 if it has none. A save carries the one it was read at.
    ///
    /// # Errors
    /// What the database says.
    pub fn revision<R: Record>(&self, id: RecordId) -> Result<i64> {
        let sql = format!("SELECT revision FROM {} WHERE id = ?1", R::SPEC.table);
        Ok(self
            .connection
            .prepare_cached(&sql)?
            .query_row([id.0.as_bytes()], |row| row.get(0))
            .optional()?
            .unwrap_or(0))
    }

    /// Whether the view holds a record of that kind under that id.
    ///
    /// # Errors
    /// What the database says.
    pub fn is_of_kind(&self, spec: &RecordSpec, id: RecordId) -> Result<bool> {
        let sql = format!("SELECT 1 FROM {} WHERE id = ?1", spec.table);
        let found = self.row(&sql, [id.0.as_bytes()], |_| Ok(()))?;
        Ok(found.is_some())
    }

    /// All rows of a statement.
    pub(crate) fn rows<T>(
        &self,
        sql: &str,
        params: impl Params,
        row: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map(params, row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The one row of a statement, if there is one.
    pub(crate) fn row<T>(
        &self,
        sql: &str,
        params: impl Params,
        row: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>> {
        Ok(self
            .connection
            .prepare_cached(sql)?
            .query_row(params, row)
            .optional()?)
    }
}

/// Reads an id column.
pub(crate) fn id<T: From<RecordId>>(row: &Row<'_>, column: &str) -> rusqlite::Result<T> {
    let bytes: [u8; 16] = row.get(column)?;
    Ok(RecordId(uuid::Uuid::from_bytes(bytes)).into())
}

/// Reads an id column that may be empty.
pub(crate) fn optional_id<T: From<RecordId>>(
    row: &Row<'_>,
    column: &str,
) -> rusqlite::Result<Option<T>> {
    let bytes: Option<[u8; 16]> = row.get(column)?;
    Ok(bytes.map(|bytes| RecordId(uuid::Uuid::from_bytes(bytes)).into()))
}

/// Reads a column as a field's type; an empty or newer value becomes the type's default.
pub(crate) fn field<T: domain::record::FieldValue + Default>(
    row: &Row<'_>,
    column: &str,
) -> rusqlite::Result<T> {
    let value = super::from_sql(row.get_ref(column)?);
    Ok(T::from_value(&value).unwrap_or_default())
}

/// Reads the plain fields of a record out of a row of its table.
pub(crate) fn fields(row: &Row<'_>, spec: &RecordSpec) -> rusqlite::Result<Fields> {
    let mut fields = Fields::default();
    for field in spec.fields.iter().filter(|field| field.map_table.is_none()) {
        let value = super::from_sql(row.get_ref(field.name)?);
        if value != Value::Null {
            fields.set(field.number, Key::new(), value);
        }
    }
    Ok(fields)
}
