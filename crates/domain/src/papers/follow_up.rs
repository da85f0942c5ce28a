//! The follow-up sheet (phiếu theo dõi thực hiện nhiệm vụ) of one month, for one member or all.

use super::facts::{LetterheadFacts, PersonFacts, SignerFacts};
use super::layout::Layout;
use super::letterhead::{cell, head_row, labelled};
use super::paper::{Align, Block, Column, Paper, Row, Table};
use super::words::{FollowUpWords, fill};
use crate::dates::PartialDate;
use crate::tasks::TaskState;
use chrono::NaiveDate;

/// Facts of a follow-up sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUpFacts {
    /// Who issues it.
    pub letterhead: LetterheadFacts,
    /// Year and month.
    pub month: (i32, u32),
    /// The one member it is about; none for all.
    pub member: Option<PersonFacts>,
    /// The tasks in their order.
    pub tasks: Vec<FollowedTask>,
    /// Who signs it.
    pub signer: SignerFacts,
}

/// One task as it went in the month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowedTask {
    /// What is to be done.
    pub work: String,
    /// By whom; may be empty.
    pub owner: String,
    /// Until when.
    pub due: Option<NaiveDate>,
    /// How it stood at the opening; may be empty.
    pub opening: String,
    /// What came of it in the month; may be empty.
    pub result: String,
    /// How it stands at the end.
    pub state: TaskState,
}

/// Composes a follow-up sheet.
#[must_use]
pub fn follow_up(facts: &FollowUpFacts, layout: &Layout) -> Paper {
    let words = &layout.words.follow_up;
    let (year, month) = facts.month;
    let month = PartialDate::YearMonth { year, month }.paper_form();
    let subject = fill(&words.subject, &[("month", &month)]);
    let who = facts.member.as_ref().map(|member| member.name.trim());
    let name = [Some(words.name.as_str()), who, Some(month.as_str())];
    let name: Vec<&str> = name.into_iter().flatten().collect();
    let mut paper = layout.blank(name.join(" "), &words.type_name, vec![subject]);
    paper.header = Some(layout.letterhead(&facts.letterhead));
    if let Some(member) = &facts.member {
        let mut line = member.name.clone();
        if !member.office.trim().is_empty() {
            line = format!("{line}, {}", member.office.trim());
        }
        paper.blocks.push(labelled(&words.member, &line));
    }
    paper.blocks.push(Block::Space(2));
    paper.blocks.push(Block::Table(table(facts, layout)));
    paper.closing = Some(layout.signed(&[], &facts.signer));
    paper
}

fn table(facts: &FollowUpFacts, layout: &Layout) -> Table {
    let words = &layout.words.follow_up;
    let left = |share| Column {
        share,
        align: Align::Left,
    };
    Table {
        columns: vec![
            Column {
                share: 11,
                align: Align::Centre,
            },
            left(50),
            left(32),
            left(33),
            left(38),
        ],
        head: vec![head_row(&[
            &words.column_number,
            &words.column_work,
            &words.column_owner,
            &words.column_opening,
            &words.column_result,
        ])],
        rows: facts
            .tasks
            .iter()
            .zip(1_u32..)
            .map(|(task, number)| row(number, task, layout))
            .collect(),
        row_mm: 9,
    }
}

fn row(number: u32, task: &FollowedTask, layout: &Layout) -> Row {
    let words = &layout.words.follow_up;
    let due = task.due.map(|due| {
        let due = layout.short_date(due);
        fill(&words.due, &[("day", &due)])
    });
    let owner: Vec<String> = [Some(task.owner.clone()), due]
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect();
    let (opening, result) = course(task.state, &task.opening, &task.result, words);
    vec![
        cell(number.to_string()),
        cell(task.work.as_str()),
        cell(owner.join("; ")),
        cell(opening),
        cell(result),
    ]
}

/// How a task stood before and what came of it, in the words of the sheet.
pub(super) fn course(
    state: TaskState,
    opening: &str,
    result: &str,
    words: &FollowUpWords,
) -> (String, String) {
    let state = match state {
        TaskState::Open => &words.open,
        TaskState::Done => &words.done,
        TaskState::Dropped => &words.dropped,
    };
    let opening = match opening.trim() {
        "" => words.just_given.clone(),
        opening => opening.to_owned(),
    };
    let result = match result.trim() {
        "" => state.clone(),
        result => format!("{result} ({state})"),
    };
    (opening, result)
}
