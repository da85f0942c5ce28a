//! Writing: the one way a person's step gets into the book.

use super::{Changed, Reading, chain, from_sql, to_sql, view};
use crate::{Error, Result, members};
use chrono::{DateTime, FixedOffset};
use domain::members::{Member, MemberField, Portrait, PortraitField};
use domain::people::PersonId;
use domain::record::{
    Clock, DELETED, FieldValue, Fields, Guard, Key, LOST, OWNER, Record, RecordId, RecordSpec,
    Value, spec,
};
use domain::units::UnitId;
use rusqlite::{Connection, OptionalExtension, named_params, params};

/// Who does what, and when.
#[derive(Debug, Clone)]
pub struct Act {
    /// The person.
    pub person: PersonId,
    /// The person's name as of now.
    pub person_name: String,
    /// The name of the step: the verb ("add_member").
    pub name: &'static str,
    /// What it is about, in the person's own words ("Nguyễn Văn An").
    pub subject: String,
    /// When.
    pub at: DateTime<FixedOffset>,
}

/// A step being written.
pub struct Writing<'b> {
    connection: &'b Connection,
    step: i64,
    written: u64,
    changed: Changed,
    clock: Clock,
    /// Random bytes that the ids of this step share: the rest is counted, and compresses.
    share: std::cell::OnceCell<[u8; 4]>,
    made: std::cell::Cell<u32>,
    owner: UnitId,
}

impl<'b> Writing<'b> {
    pub(super) fn begin(connection: &'b Connection, act: &Act) -> Result<Self> {
        let milliseconds = u64::try_from(act.at.timestamp_millis()).unwrap_or(0);
        let clock: u64 = connection.query_row("SELECT clock FROM book", [], |row| row.get(0))?;
        let clock = Clock(clock).tick(milliseconds);
        connection.execute("UPDATE book SET clock = ?1", [clock.0])?;
        connection
            .prepare_cached(include_str!("begin_step.sql"))?
            .execute(named_params! {
                ":person": act.person.0.as_bytes(),
                ":person_name": act.person_name,
                ":name": act.name,
                ":subject": act.subject,
                ":at": act.at.to_rfc3339(),
                ":clock": clock.0,
            })?;
        let step = connection.last_insert_rowid();
        let owner = Reading::new(connection).unit()?;
        Ok(Self {
            connection,
            step,
            written: 0,
            changed: Changed::default(),
            clock,
            share: std::cell::OnceCell::new(),
            made: std::cell::Cell::new(0),
            owner,
        })
    }

