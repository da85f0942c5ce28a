//! Printing the data sheet of a transfer.

use super::ShowTransfer;
use crate::papers::{Printed, layout, print, secretary};
use crate::{Desk, Failure};
use domain::dates::PartialDate;
use domain::members::{Member, Transfer, TransferId};
use domain::papers::{LetterheadFacts, NumberFacts, TransferFacts, transfer_sheet};

/// Prints the checklist and what is to be copied into the letter.
pub fn print_transfer(desk: &Desk, request: ShowTransfer) -> Result<Printed, Failure> {
    let layout = layout(desk)?;
    let id = TransferId(request.id);
    let facts = desk.book.read(|reading| {
        let transfer: Transfer = reading.require(id.record())?;
        let known: Option<Member> = reading.get(transfer.member.record())?;
        let member = known.unwrap_or_default();
        let profile = reading.profile_on(desk.today())?.unwrap_or_default();
        let done = reading.transfer_steps(id)?;
        let rules = desk.rules_now()?.moves.as_ref();
        let steps = rules.map_or(&[][..], |rules| transfer.checklist(rules));
        Ok::<_, Failure>(TransferFacts {
            letterhead: LetterheadFacts {
                higher_body: profile.higher_body,
                body: profile.name,
                number: NumberFacts::None,
                place: profile.place,
                date: desk.today(),
            },
            kind: transfer.kind,
            direction: transfer.direction,
            birth: shown(member.birth),
            native_place: member.native_place.clone(),
            address: if member.present_address.is_empty() {
                member.permanent_address.clone()
            } else {
                member.present_address.clone()
            },
            joined: shown(member.joined),
            official_from: shown(member.official_from),
            card_number: member.card_number,
            file_number: member.file_number,
            list_number: member.list_number,
            steps: steps
                .iter()
                .map(|step| {
                    let day = done.get(&step.code).and_then(|day| day.parse().ok());
                    (step.words.clone(), day)
                })
                .collect(),
            fee_through: shown(transfer.fee_through),
            name: transfer.name,
            from: transfer.from_name,
            to: transfer.to_name,
            letter_number: transfer.letter_number,
            letter_date: transfer.letter_date,
            effective: transfer.effective,
            until: transfer.until,
            signer: secretary(desk, reading)?,
        })
    })?;
    print(desk, &transfer_sheet(&facts, &layout))
}

fn shown(date: Option<PartialDate>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}
