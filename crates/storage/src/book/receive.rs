//! The second door: what the province says. Registers, view and cursor move in one transaction.

use super::{Book, Changed, chain, erase, lock, pack, to_sql, view};
use crate::{Result, members};
use domain::members::Member;
use domain::record::{ERASED, Key, LOST, Record, RecordId, Register, Row, field_spoken_of};
use rusqlite::{Connection, Transaction, TransactionBehavior, named_params, params};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// One complete frame of a pull.
#[derive(Debug, Clone, Default)]
pub struct Arrival {
    /// Records with their newer registers.
    pub rows: Vec<Row>,
    /// Records that left a scope: from which unit, which record, at which number.
    pub exits: Vec<(RecordId, RecordId, u64)>,
    /// Everything up to this number has been told.
    pub pos: u64,
    /// The pull is complete: nothing newer was left out.
    pub complete: bool,
    /// When it came, for the history.
    pub at: String,
}

impl Book {
    /// Applies a frame. Applying it twice changes nothing.
    ///
    /// # Errors
    /// What the database says; nothing is applied then.
    pub fn receive(&self, arrival: &Arrival) -> Result<Changed> {
        let mut connection = lock(&self.writer);
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut touched: Touched = BTreeMap::new();
        let told = std::cell::Cell::new(None);
        for row in &arrival.rows {
            take_row(&transaction, row, &arrival.at, &mut touched)?;
            let gone = told_erased(&transaction, row, &arrival.at, &told)?;
            if !gone.is_empty()
                && let Some((_, fields)) = touched.get_mut(&row.record)
            {
                fields.extend(gone.into_iter().map(|field| (field, Key::new())));
            }
        }
        for (unit, record, seq) in &arrival.exits {
            leave(&transaction, *unit, *record, *seq, &mut touched)?;
        }
        move_cursor(&transaction, arrival)?;
        if arrival.complete {
            for (kind, record) in forget_where(&transaction, "seq = 0", &[])? {
                touched.entry(record).or_insert((kind, Vec::new()));
            }
            settle(&transaction, &mut touched)?;
            erase::empty_operations(&transaction)?;
        }
        if let Some(step) = told.get() {
            chain::link(&transaction, step)?;
        }
        let changed = recompute(&transaction, touched)?;
        super::commit(transaction)?;
        Ok(changed)
    }

    /// The province has these operations, committed up to that number; some it refused.
    ///
    /// # Errors
    /// What the database says.
    pub fn acknowledge(
        &self,
        through: u64,
        commit_seq: u64,
        refused: &[(u64, String)],
    ) -> Result<Changed> {
        let mut touched: Touched = BTreeMap::new();
        self.keep(|transaction| {
            for (number, reason) in refused {
                transaction.execute(
                    "UPDATE operations SET state = 'rejected', reason = ?2
                     WHERE number = ?1 AND state = 'sealed'",
                    params![number, reason],
                )?;
            }
            transaction.execute(
                "UPDATE operations SET state = 'acknowledged', commit_seq = ?2
                 WHERE number <= ?1 AND state = 'sealed'",
                params![through, commit_seq],
            )?;
            put_down(transaction, "rejected", &mut touched)?;
            recompute(transaction, touched)
        })
    }
}

type Touched = BTreeMap<RecordId, (u16, Vec<(u16, Key)>)>;

