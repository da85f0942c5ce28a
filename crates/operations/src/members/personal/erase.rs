//! Erasing what a person asked to be erased: for good, here, at the province and on every other
//! laptop. What old papers and counts need stays, and is named.

use super::rules;
use crate::{Desk, Failure, NotNow, Problem, Saved};
use domain::members::{
    DataRequest, DataRequestId, DataRequestState, Member, MemberField, MemberId, Portrait,
    PortraitField, StandingEvent, StandingEventField, Transfer, TransferField,
};
use domain::record::{Record, Value};
use domain::rule_set::PersonalDataRules;
use serde::{Deserialize, Serialize};
use storage::{Reading, Writing};
use ts_rs::TS;
use uuid::Uuid;

/// What an erasure takes, and what it leaves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ErasureView {
    /// Fields that may go.
    pub goes: Vec<ErasableField>,
    /// Names of fields that stay, because old papers and counts need them.
    pub stays: Vec<String>,
    /// Names of fields that were erased already.
    pub erased: Vec<String>,
    /// The paper that says what stays.
    pub reference: String,
}

/// A field that may go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ErasableField {
    /// Its name.
    pub field: String,
    /// Whether anything stands in it now.
    pub written: bool,
}

pub(super) fn of(
    reading: &Reading<'_>,
    rules: &PersonalDataRules,
    member: &Member,
) -> Result<ErasureView, Failure> {
    let erased = reading.fields(member.id.record())?.erased();
    let values = member.to_fields();
    let keeps = &rules.erasure_keeps;
    let mut view = ErasureView {
        goes: Vec::new(),
        stays: Vec::new(),
        erased: Vec::new(),
        reference: keeps.reference.to_string(),
    };
    for field in Member::SPEC.fields {
        if field.number == MemberField::merged_into.number() {
            continue; // Says nothing of the person.
        }
        let name = field.name.to_owned();
        if erased.contains(&field.number) {
            view.erased.push(name);
        } else if keeps.value.contains(&name) {
            view.stays.push(name);
        } else {
            let value = values.iter().find(|(number, _)| *number == field.number);
            view.goes.push(ErasableField {
                field: name,
                written: value.is_some_and(|(_, value)| is_said(value)),
            });
        }
    }
    Ok(view)
}

fn is_said(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Text(text) => !text.is_empty() && text != "unknown",
        Value::Int(_) | Value::Bytes(_) => true,
    }
}

/// What is to be erased.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EraseMember {
    /// The member.
    pub member: Uuid,
    /// Names of the fields.
    pub fields: Vec<String>,
    /// The request that asked for it, to be settled with it.
    pub request: Option<Uuid>,
    /// What is answered to it.
    pub answer: String,
}

/// Erases fields of a file for good. There is no undo.
pub fn erase_member(desk: &Desk, request: EraseMember) -> Result<Saved, Failure> {
    let fields = checked(rules(desk)?, &request.fields)?;
    let mut form = crate::form::Form::default();
    let answer = form.remark("answer", &request.answer);
    form.finish()?;
    let id = MemberId(request.member);
    let today = desk.today();
    desk.save("erase_member", "", |writing| {
        let member: Member = writing.reading().require(id.record())?;
        writing.about(&member.name())?;
        let copies = erase_copies(writing, id)?;
        if member.owner != writing.unit() {
            // The file is another unit's; what this one kept of it is its own to erase.
            return if copies {
                Ok(id.record())
            } else {
                Err(Failure::NotNow {
                    reason: NotNow::OtherUnit,
                })
            };
        }
        if fields.contains(&MemberField::portrait.number()) {
            erase_portraits(writing, id)?;
        }
        if fields.contains(&MemberField::note.number()) {
            erase_notes(writing, id)?;
        }
        writing.erase(id.record(), &fields)?;
        if let Some(asked) = request.request {
            settle(writing, DataRequestId(asked), today, answer)?;
        }
        Ok(id.record())
    })
}

fn checked(rules: &PersonalDataRules, names: &[String]) -> Result<Vec<u16>, Failure> {
    let keeps = &rules.erasure_keeps.value;
    let numbers: Option<Vec<u16>> = names
        .iter()
        .filter(|name| !keeps.contains(*name))
        .map(|name| {
            let mut fields = Member::SPEC.fields.iter();
            let found = fields.find(|field| field.name == name)?.number;
            (found != MemberField::merged_into.number()).then_some(found)
        })
        .collect();
    match numbers {
        Some(numbers) if numbers.len() == names.len() && !numbers.is_empty() => Ok(numbers),
        Some(numbers) if numbers.is_empty() && names.is_empty() => {
            Err(Failure::invalid("fields", Problem::Required))
        }
        _ => Err(Failure::invalid("fields", Problem::NotAChoice)),
    }
}

/// Copies of the file that transfers of this unit kept. The name as of then stays beside them.
fn erase_copies(writing: &mut Writing<'_>, member: MemberId) -> Result<bool, Failure> {
    let unit = writing.unit();
    let transfers: Vec<Transfer> = writing.reading().transfers_of(member)?;
    let kept = transfers
        .into_iter()
        .filter(|transfer| transfer.owner == unit && !transfer.file.is_empty());
    let mut erased = false;
    for transfer in kept {
        let file = TransferField::file.number();
        writing.erase(transfer.id.record(), &[file])?;
        erased = true;
    }
    Ok(erased)
}

/// Every portrait there ever was: one that was replaced is still a picture of the person.
fn erase_portraits(writing: &mut Writing<'_>, member: MemberId) -> Result<(), Failure> {
    for portrait in writing.reading().portraits_of(member)? {
        let picture = PortraitField::picture.number();
        writing.erase(portrait.record(), &[picture])?;
        writing.delete::<Portrait>(portrait.record())?;
    }
    Ok(())
}

/// Remarks beside changes of standing; the changes themselves stay, or the counts would be wrong.
fn erase_notes(writing: &mut Writing<'_>, member: MemberId) -> Result<(), Failure> {
    let events: Vec<StandingEvent> = writing.reading().standing_events_of(member)?;
    for event in events {
        let note = StandingEventField::note.number();
        writing.erase(event.id.record(), &[note])?;
    }
    Ok(())
}

fn settle(
    writing: &mut Writing<'_>,
    id: DataRequestId,
    today: chrono::NaiveDate,
    answer: String,
) -> Result<(), Failure> {
    let known: DataRequest = writing.reading().require(id.record())?;
    writing.put(&DataRequest {
        state: DataRequestState::Partly,
        settled: Some(today),
        acknowledged: known.acknowledged.or(Some(today)),
        answer,
        ..known
    })?;
    Ok(())
}
