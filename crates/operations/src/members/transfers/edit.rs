//! Preparing a transfer: who goes where, with which letter, until when the fee is paid.

use super::record::{own_name, running};
use super::{at, own};
use crate::failure::NotNow;
use crate::form::Form;
use crate::{Desk, Failure, Problem, Saved};
use domain::members::{
    Member, MemberId, Transfer, TransferDirection, TransferField, TransferId, TransferKind,
    TransferState,
};
use domain::units::{Unit, UnitId};
use serde::{Deserialize, Serialize};
use storage::{Reading, Writing};
use ts_rs::TS;
use uuid::Uuid;

/// What is written on the papers of a transfer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TransferForm {
    /// For good or for a time.
    pub kind: TransferKind,
    /// The unit of the province at the other end, if it is one.
    pub unit: Option<Uuid>,
    /// The unit at the other end in words, where the province does not know it.
    pub place: String,
    /// Number of the letter.
    pub letter_number: String,
    /// Date of the letter.
    pub letter_date: String,
    /// The last day at the old unit.
    pub effective: String,
    /// The last day of a transfer for a time, as it is planned.
    pub until: String,
    /// The month through which the fee was paid.
    pub fee_through: String,
    /// Remark.
    pub note: String,
}

/// A transfer to prepare.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NewTransfer {
    /// The member who is to go.
    pub member: Uuid,
    /// What is written on the papers.
    pub form: TransferForm,
}

/// Changed papers of a transfer.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TransferEdit {
    /// The transfer.
    pub id: Uuid,
    /// The revision the form was filled from.
    pub revision: i64,
    /// What is written on the papers.
    pub form: TransferForm,
}

impl TransferForm {
    /// The form of a transfer as it is.
    pub(super) fn of(transfer: &Transfer) -> Self {
        let day = |day: Option<chrono::NaiveDate>| {
            day.map(|day| day.format("%d/%m/%Y").to_string())
                .unwrap_or_default()
        };
        let unit = match transfer.direction {
            TransferDirection::Out => transfer.to_unit,
            TransferDirection::In => transfer.from_unit,
        };
        Self {
            kind: transfer.kind,
            unit: unit.map(|unit| unit.0),
            place: transfer.other_end().to_owned(),
            letter_number: transfer.letter_number.clone(),
            letter_date: day(transfer.letter_date),
            effective: day(transfer.effective),
            until: day(transfer.until),
            fee_through: transfer
                .fee_through
                .map(|month| month.to_string())
                .unwrap_or_default(),
            note: transfer.note.clone(),
        }
    }

    /// Reads what was typed into a transfer that goes out.
    fn fill(&self, form: &mut Form, transfer: &mut Transfer) {
        transfer.kind = self.kind;
        if self.kind == TransferKind::Reorganised {
            form.problem("kind", Problem::NotAChoice);
        }
        transfer.to_unit = self.unit.map(UnitId);
        transfer.to_name = form.line("place", &self.place);
        if self.unit.is_none() && transfer.to_name.is_empty() && form.is_sound("place") {
            form.problem("place", Problem::Required);
        }
        self.fill_letter(form, transfer);
        transfer.effective = form.day("effective", &self.effective);
        transfer.until = match self.kind {
            TransferKind::Temporary => form.day("until", &self.until),
            TransferKind::Formal | TransferKind::Reorganised => None,
        };
        if transfer
            .effective
            .zip(transfer.until)
            .is_some_and(|(last, until)| until <= last)
        {
            form.problem("until", Problem::EndsBeforeItBegins);
        }
    }

    fn fill_letter(&self, form: &mut Form, transfer: &mut Transfer) {
        transfer.letter_number = form.line("letter_number", &self.letter_number);
        transfer.letter_date = form.day("letter_date", &self.letter_date);
        transfer.fee_through = form.partial_date("fee_through", &self.fee_through);
        transfer.note = form.remark("note", &self.note);
    }
}