fn take_row(
    transaction: &Transaction<'_>,
    row: &Row,
    at: &str,
    touched: &mut Touched,
) -> Result<()> {
    let known = view::said(transaction, row.record)?;
    let mut registers = known
        .as_ref()
        .map(|said| said.registers.clone())
        .unwrap_or_default();
    if known.as_ref().is_some_and(|said| said.seq == 0) {
        // Said in an earlier history of the server: this one tells the whole record.
        registers.retain(|held| {
            row.registers
                .iter()
                .any(|told| told.field == held.field && told.key == held.key)
        });
        registers.iter_mut().for_each(|held| held.stamp.seq = 0);
        entry_for_all(known.as_ref(), row, touched);
    }
    let entry = touched.entry(row.record).or_insert((row.kind, Vec::new()));
    for arriving in &row.registers {
        let place = registers
            .iter()
            .position(|held| held.field == arriving.field && held.key == arriving.key);
        match place.and_then(|place| registers.get_mut(place)) {
            Some(held) if held.stamp.seq >= arriving.stamp.seq => continue,
            Some(held) => {
                note(transaction, row, Some(&*held), arriving, at)?;
                *held = arriving.clone();
            }
            None => {
                note(transaction, row, None, arriving, at)?;
                registers.push(arriving.clone());
            }
        }
        entry.1.push((arriving.field, arriving.key.clone()));
    }
    let newer = known.as_ref().is_none_or(|said| said.seq <= row.seq);
    let owner = if newer {
        row.owner.0
    } else {
        known.map_or(row.owner.0, |said| said.owner.0)
    };
    transaction
        .prepare_cached(
            "INSERT OR REPLACE INTO registers (record, kind, owner, seq, body)
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![
            row.record.0.as_bytes(),
            row.kind,
            owner.as_bytes(),
            row.seq,
            pack::pack(&registers)?
        ])?;
    let latest = row
        .registers
        .iter()
        .map(|r| r.stamp.clock.0)
        .max()
        .unwrap_or(0);
    transaction
        .prepare_cached("UPDATE book SET clock = max(clock, ?1)")?
        .execute([latest])?;
    Ok(())
}

/// What the province says was erased goes here too, out of registers and history. All erasures of a
/// frame are remembered as one step, so that the history still holds.
fn told_erased(
    transaction: &Transaction<'_>,
    row: &Row,
    at: &str,
    told: &std::cell::Cell<Option<i64>>,
) -> Result<BTreeSet<u16>> {
    let registers = view::said(transaction, row.record)?
        .map(|said| said.registers)
        .unwrap_or_default();
    let mut gone = erase::erased(&registers);
    if erase::is_known(transaction, row.record)? {
        // Erased here, and not told by the province yet.
        let now = view::load(transaction, row.record)?;
        gone.extend(now.into_iter().flat_map(|loaded| loaded.fields.erased()));
    }
    let news = row.registers.iter().any(|register| {
        let field = field_spoken_of(register.field, &register.key);
        field == ERASED || gone.contains(&field)
    });
    if gone.is_empty() || !news {
        return Ok(BTreeSet::new());
    }
    erase::empty_register(transaction, row.record, &gone)?;
    erase::forget(transaction, row.record, &gone, || match told.get() {
        Some(step) => Ok(step),
        None => {
            let step = erase::told(transaction, at)?;
            told.set(Some(step));
            Ok(step)
        }
    })?;
    Ok(gone)
}

/// A whole record is told anew: all its fields are touched, those that are gone as well.
fn entry_for_all(known: Option<&view::Said>, row: &Row, touched: &mut Touched) {
    let entry = touched.entry(row.record).or_insert((row.kind, Vec::new()));
    for register in known.iter().flat_map(|said| &said.registers) {
        entry.1.push((register.field, register.key.clone()));
    }
}

/// One line of history for each value that another laptop wrote.
fn note(
    transaction: &Transaction<'_>,
    row: &Row,
    held: Option<&Register>,
    arriving: &Register,
    at: &str,
) -> Result<()> {
    // What lost is shown where it is decided.
    if arriving.field == LOST || held.is_some_and(|held| held.value == arriving.value) {
        return Ok(());
    }
    let ours: bool = transaction
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM operations WHERE uid = ?1)")?
        .query_row([arriving.stamp.writer.to_bytes()], |row| row.get(0))?;
    if ours {
        return Ok(());
    }
    transaction
        .prepare_cached(include_str!("note_arrival.sql"))?
        .execute(named_params! {
            ":at": at,
            ":seq": arriving.stamp.seq,
            ":kind": row.kind,
            ":record": row.record.0.as_bytes(),
            ":field": arriving.field,
            ":key": arriving.key,
            ":before": held.map(|held| to_sql(&held.value)),
            ":after": to_sql(&arriving.value),
            ":writer": arriving.stamp.writer.to_bytes(),
            ":clock": arriving.stamp.clock.0,
        })?;
    Ok(())
}

