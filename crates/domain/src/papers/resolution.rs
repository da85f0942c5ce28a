//! The resolution of the month (nghị quyết) and the conclusion (kết luận) of a meeting
//! (DOMAIN.md 4.2, item 7): what the book knows stands there; what the cell thinks of it, people write.

use super::facts::{LetterheadFacts, MeetingFacts, PersonFacts, SignerFacts, capitalise, share};
use super::follow_up::{FollowedTask, course};
use super::layout::Layout;
use super::letterhead::{cell, head_row, heading, running};
use super::minutes::{MemberCounts, RollOfMinutes, VoteFacts, absent, member_counts, present};
use super::paper::{Align, Block, Column, ListItem, Paper, Row, Span, Table};
use super::words::fill;
use crate::dates::{PartialDate, paper_form};
use chrono::{Datelike, NaiveDate, NaiveDateTime};

/// Facts of a resolution or a conclusion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResolutionFacts {
    /// Who issues it.
    pub letterhead: LetterheadFacts,
    /// The meeting, with its real start when it was recorded.
    pub meeting: MeetingFacts,
    /// When it began and ended, when both were recorded.
    pub lasted: Option<(NaiveDateTime, NaiveDateTime)>,
    /// What it is about; empty for the usual words.
    pub subject: String,
    /// The texts it stands on, each in full.
    pub basis: Vec<String>,
    /// Members of the cell on that day.
    pub members: MemberCounts,
    /// Who came and who did not.
    pub roll: RollOfMinutes,
    /// Who chaired.
    pub chair: PersonFacts,
    /// Who took the minutes.
    pub minute_taker: PersonFacts,
    /// The agenda's items in their order, each with the chair's conclusion, which may be empty.
    pub items: Vec<ConcludedItem>,
    /// What the meeting heard of the tasks given before.
    pub results: Vec<FollowedTask>,
    /// The tasks it gave.
    pub next: Vec<NextTask>,
    /// What the meeting gave itself, of how many points.
    pub score: Option<(u32, u32)>,
    /// The vote that adopted it.
    pub vote: Option<VoteFacts>,
    /// Where it goes.
    pub recipients: Vec<String>,
    /// Who signs it.
    pub signer: SignerFacts,
}

/// An item with what was concluded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConcludedItem {
    /// Its number as printed.
    pub number: String,
    /// Its title.
    pub title: String,
    /// The chair's conclusion, Markdown; may be empty.
    pub conclusion: String,
}

/// A task that was given, with the meeting that will hear of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextTask {
    /// What is to be done.
    pub work: String,
    /// Who leads it; may be empty.
    pub owner: String,
    /// Until when.
    pub due: Option<NaiveDate>,
    /// The day of the meeting that hears of it; none for the next one.
    pub reports_at: Option<NaiveDate>,
}

/// Composes a resolution of the month.
#[must_use]
pub fn resolution(facts: &ResolutionFacts, layout: &Layout) -> Paper {
    let words = &layout.words.resolution;
    let month = month_of(facts.meeting.begins.date());
    let subject = match facts.subject.trim() {
        "" => fill(&words.subject, &[("month", &month)]),
        subject => subject.to_owned(),
    };
    let mut paper = begun(facts, layout, &words.type_name, subject);
    paper.blocks = basis(facts, layout);
    paper.blocks.push(centred_word(&words.resolves));
    paper.blocks.push(heading(1, words.part_results.as_str()));
    paper.blocks.push(heading(2, words.results.as_str()));
    paper.blocks.extend(results(facts, layout));
    for by_people in [&words.praise, &words.weaknesses] {
        paper.blocks.push(heading(2, by_people.as_str()));
        paper.blocks.push(running(words.by_hand.as_str()));
    }
    let following = following_month(facts.meeting.begins.date());
    let month = month_of(following).to_uppercase();
    let part = fill(&words.part_next, &[("month", &month)]);
    paper.blocks.push(heading(1, part));
    paper.blocks.extend(next_tasks(facts, layout));
    paper
        .blocks
        .push(heading(1, words.part_carrying_out.as_str()));
    paper.blocks.push(running(words.by_hand.as_str()));
    if let Some((points, full)) = facts.score {
        paper.blocks.push(heading(1, words.part_score.as_str()));
        let (points, full) = (points.to_string(), full.to_string());
        let score = [("points", points.as_str()), ("full", full.as_str())];
        paper
            .blocks
            .push(running(fill(&layout.words.minutes.score, &score)));
    }
    paper.blocks.extend(adopted(facts, layout));
    paper
}

