//! Transfers of the book's unit, and the copies of files that they keep.

use crate::Result;
use crate::book::{Reading, fields, from_sql, id};
use domain::members::{FileCopy, Member, MemberId, Transfer, TransferField, TransferId};
use domain::record::{FieldValue, Fields, Record, RecordId};
use domain::units::UnitId;
use rusqlite::{Connection, OptionalExtension, named_params};
use std::collections::BTreeMap;

impl Reading<'_> {
    /// Every transfer of the book's unit, the newest first.
    ///
    /// # Errors
    /// What the database says.
    pub fn transfers(&self) -> Result<Vec<Transfer>> {
        self.rows(
            include_str!("transfers.sql"),
            named_params! { ":unit": self.unit()?.0.as_bytes() },
            |row| {
                let (id, owner) = (id(row, "id")?, id(row, "owner")?);
                Ok(Transfer::from_fields(
                    id,
                    owner,
                    &fields(row, &Transfer::SPEC)?,
                ))
            },
        )
    }

    /// Every transfer of a member in the book, the newest first.
    ///
    /// # Errors
    /// What the database says.
    pub fn transfers_of(&self, member: MemberId) -> Result<Vec<Transfer>> {
        self.records_of(
            "SELECT id FROM transfers WHERE member = ?1
             ORDER BY coalesce(effective, letter_date, '9999-12-31') DESC, id DESC",
            member,
        )
    }

    /// The day on which each step of a transfer's checklist was done, by the step's code.
    ///
    /// # Errors
    /// What the database says.
    pub fn transfer_steps(&self, transfer: TransferId) -> Result<BTreeMap<String, String>> {
        let written = self.fields(transfer.record())?;
        let field = TransferField::steps.number();
        Ok(written
            .iter()
            .filter(|(number, ..)| *number == field)
            .filter_map(|(_, key, value)| {
                let code = String::from_utf8(key.clone()).ok()?;
                Some((code, String::from_value(value)?))
            })
            .collect())
    }
}

/// The file of somebody whose own file is held by another unit, as the last transfer kept it.
pub fn kept_copy(connection: &Connection, member: RecordId) -> Result<Option<(UnitId, Fields)>> {
    let found = connection
        .prepare_cached(
            "SELECT file, from_unit, to_unit, kind FROM transfers
             WHERE member = ?1 AND file IS NOT NULL
             ORDER BY effective DESC, id DESC LIMIT 1",
        )?
        .query_row([member.0.as_bytes()], |row| {
            let copy = FileCopy::from_value(&from_sql(row.get_ref("file")?)).unwrap_or_default();
            // A visitor's file stays at home; everybody else's went along.
            let visits = row.get::<_, Option<String>>("kind")?.as_deref() == Some("temporary");
            let holder = if visits { "from_unit" } else { "to_unit" };
            let holder: Option<[u8; 16]> = row.get(holder)?;
            Ok((
                UnitId(uuid::Uuid::from_bytes(holder.unwrap_or_default())),
                copy,
            ))
        })
        .optional()?;
    Ok(found
        .filter(|(_, copy)| !copy.is_empty())
        .map(|(holder, copy)| (holder, copy.fields())))
}

/// Whether a kind of record may keep a copy of a file, and of whose.
pub fn keeps_copy_of(
    connection: &Connection,
    kind: u16,
    record: RecordId,
) -> Result<Option<MemberId>> {
    if kind != Transfer::SPEC.kind {
        return Ok(None);
    }
    Ok(connection
        .prepare_cached("SELECT member FROM transfers WHERE id = ?1 AND file IS NOT NULL")?
        .query_row([record.0.as_bytes()], |row| id(row, "member"))
        .optional()?)
}

/// The kind of the records that copies stand for.
pub const COPIED: u16 = Member::SPEC.kind;
