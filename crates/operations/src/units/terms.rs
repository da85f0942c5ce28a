//! Terms of the unit: numbers of papers begin anew with each.

use crate::form::Form;
use crate::{Desk, Failure, Nothing, Problem, Saved};
use domain::units::{Term, TermId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// A term as it is typed and shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TermForm {
    /// What it is called ("2025–2030").
    pub name: String,
    /// Its first day.
    pub since: String,
}

/// One term.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TermRow {
    /// The term.
    pub id: Uuid,
    /// To be sent back with a change.
    pub revision: i64,
    /// Its name and first day.
    pub form: TermForm,
    /// It is the one of today.
    pub running: bool,
}

/// All terms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TermsView {
    /// The earliest first.
    pub rows: Vec<TermRow>,
}

/// A changed term.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TermEdit {
    /// The term.
    pub id: Uuid,
    /// The revision it was read at.
    pub revision: i64,
    /// Its name and first day.
    pub form: TermForm,
}

/// Which term.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RemoveTerm {
    /// The term.
    pub id: Uuid,
}

/// Lists the terms of the unit.
pub fn list_terms(desk: &Desk, _: Nothing) -> Result<TermsView, Failure> {
    let today = desk.today();
    desk.book.read(|reading| {
        let terms = reading.terms()?;
        let running = terms
            .iter()
            .filter(|term| term.since.is_some_and(|since| since <= today))
            .max_by_key(|term| term.since)
            .map(|term| term.id);
        let rows = terms.into_iter().map(|term| {
            Ok(TermRow {
                id: term.id.0,
                revision: reading.revision::<Term>(term.id.record())?,
                running: running == Some(term.id),
                form: TermForm {
                    name: term.name,
                    since: term
                        .since
                        .map(|day| day.format("%d/%m/%Y").to_string())
                        .unwrap_or_default(),
                },
            })
        });
        Ok(TermsView {
            rows: rows.collect::<Result<_, Failure>>()?,
        })
    })
}

fn check(typed: &TermForm) -> Result<Term, Failure> {
    let mut form = Form::default();
    let since = form.day("since", &typed.since);
    if since.is_none() && form.is_sound("since") {
        form.problem("since", Problem::Required);
    }
    let name = form.required("name", &typed.name);
    form.finish()?;
    Ok(Term {
        name,
        since,
        ..Term::default()
    })
}

/// Two terms cannot begin on one day.
fn refuse_same_day(known: &[Term], term: &Term) -> Result<(), Failure> {
    let mut others = known.iter().filter(|other| other.id != term.id);
    match others.find(|other| other.since == term.since) {
        Some(other) => Err(Failure::invalid(
            "since",
            Problem::Taken {
                by: other.name.clone(),
            },
        )),
        None => Ok(()),
    }
}

/// Writes a term down.
pub fn add_term(desk: &Desk, request: TermForm) -> Result<Saved, Failure> {
    let term = check(&request)?;
    desk.save("add_term", &term.name.clone(), |writing| {
        refuse_same_day(&writing.reading().terms()?, &term)?;
        let term = Term {
            id: writing.new_id()?,
            owner: writing.unit(),
            ..term
        };
        writing.put(&term)?;
        Ok(term.id.record())
    })
}

/// Corrects a term.
pub fn edit_term(desk: &Desk, request: TermEdit) -> Result<Saved, Failure> {
    let typed = check(&request.form)?;
    let id = TermId(request.id);
    desk.save("edit_term", &typed.name.clone(), |writing| {
        writing.at_revision::<Term>(id.record(), request.revision)?;
        let known: Term = writing.reading().require(id.record())?;
        let term = Term {
            name: typed.name,
            since: typed.since,
            ..known
        };
        refuse_same_day(&writing.reading().terms()?, &term)?;
        writing.put(&term)?;
        Ok(id.record())
    })
}

/// Takes a term out that was written down wrong. Numbers that were given stay.
pub fn remove_term(desk: &Desk, request: RemoveTerm) -> Result<Saved, Failure> {
    let id = TermId(request.id);
    desk.save("remove_term", "", |writing| {
        let known: Term = writing.reading().require(id.record())?;
        writing.about(&known.name)?;
        writing.delete::<Term>(id.record())?;
        Ok(id.record())
    })
}