/// Composes a conclusion: what the chair concluded, item by item, and the tasks that follow.
#[must_use]
pub fn conclusion(facts: &ResolutionFacts, layout: &Layout) -> Paper {
    let words = &layout.words.resolution;
    let subject = match facts.subject.trim() {
        "" => fill(
            &words.conclusion_subject,
            &[("occasion", &layout.occasion(&facts.meeting))],
        ),
        subject => subject.to_owned(),
    };
    let mut paper = begun(facts, layout, &words.conclusion_type_name, subject);
    let occasion = layout.occasion(&facts.meeting);
    let date = paper_form(facts.meeting.begins.date());
    let opening = [
        ("date", date.as_str()),
        ("body", facts.letterhead.body.trim()),
        ("occasion", occasion.as_str()),
    ];
    paper.blocks = vec![running(capitalise(&fill(
        &words.conclusion_opening,
        &opening,
    )))];
    paper.blocks.push(present(&facts.roll, layout));
    paper.blocks.extend(absent(&facts.roll, layout));
    paper
        .blocks
        .push(running(words.conclusion_concludes.as_str()));
    let concluded = facts
        .items
        .iter()
        .filter(|item| !item.conclusion.trim().is_empty());
    let mut any = false;
    for item in concluded {
        any = true;
        let title = [
            ("number", item.number.as_str()),
            ("title", item.title.trim()),
        ];
        paper
            .blocks
            .push(heading(2, fill(&layout.words.minutes.item, &title)));
        paper
            .blocks
            .extend(super::minutes::under_a_heading(super::markdown::notes(
                &item.conclusion,
            )));
    }
    if !any {
        paper.blocks.push(running(words.by_hand.as_str()));
    }
    if !facts.next.is_empty() {
        paper
            .blocks
            .push(heading(2, words.conclusion_tasks.as_str()));
        paper.blocks.extend(next_tasks(facts, layout));
    }
    paper.blocks.extend(adopted(facts, layout));
    paper
}

fn begun(facts: &ResolutionFacts, layout: &Layout, type_name: &str, subject: String) -> Paper {
    let name = format!("{type_name} {}", layout.occasion(&facts.meeting));
    let mut paper = layout.blank(name, type_name, vec![subject]);
    paper.header = Some(layout.letterhead(&facts.letterhead));
    paper.closing = Some(layout.signed(&facts.recipients, &facts.signer));
    paper
}

fn month_of(date: NaiveDate) -> String {
    PartialDate::YearMonth {
        year: date.year(),
        month: date.month(),
    }
    .paper_form()
}

fn following_month(date: NaiveDate) -> NaiveDate {
    date.checked_add_months(chrono::Months::new(1))
        .unwrap_or(date)
}

/// The texts it stands on, and the meeting in figures.
fn basis(facts: &ResolutionFacts, layout: &Layout) -> Vec<Block> {
    let words = &layout.words.resolution;
    let mut blocks: Vec<Block> = facts
        .basis
        .iter()
        .map(|text| running(fill(&words.basis, &[("reference", text)])))
        .collect();
    let occasion = layout.occasion(&facts.meeting);
    let date = paper_form(facts.meeting.begins.date());
    let opening = [
        ("date", date.as_str()),
        ("body", facts.letterhead.body.trim()),
        ("occasion", occasion.as_str()),
    ];
    blocks.push(running(capitalise(&fill(&words.opening, &opening))));
    blocks.extend(member_counts(&facts.members, layout));
    blocks.push(present(&facts.roll, layout));
    blocks.extend(absent(&facts.roll, layout));
    if let Some((began, ended)) = facts.lasted {
        let minutes = ended.signed_duration_since(began).num_minutes().to_string();
        let (began, ended) = (layout.time(began.time()), layout.time(ended.time()));
        let lasted = [
            ("minutes", minutes.as_str()),
            ("began", began.as_str()),
            ("ended", ended.as_str()),
        ];
        blocks.push(running(fill(&words.lasted, &lasted)));
    }
    blocks.extend(super::minutes::leaders(
        &facts.chair,
        &facts.minute_taker,
        layout,
    ));
    blocks.push(running(words.fee.as_str()));
    if !facts.items.is_empty() {
        blocks.push(running(words.agenda.as_str()));
        let items = facts.items.iter().map(|item| ListItem {
            marker: "-".to_owned(),
            depth: 0,
            spans: vec![Span::plain(item.title.trim())],
        });
        blocks.push(Block::List(items.collect()));
    }
    blocks
}