/// Prepares a transfer of a member of this unit to another one. Nothing changes yet.
pub fn prepare_transfer(desk: &Desk, request: NewTransfer) -> Result<Saved, Failure> {
    let mut form = Form::default();
    let mut transfer = Transfer::default();
    request.form.fill(&mut form, &mut transfer);
    form.finish()?;
    desk.save("prepare_transfer", "", |writing| {
        let member: Member = writing
            .reading()
            .require(MemberId(request.member).record())?;
        let stay = running(writing, member.id)?;
        if member.owner != writing.unit() || stay.is_none() {
            return Err(Failure::NotNow {
                reason: NotNow::OtherUnit,
            });
        }
        one_at_a_time(&writing.reading(), &member)?;
        name_other_end(writing, &mut transfer)?;
        writing.about(&member.name())?;
        let transfer = Transfer {
            id: writing.new_id()?,
            owner: writing.unit(),
            member: member.id,
            direction: TransferDirection::Out,
            from_unit: Some(writing.unit()).filter(|unit| *unit != UnitId::SELF),
            from_name: own_name(writing)?,
            membership: stay,
            name: member.name(),
            ..transfer
        };
        writing.put(&transfer)?;
        Ok(transfer.id.record())
    })
}

/// Nobody goes two ways at once.
fn one_at_a_time(reading: &Reading<'_>, member: &Member) -> Result<(), Failure> {
    let running = reading.transfers_of(member.id)?.into_iter().any(|other| {
        other.owner == member.owner
            && other.direction == TransferDirection::Out
            && matches!(
                other.state(),
                TransferState::Prepared | TransferState::LetterGiven | TransferState::SentBack
            )
    });
    if running {
        return Err(Failure::NotNow {
            reason: NotNow::TransferRunning,
        });
    }
    Ok(())
}

/// A unit of the province is named as the province names it; nobody is sent where they are.
fn name_other_end(writing: &Writing<'_>, transfer: &mut Transfer) -> Result<(), Failure> {
    let Some(to) = transfer.to_unit else {
        return Ok(());
    };
    if to == writing.unit() {
        return Err(Failure::invalid("unit", Problem::NotAChoice));
    }
    let unit: Unit = writing
        .reading()
        .get(to.record())?
        .ok_or_else(|| Failure::invalid("unit", Problem::NotAChoice))?;
    transfer.to_name = unit.name;
    Ok(())
}

/// Changes the papers of a transfer. Where the member has left, where to and when stand fast.
pub fn edit_transfer(desk: &Desk, request: TransferEdit) -> Result<Saved, Failure> {
    let mut form = Form::default();
    let mut typed = Transfer::default();
    request.form.fill(&mut form, &mut typed);
    form.finish()?;
    desk.save("edit_transfer", "", |writing| {
        let id = TransferId(request.id).record();
        writing.at_revision::<Transfer>(id, request.revision)?;
        let known = own(writing, request.id)?;
        writing.about(&known.name)?;
        let kind = known.kind;
        let fixed = known.left || known.direction == TransferDirection::In;
        if !fixed {
            name_other_end(writing, &mut typed)?;
        }
        let changed = if fixed {
            Transfer {
                letter_number: typed.letter_number,
                letter_date: typed.letter_date,
                fee_through: typed.fee_through,
                note: typed.note,
                ..known
            }
        } else {
            Transfer {
                kind: typed.kind,
                to_unit: typed.to_unit,
                to_name: typed.to_name,
                letter_number: typed.letter_number,
                letter_date: typed.letter_date,
                effective: typed.effective,
                until: typed.until,
                fee_through: typed.fee_through,
                note: typed.note,
                ..known
            }
        };
        writing.put(&changed)?;
        // Another sort of transfer has another checklist.
        if changed.kind != kind {
            untick(writing, &changed)?;
        }
        Ok(id)
    })
}

fn untick(writing: &mut Writing<'_>, transfer: &Transfer) -> Result<(), Failure> {
    let done = writing.reading().transfer_steps(transfer.id)?;
    let entries = done
        .into_keys()
        .map(|code| (code.into_bytes(), domain::record::Value::Null))
        .collect();
    writing.set_entries::<Transfer>(
        transfer.id.record(),
        TransferField::steps.number(),
        entries,
    )?;
    Ok(())
}

/// Takes a transfer off the list that nobody left by.
pub fn remove_transfer(desk: &Desk, request: super::ShowTransfer) -> Result<Saved, Failure> {
    desk.save("remove_transfer", "", |writing| {
        let transfer = own(writing, request.id)?;
        at(
            &transfer,
            &[TransferState::Prepared, TransferState::LetterGiven],
        )?;
        writing.about(&transfer.name)?;
        writing.delete::<Transfer>(transfer.id.record())?;
        Ok(transfer.id.record())
    })
}