    /// Reads the book as this step has left it so far.
    #[must_use]
    pub const fn reading(&self) -> Reading<'_> {
        Reading::new(self.connection)
    }

    /// The unit this book writes for.
    #[must_use]
    pub const fn unit(&self) -> UnitId {
        self.owner
    }

    /// A new id. Ids grow in the order they are made, also within one millisecond and when the
    /// clock on the wall goes back: lists that sort by id show what came first first.
    ///
    /// # Errors
    /// If the system gives no randomness.
    pub fn new_id<T: From<RecordId>>(&self) -> Result<T> {
        let share = match self.share.get() {
            Some(share) => *share,
            None => {
                let drawn = crate::keys::random()?;
                *self.share.get_or_init(|| drawn)
            }
        };
        let made = self.made.get();
        self.made.set(made.wrapping_add(1));
        let step = self.clock.within_millisecond().to_be_bytes();
        let tail = step.into_iter().chain(made.to_be_bytes()).chain(share);
        let mut counted = [0; 10];
        for (place, byte) in counted.iter_mut().zip(tail) {
            *place = byte;
        }
        let id = uuid::Builder::from_unix_timestamp_millis(self.clock.milliseconds(), &counted);
        Ok(RecordId(id.into_uuid()).into())
    }

    /// Names what the step is about, where that is known only while it is written.
    ///
    /// # Errors
    /// What the database says.
    pub fn about(&mut self, subject: &str) -> Result<()> {
        self.connection
            .prepare_cached("UPDATE steps SET subject = ?2 WHERE id = ?1")?
            .execute(params![self.step, subject])?;
        Ok(())
    }

    /// Refuses unless the record still has the revision it was read at.
    ///
    /// # Errors
    /// `Stale` if somebody changed it since.
    pub fn at_revision<R: Record>(&self, id: RecordId, revision: i64) -> Result<()> {
        if self.reading().revision::<R>(id)? == revision {
            Ok(())
        } else {
            Err(Error::Stale)
        }
    }

    /// Writes those fields of a record that differ from what the book holds.
    ///
    /// # Errors
    /// `Guarded` if the record is closed.
    pub fn put<R: Record>(&mut self, record: &R) -> Result<()> {
        let id = record.record_id();
        // Compared with what is shown: a form does not empty what it does not show.
        let before = view::shown(self.connection, id)?;
        let known = before
            .as_ref()
            .map(|loaded| R::from_fields(id, loaded.owner, &loaded.fields).to_fields())
            .unwrap_or_default();
        let is_new = before.is_none();
        let writes: Vec<(u16, Key, Value)> = record
            .to_fields()
            .into_iter()
            .enumerate()
            .filter(|(place, (_, value))| match known.get(*place) {
                Some((_, old)) => old != value,
                // What is empty in a new record need not be said, nor travel.
                None => *value != Value::Null && *value != Value::Text(String::new()),
            })
            .map(|(_, (field, value))| (field, Key::new(), value))
            .collect();
        let owner = if is_new {
            record.owner()
        } else {
            before.map_or(self.owner, |b| b.owner)
        };
        self.write(&R::SPEC, id, owner, writes)
    }

    /// Writes a record whose id this step has just made: nobody can have said anything of it, so
    /// nothing is read first. A list of thousands needs that.
    ///
    /// # Errors
    /// `Guarded` if the record it hangs on is closed.
    pub fn create<R: Record>(&mut self, record: &R) -> Result<()> {
        let (id, owner) = (record.record_id(), record.owner());
        let writes: Vec<(u16, Key, Value)> = record
            .to_fields()
            .into_iter()
            .filter(|(_, value)| *value != Value::Null && *value != Value::Text(String::new()))
            .map(|(field, value)| (field, Key::new(), value))
            .collect();
        let writes = self.kept(&R::SPEC, writes)?;
        if let Guard::Parent { .. } = R::SPEC.guard {
            self.check_guard(&R::SPEC, id, &writes)?;
        }
        let mut fields = Fields::default();
        let mut insert = self
            .connection
            .prepare_cached(include_str!("write_first_change.sql"))?;
        for (field, key, value) in writes {
            insert.execute(params![
                self.step,
                R::SPEC.kind,
                id.0.as_bytes(),
                owner.0.as_bytes(),
                field,
                key,
                to_sql(&value),
            ])?;
            self.written = self.written.saturating_add(1);
            fields.set(field, key, value);
        }
        self.changed.kinds.insert(R::SPEC.kind);
        self.changed.records.insert(id);
        view::show_first(self.connection, &R::SPEC, id, owner, fields)
    }

    /// Writes one field of a record that is there.
    ///
    /// # Errors
    /// `NotFound`, or `Guarded` if the record is closed.
    pub fn set<R: Record>(
        &mut self,
        id: RecordId,
        field: u16,
        value: &impl FieldValue,
    ) -> Result<()> {
        self.set_entries::<R>(id, field, vec![(Key::new(), value.to_value())])
    }

    /// Writes entries of a map field.
    ///
    /// # Errors
    /// `NotFound`, or `Guarded` if the record is closed.
    pub fn set_entries<R: Record>(
        &mut self,
        id: RecordId,
        field: u16,
        entries: Vec<(Key, Value)>,
    ) -> Result<()> {
        let loaded = view::load(self.connection, id)?.ok_or(Error::NotFound)?;
        let writes = entries
            .into_iter()
            .filter(|(key, value)| loaded.fields.entry(field, key) != value)
            .map(|(key, value)| (field, key, value))
            .collect();
        self.write(&R::SPEC, id, loaded.owner, writes)
    }

    /// Gives a record to another unit.
    ///
    /// # Errors
    /// `NotFound`, or `Guarded` if the record is closed.
    pub fn give<R: Record>(&mut self, id: RecordId, to: UnitId) -> Result<()> {
        self.set::<R>(id, OWNER, &to)
    }

    /// Writes one field of a record that another unit owns and this book need not hold: the province
    /// knows it and judges whether it may be written.
    ///
    /// # Errors
    /// `NotFound` for a kind this program does not know.
    pub fn tell(
        &mut self,
        kind: u16,
        id: RecordId,
        owner: UnitId,
        (field, value): (u16, Value),
    ) -> Result<()> {
        self.write(known(kind)?, id, owner, vec![(field, Key::new(), value)])
    }

    /// Writes one value of a record of any kind that is there.
    pub(crate) fn write_entry(
        &mut self,
        kind: u16,
        record: RecordId,
        (field, key): (u16, Key),
        value: Value,
    ) -> Result<()> {
        let loaded = view::load(self.connection, record)?.ok_or(Error::NotFound)?;
        self.write(
            known(kind)?,
            record,
            loaded.owner,
            vec![(field, key, value)],
        )
    }

    /// Deletes a record; undoing brings it back.
    ///
    /// # Errors
    /// `NotFound`, or `Guarded` if the record is closed.
    pub fn delete<R: Record>(&mut self, id: RecordId) -> Result<()> {
        self.set::<R>(id, DELETED, &true)
    }

    pub(super) fn write(
        &mut self,
        spec: &RecordSpec,
        record: RecordId,
        owner: UnitId,
        writes: Vec<(u16, Key, Value)>,
    ) -> Result<()> {
        let mut writes = self.kept(spec, writes)?;
        let loaded = view::load(self.connection, record)?;
        // What was erased stays so, whoever writes it: a form, a workbook, an undo.
        let erased = loaded.as_ref().map(|loaded| loaded.fields.erased());
        writes.retain(|(field, ..)| !erased.as_ref().is_some_and(|it| it.contains(field)));
        if writes.is_empty() {
            return Ok(());
        }
        self.check_guard(spec, record, &writes)?;
        let said = view::said(self.connection, record)?;
        let mut touched = Vec::new();
        for (field, key, value) in writes {
            let before = loaded
                .as_ref()
                .map_or(&Value::Null, |l| l.fields.entry(field, &key));
            let base = said.as_ref().and_then(|said| {
                said.registers
                    .iter()
                    .find(|r| r.field == field && r.key == key)
            });
            self.connection
                .prepare_cached(include_str!("write_change.sql"))?
                .execute(named_params! {
                    ":step": self.step,
                    ":kind": spec.kind,
                    ":record": record.0.as_bytes(),
                    ":owner": owner.0.as_bytes(),
                    ":field": field,
                    ":key": key,
                    ":before": to_sql(before),
                    ":after": to_sql(&value),
                    ":base": base.map(|register| register.stamp.writer.to_bytes()),
                })?;
            self.written = self.written.saturating_add(1);
            touched.push((field, key));
        }
        self.changed.kinds.insert(spec.kind);
        self.changed.records.insert(record);
        view::recompute(self.connection, record, &touched)?;
        if members::decides(spec.kind) && members::weigh_left_out(self.connection)? {
            self.changed.kinds.insert(Member::SPEC.kind);
        }
        Ok(())
    }

    /// What a unit does not keep is not written, whoever writes it: a form, a workbook, an undo.
    /// It may still be emptied.
    fn kept(
        &self,
        spec: &RecordSpec,
        mut writes: Vec<(u16, Key, Value)>,
    ) -> Result<Vec<(u16, Key, Value)>> {
        let portrait = spec.kind == Portrait::SPEC.kind;
        if spec.kind == Member::SPEC.kind || portrait {
            let not_kept = self.reading().not_kept()?;
            writes.retain(|(field, _, value)| {
                let empty = *value == Value::Null || *value == Value::Text(String::new());
                let held = if portrait && *field == PortraitField::picture.number() {
                    not_kept.holds(MemberField::portrait.number())
                } else {
                    !portrait && not_kept.holds(*field)
                };
                empty || !held
            });
        }
        Ok(writes)
    }

    /// A closed record takes no change but the one that opens it again.
    fn check_guard(
        &self,
        spec: &RecordSpec,
        record: RecordId,
        writes: &[(u16, Key, Value)],
    ) -> Result<()> {
        // To leave a closed record as it is changes nothing in it.
        if writes.iter().all(|(field, ..)| *field == LOST) {
            return Ok(());
        }
        match spec.guard {
            Guard::Open => Ok(()),
            Guard::Own { state, .. } => {
                let opens = writes.iter().any(|(field, ..)| *field == state);
                if !opens && self.is_closed(spec, record)? {
                    return Err(Error::Guarded { record: spec.name });
                }
                Ok(())
            }
            Guard::Parent { link, kind } => {
                let Some(parent_spec) = domain::record::spec(kind) else {
                    return Ok(());
                };
                let old = view::load(self.connection, record)?
                    .map_or(Value::Null, |loaded| loaded.fields.get(link).clone());
                let new = writes
                    .iter()
                    .find(|(field, ..)| *field == link)
                    .map(|(.., v)| v.clone());
                for value in [Some(old), new].into_iter().flatten() {
                    let Value::Bytes(bytes) = value else { continue };
                    let Ok(parent) = uuid::Uuid::from_slice(&bytes) else {
                        continue;
                    };
                    if self.is_closed(parent_spec, RecordId(parent))? {
                        return Err(Error::Guarded {
                            record: parent_spec.name,
                        });
                    }
                }
                Ok(())
            }
        }
    }

    fn is_closed(&self, spec: &RecordSpec, record: RecordId) -> Result<bool> {
        let Guard::Own { state, closed } = spec.guard else {
            return Ok(false);
        };
        let sql = format!(
            "SELECT \"{}\" FROM {} WHERE id = ?1",
            spec.field(state).map_or("id", |field| field.name),
            spec.table
        );
        let now = self
            .connection
            .prepare_cached(&sql)?
            .query_row([record.0.as_bytes()], |row| Ok(from_sql(row.get_ref(0)?)))
            .optional()?;
        Ok(now == Some(Value::Text(closed.to_owned())))
    }

    /// Marks that this step undoes another.
    pub(super) fn undoes(&self, step: i64) -> Result<()> {
        self.connection.execute(
            "UPDATE steps SET undoes = ?2 WHERE id = ?1",
            params![self.step, step],
        )?;
        self.connection.execute(
            "UPDATE steps SET undone_by = ?1 WHERE id = ?2",
            params![self.step, step],
        )?;
        Ok(())
    }

    pub(super) const fn step(&self) -> i64 {
        self.step
    }

    pub(super) const fn connection(&self) -> &'b Connection {
        self.connection
    }

    /// Links the step into the history, or drops it if it wrote nothing.
    pub(super) fn finish(self) -> Result<(Option<i64>, Changed)> {
        if self.written == 0 {
            self.connection
                .execute("DELETE FROM steps WHERE id = ?1", [self.step])?;
            return Ok((None, self.changed));
        }
        chain::link(self.connection, self.step)?;
        Ok((Some(self.step), self.changed))
    }
}

/// The declaration of a kind this program knows.
pub(super) fn known(kind: u16) -> Result<&'static RecordSpec> {
    spec(kind).ok_or(Error::NotFound)
}
