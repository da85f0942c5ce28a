//! Writing documents received into the register, changing and removing them.

use crate::form::Form;
use crate::{Desk, Failure, Problem, Saved};
use domain::incoming::{IncomingDocument, IncomingDocumentId};
use serde::{Deserialize, Serialize};
use storage::Writing;
use ts_rs::TS;
use uuid::Uuid;

/// What is known of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct IncomingForm {
    /// Number and sign.
    pub number: String,
    /// Who issued it.
    pub issuer: String,
    /// The date it bears.
    pub dated: String,
    /// What it is about.
    pub title: String,
    /// The day it was received.
    pub received: String,
    /// It need not be brought to a meeting.
    pub for_file: bool,
    /// A remark.
    pub note: String,
}

/// A document to write down.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NewIncoming {
    /// What is known of it.
    pub form: IncomingForm,
}

/// A changed document, with the revision it was read at.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct IncomingEdit {
    /// The document.
    pub id: Uuid,
    /// The revision the form was filled from.
    pub revision: i64,
    /// What is known of it.
    pub form: IncomingForm,
}

/// A document to take out.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RemoveIncoming {
    /// The document.
    pub id: Uuid,
}

fn check(desk: &Desk, typed: &IncomingForm) -> Result<IncomingDocument, Failure> {
    let mut form = Form::default();
    let document = IncomingDocument {
        number: form.required("number", &typed.number),
        issuer: form.required("issuer", &typed.issuer),
        dated: form.day("dated", &typed.dated),
        title: form.required("title", &typed.title),
        received: form.day("received", &typed.received),
        for_file: typed.for_file,
        note: form.remark("note", &typed.note),
        ..IncomingDocument::default()
    };
    // Number, issuer and date together tell it from every other.
    for (field, typed) in [("dated", &typed.dated), ("received", &typed.received)] {
        if typed.trim().is_empty() {
            form.problem(field, Problem::Required);
        }
    }
    if let Some((dated, received)) = document.dated.zip(document.received)
        && received < dated
    {
        form.problem("received", Problem::EndsBeforeItBegins);
    }
    if document.received.is_some_and(|day| day > desk.today()) {
        form.problem("received", Problem::DateOutOfRange);
    }
    form.finish()?;
    Ok(document)
}

fn refuse_twice(writing: &Writing<'_>, document: &IncomingDocument) -> Result<(), Failure> {
    match writing.reading().same_document(document)? {
        None => Ok(()),
        Some(_) => {
            let by = document.identity();
            Err(Failure::invalid("number", Problem::Taken { by }))
        }
    }
}

/// Writes a document into the register.
pub fn add_incoming(desk: &Desk, request: NewIncoming) -> Result<Saved, Failure> {
    let typed = check(desk, &request.form)?;
    desk.save("add_incoming", &typed.number.clone(), |writing| {
        let document = IncomingDocument {
            id: writing.new_id()?,
            owner: writing.unit(),
            ..typed
        };
        refuse_twice(writing, &document)?;
        writing.put(&document)?;
        Ok(document.id.record())
    })
}

/// Changes what is known of a document.
pub fn edit_incoming(desk: &Desk, request: IncomingEdit) -> Result<Saved, Failure> {
    let typed = check(desk, &request.form)?;
    let id = IncomingDocumentId(request.id);
    desk.save("edit_incoming", &typed.number.clone(), |writing| {
        writing.at_revision::<IncomingDocument>(id.record(), request.revision)?;
        let known: IncomingDocument = writing.reading().require(id.record())?;
        let document = IncomingDocument {
            id,
            owner: known.owner,
            ..typed
        };
        refuse_twice(writing, &document)?;
        writing.put(&document)?;
        Ok(id.record())
    })
}

/// Takes a document out of the register.
pub fn remove_incoming(desk: &Desk, request: RemoveIncoming) -> Result<Saved, Failure> {
    let id = IncomingDocumentId(request.id);
    desk.save("remove_incoming", "", |writing| {
        let known: IncomingDocument = writing.reading().require(id.record())?;
        writing.about(&known.number)?;
        writing.delete::<IncomingDocument>(id.record())?;
        Ok(id.record())
    })
}
