//! The sign-in sheet (danh sách điểm danh) carried to a meeting: one list with room to tick and
//! to sign.

use super::facts::{LetterheadFacts, MeetingFacts, RollKind, SignerFacts};
use super::layout::Layout;
use super::letterhead::{cell, head_row, labelled, running};
use super::paper::{Align, Block, Column, Paper, ParagraphShape, Row, Span, Table};
use super::words::fill;

/// Facts of a sign-in sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RollFacts {
    /// Who issues it.
    pub letterhead: LetterheadFacts,
    /// The meeting.
    pub meeting: MeetingFacts,
    /// Everyone called, in the order to print.
    pub people: Vec<RollPerson>,
    /// Who signs it.
    pub signer: SignerFacts,
}

/// One name on a sign-in sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RollPerson {
    /// Full name as of that day.
    pub name: String,
    /// Year of birth, when known.
    pub birth_year: Option<i32>,
    /// What the person is there as.
    pub kind: RollKind,
    /// Exempt from meetings: may come, need not.
    pub exempt: bool,
}

/// Composes a sign-in sheet.
#[must_use]
pub fn sign_in_sheet(facts: &RollFacts, layout: &Layout) -> Paper {
    let words = &layout.words.sign_in;
    let name = format!("{} {}", words.type_name, layout.occasion(&facts.meeting));
    let mut paper = layout.blank(name, &words.type_name, layout.subject(&facts.meeting));
    paper.header = Some(layout.letterhead(&facts.letterhead));
    paper.blocks = vec![
        labelled(
            &layout.words.agenda.time,
            &layout.time_and_date(facts.meeting.begins),
        ),
        labelled(&layout.words.agenda.place, facts.meeting.place.trim()),
        Block::Space(2),
        Block::Table(table(facts, layout)),
        Block::Paragraph {
            spans: vec![Span::italic(layout.words.kinds.legend.as_str())],
            shape: ParagraphShape::Note,
        },
        running(fill(
            &words.total,
            &[("count", &facts.people.len().to_string())],
        )),
        running(words.counts.as_str()),
    ];
    paper.closing = Some(layout.signed(&[], &facts.signer));
    paper
}

fn table(facts: &RollFacts, layout: &Layout) -> Table {
    let words = &layout.words.sign_in;
    Table {
        columns: vec![
            Column {
                share: 11,
                align: Align::Centre,
            },
            Column {
                share: 52,
                align: Align::Left,
            },
            Column {
                share: 17,
                align: Align::Centre,
            },
            Column {
                share: 16,
                align: Align::Centre,
            },
            Column {
                share: 14,
                align: Align::Centre,
            },
            Column {
                share: 27,
                align: Align::Left,
            },
            Column {
                share: 28,
                align: Align::Left,
            },
        ],
        head: vec![head_row(&[
            &words.column_number,
            &words.column_name,
            &words.column_birth,
            &words.column_kind,
            &words.column_present,
            &words.column_absent,
            &words.column_signature,
        ])],
        rows: facts
            .people
            .iter()
            .enumerate()
            .map(|(index, person)| row(index, person, layout))
            .collect(),
        row_mm: 9,
    }
}

fn row(index: usize, person: &RollPerson, layout: &Layout) -> Row {
    let exempt = if person.exempt {
        layout.words.sign_in.exempt.as_str()
    } else {
        ""
    };
    vec![
        cell(index.saturating_add(1).to_string()),
        cell(person.name.as_str()),
        cell(
            person
                .birth_year
                .map(|year| year.to_string())
                .unwrap_or_default(),
        ),
        cell(layout.kind_short(person.kind)),
        Vec::new(),
        vec![Span::italic(exempt)],
        Vec::new(),
    ]
}
