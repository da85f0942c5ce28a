//! The agenda (chương trình): one for the chair with times and notes, one for the members without.

use chrono::{NaiveDateTime, TimeDelta};

use super::facts::{LetterheadFacts, MeetingFacts, SignerFacts};
use super::layout::Layout;
use super::letterhead::{cell, head_row, labelled, running};
use super::paper::{Align, Block, Column, Paper, Row, Span, Table};
use super::words::fill;
use crate::meetings::ItemSource;

/// Facts of an agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgendaFacts {
    /// Who issues it.
    pub letterhead: LetterheadFacts,
    /// The meeting.
    pub meeting: MeetingFacts,
    /// Who chairs; may be empty.
    pub chair: String,
    /// Who takes the minutes; may be empty.
    pub minute_taker: String,
    /// Items in their order.
    pub items: Vec<AgendaItemFacts>,
    /// Who signs it.
    pub signer: SignerFacts,
}

/// One item of an agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgendaItemFacts {
    /// Its number as printed ("2.1").
    pub number: String,
    /// Its title.
    pub title: String,
    /// Who presents it; may be empty.
    pub presenter: String,
    /// Minutes planned, when any are.
    pub planned_minutes: Option<u32>,
    /// Whether the level above asked for it.
    pub source: ItemSource,
    /// For the chair alone; may be empty.
    pub chair_note: String,
}

/// For whom an agenda is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Copy {
    /// With times and the chair's notes.
    Chair,
    /// Without both.
    Members,
}

/// Composes an agenda.
#[must_use]
pub fn agenda(facts: &AgendaFacts, layout: &Layout, copy: Copy) -> Paper {
    let words = &layout.words.agenda;
    let mut subject = layout.subject(&facts.meeting);
    let mut name = format!("{} {}", words.type_name, layout.occasion(&facts.meeting));
    if copy == Copy::Chair {
        name = format!("{name} {}", words.chair_copy);
        subject.push(words.chair_copy.clone());
    }
    let mut paper = layout.blank(name, &words.type_name, subject);
    paper.header = Some(layout.letterhead(&facts.letterhead));
    paper.blocks = opening(facts, layout);
    paper.blocks.push(Block::Space(2));
    paper.blocks.push(Block::Table(match copy {
        Copy::Chair => chair_table(facts, layout),
        Copy::Members => members_table(facts, layout),
    }));
    if copy == Copy::Chair
        && let Some(total) = total_minutes(&facts.items)
    {
        paper.blocks.push(Block::Space(2));
        paper.blocks.push(running(fill(
            &words.total_minutes,
            &[("minutes", &total.to_string())],
        )));
    }
    paper.closing = Some(layout.signed(&[], &facts.signer));
    paper
}

fn opening(facts: &AgendaFacts, layout: &Layout) -> Vec<Block> {
    let words = &layout.words.agenda;
    let time = layout.time_and_date(facts.meeting.begins);
    [
        (&words.time, time.as_str()),
        (&words.place, facts.meeting.place.trim()),
        (&words.chair, facts.chair.trim()),
        (&words.minute_taker, facts.minute_taker.trim()),
    ]
    .into_iter()
    .filter(|(_, text)| !text.is_empty())
    .map(|(label, text)| labelled(label, text))
    .collect()
}

fn members_table(facts: &AgendaFacts, layout: &Layout) -> Table {
    let words = &layout.words.agenda;
    let rows = facts
        .items
        .iter()
        .map(|item| {
            vec![
                cell(item.number.as_str()),
                cell(item.title.as_str()),
                cell(item.presenter.as_str()),
                cell(directed(item, layout)),
            ]
        })
        .collect();
    Table {
        columns: vec![
            Column {
                share: 12,
                align: Align::Centre,
            },
            Column {
                share: 82,
                align: Align::Left,
            },
            Column {
                share: 42,
                align: Align::Left,
            },
            Column {
                share: 29,
                align: Align::Left,
            },
        ],
        head: vec![head_row(&[
            &words.column_number,
            &words.column_content,
            &words.column_presenter,
            &words.column_remark,
        ])],
        rows,
        row_mm: 8,
    }
}

fn chair_table(facts: &AgendaFacts, layout: &Layout) -> Table {
    let words = &layout.words.agenda;
    Table {
        columns: vec![
            Column {
                share: 12,
                align: Align::Centre,
            },
            Column {
                share: 27,
                align: Align::Centre,
            },
            Column {
                share: 55,
                align: Align::Left,
            },
            Column {
                share: 38,
                align: Align::Left,
            },
            Column {
                share: 33,
                align: Align::Left,
            },
        ],
        head: vec![head_row(&[
            &words.column_number,
            &words.column_time,
            &words.column_content,
            &words.column_presenter,
            &words.column_remark,
        ])],
        rows: chair_rows(facts, layout),
        row_mm: 8,
    }
}

/// Clock times run on as long as every item before has its minutes; after one without, only
/// lengths are known.
fn chair_rows(facts: &AgendaFacts, layout: &Layout) -> Vec<Row> {
    let mut clock = Some(facts.meeting.begins);
    facts
        .items
        .iter()
        .map(|item| {
            let end = clock.and_then(|start| later(start, item.planned_minutes?));
            let row = vec![
                cell(item.number.as_str()),
                time_cell(clock, end, item.planned_minutes, layout),
                cell(item.title.as_str()),
                cell(item.presenter.as_str()),
                chair_remark(item, layout),
            ];
            clock = end;
            row
        })
        .collect()
}

fn later(start: NaiveDateTime, minutes: u32) -> Option<NaiveDateTime> {
    start.checked_add_signed(TimeDelta::minutes(i64::from(minutes)))
}

fn time_cell(
    start: Option<NaiveDateTime>,
    end: Option<NaiveDateTime>,
    minutes: Option<u32>,
    layout: &Layout,
) -> Vec<Span> {
    let clock = match (start, end) {
        (Some(start), Some(end)) => Some(format!(
            "{}–{}",
            layout.clock(start.time()),
            layout.clock(end.time())
        )),
        (Some(start), None) => Some(layout.clock(start.time())),
        (None, _) => None,
    };
    let length = minutes.map(|minutes| {
        fill(
            &layout.words.agenda.minutes,
            &[("minutes", &minutes.to_string())],
        )
    });
    match (clock, length) {
        (Some(clock), Some(length)) => {
            vec![Span::plain(format!("{clock}\n")), Span::italic(length)]
        }
        (Some(clock), None) => cell(clock),
        (None, Some(length)) => vec![Span::italic(length)],
        (None, None) => Vec::new(),
    }
}

fn chair_remark(item: &AgendaItemFacts, layout: &Layout) -> Vec<Span> {
    let mut spans = cell(directed(item, layout));
    if !item.chair_note.trim().is_empty() {
        if item.source == ItemSource::Directed {
            spans.push(Span::plain("\n"));
        }
        spans.push(Span::italic(item.chair_note.trim()));
    }
    spans
}

fn directed<'a>(item: &AgendaItemFacts, layout: &'a Layout) -> &'a str {
    match item.source {
        ItemSource::Directed => &layout.words.agenda.directed,
        ItemSource::Own => "",
    }
}

/// The sum, when every item has its minutes.
fn total_minutes(items: &[AgendaItemFacts]) -> Option<u32> {
    let sum = items
        .iter()
        .try_fold(0_u32, |sum, item| sum.checked_add(item.planned_minutes?))?;
    (sum > 0).then_some(sum)
}
