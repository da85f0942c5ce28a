//! The desk: an open book, the person at it, and the clock on the wall.

use crate::{Clock, Event, Failure, Host};
use chrono::{NaiveDate, NaiveDateTime};
use domain::dates::Holidays;
use domain::people::Person;
use domain::record::{RecordId, spec};
use domain::rule_set::{RuleSet, RuleSets};
use serde::Serialize;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use storage::{Act, Book, Changed, Writing};
use ts_rs::TS;
use uuid::Uuid;

/// An open book with the person who opened it.
pub struct Desk {
    pub(crate) book: Arc<Book>,
    pub(crate) person: Mutex<Person>,
    pub(crate) slot: Uuid,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) host: Arc<dyn Host>,
    pub(crate) rules: Arc<RuleSets>,
    pub(crate) holidays: Arc<Holidays>,
    pub(crate) papers: PathBuf,
    pub(crate) print: PathBuf,
    pub(crate) uploads: Mutex<crate::uploads::Uploads>,
}

/// What every change answers: which step it was, so that it can be undone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Saved {
    /// The step; none if nothing changed.
    pub step: Option<i64>,
    /// The record it was about.
    pub id: Option<Uuid>,
}

impl Desk {
    /// Now, in local time.
    #[must_use]
    pub fn now(&self) -> NaiveDateTime {
        self.clock.now().naive_local()
    }

    /// Today.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        self.now().date()
    }

    /// The rules of today.
    pub(crate) fn rules_now(&self) -> Result<&RuleSet, Failure> {
        self.rules.on(self.today()).ok_or(Failure::NotFound)
    }

    /// One step: written whole or not at all, then told to every window.
    pub(crate) fn transact<T>(
        &self,
        name: &'static str,
        subject: &str,
        verb: impl FnOnce(&mut Writing<'_>) -> Result<T, Failure>,
    ) -> Result<(T, Option<i64>), Failure> {
        let act = self.act(name, subject);
        let done = self.book.transact(&act, verb)?;
        self.tell(&done.changed);
        Ok((done.value, done.step))
    }

    /// One step on one record.
    pub(crate) fn save(
        &self,
        name: &'static str,
        subject: &str,
        verb: impl FnOnce(&mut Writing<'_>) -> Result<RecordId, Failure>,
    ) -> Result<Saved, Failure> {
        let (id, step) = self.transact(name, subject, verb)?;
        Ok(Saved {
            step,
            id: Some(id.0),
        })
    }

    fn act(&self, name: &'static str, subject: &str) -> Act {
        let person = self
            .person
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        Act {
            person: person.id,
            person_name: person.name.clone(),
            name,
            subject: subject.to_owned(),
            at: self.clock.now(),
        }
    }

    /// Tells every window what changed.
    pub(crate) fn tell(&self, changed: &Changed) {
        if changed.records.is_empty() {
            return;
        }
        let kinds = changed
            .kinds
            .iter()
            .filter_map(|kind| spec(*kind))
            .map(|spec| spec.table.to_owned())
            .collect();
        let records = changed.records.iter().map(|record| record.0).collect();
        self.host.emit(Event::Changed { kinds, records });
    }
}
