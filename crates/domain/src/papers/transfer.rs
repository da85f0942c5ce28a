//! The data sheet of a transfer: what is to be copied into the letter, and the checklist. The letters
//! themselves are official forms and are not redesigned here.

use super::facts::{LetterheadFacts, SignerFacts};
use super::layout::Layout;
use super::letterhead::{cell, head_row, labelled};
use super::paper::{Align, Block, Column, Paper, Row, Table};
use crate::members::{TransferDirection, TransferKind};
use chrono::NaiveDate;

/// Facts of a transfer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TransferFacts {
    /// Who issues it.
    pub letterhead: LetterheadFacts,
    /// What sort of transfer it is.
    pub kind: TransferKind,
    /// Whose side it tells.
    pub direction: TransferDirection,
    /// The member.
    pub name: String,
    /// Date of birth as far as it is known.
    pub birth: String,
    /// Native place.
    pub native_place: String,
    /// Where the member lives.
    pub address: String,
    /// Date of joining.
    pub joined: String,
    /// Official from.
    pub official_from: String,
    /// Member-card number.
    pub card_number: String,
    /// File number.
    pub file_number: String,
    /// Number in the cell's list.
    pub list_number: String,
    /// The unit left.
    pub from: String,
    /// The unit gone to.
    pub to: String,
    /// Number of the letter.
    pub letter_number: String,
    /// Date of the letter.
    pub letter_date: Option<NaiveDate>,
    /// The last day at the old unit.
    pub effective: Option<NaiveDate>,
    /// The last day of a transfer for a time.
    pub until: Option<NaiveDate>,
    /// The month through which the fee was paid.
    pub fee_through: String,
    /// The steps of the checklist, with the day each was done.
    pub steps: Vec<(String, Option<NaiveDate>)>,
    /// Who signs.
    pub signer: SignerFacts,
}

/// Composes the data sheet of a transfer.
#[must_use]
pub fn transfer_sheet(facts: &TransferFacts, layout: &Layout) -> Paper {
    let words = &layout.words.transfer;
    let subject = match (facts.kind, facts.direction) {
        (TransferKind::Temporary, TransferDirection::Out) => &words.temporary_out,
        (TransferKind::Temporary, TransferDirection::In) => &words.temporary_in,
        (_, TransferDirection::Out) => &words.formal_out,
        (_, TransferDirection::In) => &words.formal_in,
    };
    let name = format!("{} {}", words.name_of_file, facts.name);
    let mut paper = layout.blank(name, &words.type_name, vec![subject.clone()]);
    paper.header = Some(layout.letterhead(&facts.letterhead));
    paper.blocks.push(labelled(&words.remark, ""));
    paper.blocks.extend(known(facts, layout));
    if !facts.steps.is_empty() {
        paper.blocks.push(Block::Space(2));
        paper.blocks.push(Block::Table(checklist(facts, layout)));
    }
    paper.closing = Some(layout.signed(&[], &facts.signer));
    paper
}

/// Each line that a letter asks for; a blank where the book does not know it.
fn known(facts: &TransferFacts, layout: &Layout) -> Vec<Block> {
    let words = &layout.words.transfer;
    let day = |day: Option<NaiveDate>| day.map(|day| layout.short_date(day)).unwrap_or_default();
    let (letter_date, effective) = (day(facts.letter_date), day(facts.effective));
    let until = day(facts.until);
    let mut lines = vec![
        (&words.name, &facts.name),
        (&words.birth, &facts.birth),
        (&words.native_place, &facts.native_place),
        (&words.address, &facts.address),
        (&words.joined, &facts.joined),
        (&words.official_from, &facts.official_from),
        (&words.card_number, &facts.card_number),
        (&words.file_number, &facts.file_number),
        (&words.list_number, &facts.list_number),
        (&words.from, &facts.from),
        (&words.to, &facts.to),
        (&words.letter_number, &facts.letter_number),
        (&words.letter_date, &letter_date),
        (&words.fee_through, &facts.fee_through),
        (&words.effective, &effective),
    ];
    if facts.kind == TransferKind::Temporary {
        lines.push((&words.until, &until));
    }
    lines
        .into_iter()
        .map(|(label, value)| {
            let value = if value.is_empty() {
                &words.blank
            } else {
                value
            };
            labelled(label, value)
        })
        .collect()
}

fn checklist(facts: &TransferFacts, layout: &Layout) -> Table {
    let words = &layout.words.transfer;
    let column = |share, align| Column { share, align };
    let row = |(number, (step, done)): (u32, &(String, Option<NaiveDate>))| -> Row {
        vec![
            cell(number.to_string()),
            cell(step.as_str()),
            cell(done.map(|day| layout.short_date(day)).unwrap_or_default()),
        ]
    };
    Table {
        columns: vec![
            column(11, Align::Centre),
            column(120, Align::Left),
            column(33, Align::Centre),
        ],
        head: vec![head_row(&[
            &words.column_number,
            &words.column_step,
            &words.column_done,
        ])],
        rows: (1_u32..).zip(&facts.steps).map(row).collect(),
        row_mm: 9,
    }
}