fn leave(
    transaction: &Transaction<'_>,
    unit: RecordId,
    record: RecordId,
    seq: u64,
    touched: &mut Touched,
) -> Result<()> {
    let Some(said) = view::said(transaction, record)? else {
        return Ok(());
    };
    if said.owner.record() != unit || said.seq >= seq {
        return Ok(());
    }
    transaction.execute(
        "DELETE FROM registers WHERE record = ?1",
        [record.0.as_bytes()],
    )?;
    touched.entry(record).or_insert((said.kind, Vec::new()));
    Ok(())
}

fn move_cursor(transaction: &Transaction<'_>, arrival: &Arrival) -> Result<()> {
    transaction.execute(
        "UPDATE enrolment SET pos = max(pos, ?1), base = iif(?2, max(pos, ?1), base)",
        params![arrival.pos, arrival.complete],
    )?;
    transaction.execute(
        "UPDATE scopes SET pos = max(pos, ?1), loading = iif(?2, 0, loading) WHERE loading",
        params![arrival.pos, arrival.complete],
    )?;
    if arrival.complete {
        transaction.execute("UPDATE enrolment SET last_exchange = ?1", [&arrival.at])?;
    }
    Ok(())
}

/// Own operations that the complete pull has passed are in the registers now.
fn settle(transaction: &Transaction<'_>, touched: &mut Touched) -> Result<()> {
    transaction.execute(
        "UPDATE operations SET state = 'received'
         WHERE state = 'acknowledged' AND commit_seq <= (SELECT base FROM enrolment)",
        [],
    )?;
    put_down(transaction, "received", touched)
}

/// Takes the changes of operations in that state off the top of the view.
fn put_down(transaction: &Transaction<'_>, state: &str, touched: &mut Touched) -> Result<()> {
    let mut statement = transaction.prepare_cached(include_str!("put_down.sql"))?;
    let mut rows = statement.query([state])?;
    while let Some(row) = rows.next()? {
        let record = RecordId(Uuid::from_bytes(row.get(1)?));
        let entry = touched.entry(record).or_insert((row.get(0)?, Vec::new()));
        entry.1.push((row.get(2)?, row.get(3)?));
    }
    Ok(())
}

/// Takes what the province said of a unit's records away. Returns their kinds and ids.
pub(crate) fn forget_owner(
    transaction: &Transaction<'_>,
    unit: &[u8],
) -> Result<Vec<(u16, RecordId)>> {
    forget_where(transaction, "owner = ?1", &[unit])
}

fn forget_where(
    transaction: &Transaction<'_>,
    which: &str,
    values: &[&[u8]],
) -> Result<Vec<(u16, RecordId)>> {
    let sql = format!("DELETE FROM registers WHERE {which} RETURNING kind, record");
    let mut statement = transaction.prepare_cached(&sql)?;
    let rows = statement.query_map(rusqlite::params_from_iter(values), |row| {
        Ok((row.get(0)?, RecordId(Uuid::from_bytes(row.get(1)?))))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Brings the view in line with records that were forgotten.
pub(crate) fn forgotten(connection: &Connection, records: Vec<(u16, RecordId)>) -> Result<Changed> {
    let touched = records
        .into_iter()
        .map(|(kind, record)| (record, (kind, Vec::new())));
    recompute(connection, touched.collect())
}

fn recompute(connection: &Connection, touched: Touched) -> Result<Changed> {
    let mut changed = Changed::default();
    for (record, (kind, fields)) in touched {
        if view::load(connection, record)?.is_none() {
            view::forget(connection, kind, record)?;
        }
        view::recompute(connection, record, &fields)?;
        changed.kinds.insert(kind);
        changed.records.insert(record);
    }
    let decided = changed.kinds.iter().any(|kind| members::decides(*kind));
    if decided && members::weigh_left_out(connection)? {
        changed.kinds.insert(Member::SPEC.kind);
    }
    Ok(changed)
}