fn centred_word(word: &str) -> Block {
    Block::Paragraph {
        spans: vec![Span::bold(word)],
        shape: super::paper::ParagraphShape::Centred,
    }
}

fn column(share: u16, align: Align) -> Column {
    Column { share, align }
}

/// Each task heard of: how it stood, what came of it.
fn results(facts: &ResolutionFacts, layout: &Layout) -> Vec<Block> {
    let words = &layout.words.resolution;
    if facts.results.is_empty() {
        return vec![running(words.no_results.as_str())];
    }
    let follow_up = &layout.words.follow_up;
    let rows = facts.results.iter().zip(1_u32..).map(|(task, number)| {
        let (opening, result) = course(task.state, &task.opening, &task.result, follow_up);
        vec![
            cell(number.to_string()),
            cell(task.work.as_str()),
            cell(task.owner.as_str()),
            cell(opening),
            cell(result),
        ]
    });
    let columns = [
        (11, Align::Centre, &words.column_number),
        (52, Align::Left, &words.column_task),
        (30, Align::Left, &words.column_owner),
        (33, Align::Left, &words.column_opening),
        (38, Align::Left, &words.column_result),
    ];
    tasks(&columns, rows.collect())
}

/// Each task given: who leads it, what, until when, and which meeting hears of it.
fn next_tasks(facts: &ResolutionFacts, layout: &Layout) -> Vec<Block> {
    let words = &layout.words.resolution;
    if facts.next.is_empty() {
        return vec![running(words.by_hand.as_str())];
    }
    let date = |date: Option<NaiveDate>| date.map(|date| layout.short_date(date));
    let rows = facts.next.iter().zip(1_u32..).map(|(task, number)| {
        vec![
            cell(number.to_string()),
            cell(task.owner.as_str()),
            cell(task.work.as_str()),
            cell(date(task.due).unwrap_or_default()),
            cell(date(task.reports_at).unwrap_or_else(|| words.next_meeting.clone())),
        ]
    });
    let columns = [
        (11, Align::Centre, &words.column_number),
        (36, Align::Left, &words.column_leader),
        (60, Align::Left, &words.column_work),
        (26, Align::Centre, &words.column_due),
        (31, Align::Centre, &words.column_reports),
    ];
    tasks(&columns, rows.collect())
}

/// A table of tasks: each column with its share of the width and its title.
fn tasks(columns: &[(u16, Align, &String)], rows: Vec<Row>) -> Vec<Block> {
    let titles: Vec<&String> = columns.iter().map(|(.., title)| *title).collect();
    let table = Table {
        columns: columns
            .iter()
            .map(|(share, align, _)| column(*share, *align))
            .collect(),
        head: vec![head_row(&titles)],
        rows,
        row_mm: 8,
    };
    vec![Block::Table(table), Block::Space(2)]
}

/// "… biểu quyết thông qua với 18/20, đạt 90,0 %."
fn adopted(facts: &ResolutionFacts, layout: &Layout) -> Option<Block> {
    let vote = facts.vote.as_ref()?;
    let words = &layout.words.resolution;
    let template = if vote.carried {
        &words.adopted
    } else {
        &words.not_adopted
    };
    let share = share(vote.in_favour, vote.base)?;
    let (in_favour, base) = (vote.in_favour.to_string(), vote.base.to_string());
    Some(running(fill(
        template,
        &[("for", &in_favour), ("base", &base), ("share", &share)],
    )))
}
