//! The list of drafts and products, as it stands on the page: on paper and as a workbook.

use super::facts::{LetterheadFacts, SignerFacts};
use super::layout::Layout;
use super::letterhead::{cell, head_row};
use super::paper::{Align, Block, Column, Paper, Table};
use super::words::fill;
use super::workbook::{WorkbookCell, WorkbookColumn, WorkbookTable};
use crate::drafts::{DraftKind, DraftStage};
use chrono::NaiveDate;

/// Facts of a list of drafts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftListFacts {
    /// Who issues it.
    pub letterhead: LetterheadFacts,
    /// The drafts in the order of the page.
    pub drafts: Vec<ListedDraft>,
    /// Who signs it.
    pub signer: SignerFacts,
}

/// A draft in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedDraft {
    /// What it is called.
    pub title: String,
    /// What it is to become.
    pub kind: DraftKind,
    /// How far it is.
    pub stage: DraftStage,
    /// Its authors' names.
    pub authors: String,
    /// The theme it came from.
    pub theme: String,
    /// The programme it counts for.
    pub programme: String,
    /// The day of its meeting.
    pub meeting: Option<NaiveDate>,
    /// The day it was approved.
    pub approved: Option<NaiveDate>,
    /// The last day it was handed in.
    pub handed: Option<NaiveDate>,
    /// The unit it belongs to, where that is another.
    pub unit: String,
}

impl Layout {
    /// What a kind of draft is called.
    pub(super) fn draft_kind(&self, kind: DraftKind) -> &str {
        let words = &self.words.drafts;
        match kind {
            DraftKind::Presentation => &words.presentation,
            DraftKind::Article => &words.article,
            DraftKind::PostText => &words.post_text,
            DraftKind::ShortFilm => &words.short_film,
            DraftKind::Podcast => &words.podcast,
            DraftKind::PhotoSeries => &words.photo_series,
        }
    }

    /// How far a draft is, with the day that settles it.
    pub(super) fn draft_stage(&self, draft: &ListedDraft) -> String {
        let words = &self.words.drafts;
        let dated = |word: &str, on: &str, day: Option<NaiveDate>| match day {
            Some(day) => {
                let day = self.short_date(day);
                format!("{word}, {}", fill(on, &[("day", &day)]))
            }
            None => word.to_owned(),
        };
        match draft.stage {
            DraftStage::Writing => words.writing.clone(),
            DraftStage::ForReview => words.for_review.clone(),
            DraftStage::Returned => words.returned.clone(),
            DraftStage::Approved => dated(&words.approved, &words.approved_on, draft.approved),
            DraftStage::HandedIn => dated(&words.handed_in, &words.handed_in_on, draft.handed),
        }
    }

    /// The theme with the day of its meeting.
    fn draft_origin(&self, draft: &ListedDraft) -> String {
        let day = draft.meeting.map(|day| self.short_date(day));
        [Some(draft.theme.clone()), day]
            .into_iter()
            .flatten()
            .filter(|part| !part.trim().is_empty())
            .collect::<Vec<_>>()
            .join(", ")
    }
}

/// Composes the list of drafts.
#[must_use]
pub fn draft_list(facts: &DraftListFacts, layout: &Layout) -> Paper {
    let words = &layout.words.drafts;
    let mut paper = layout.blank(words.list_name.clone(), &words.list_type, Vec::new());
    paper.header = Some(layout.letterhead(&facts.letterhead));
    let rows = facts.drafts.iter().zip(1_u32..).map(|(draft, number)| {
        let title = match draft.unit.trim() {
            "" => draft.title.clone(),
            unit => format!("{} ({unit})", draft.title),
        };
        vec![
            cell(number.to_string()),
            cell(title),
            cell(layout.draft_kind(draft.kind)),
            cell(draft.authors.as_str()),
            cell(layout.draft_origin(draft)),
            cell(layout.draft_stage(draft)),
        ]
    });
    paper.blocks.push(Block::Table(Table {
        columns: vec![
            column(10, Align::Centre),
            column(48, Align::Left),
            column(26, Align::Left),
            column(34, Align::Left),
            column(30, Align::Left),
            column(28, Align::Left),
        ],
        head: vec![head_row(&[
            &words.column_number,
            &words.column_title,
            &words.column_kind,
            &words.column_authors,
            &words.column_theme,
            &words.column_stage,
        ])],
        rows: rows.collect(),
        row_mm: 9,
    }));
    paper.blocks.push(Block::Space(3));
    paper.closing = Some(layout.signed(&[], &facts.signer));
    paper
}

const fn column(share: u16, align: Align) -> Column {
    Column { share, align }
}

/// The list of drafts as a workbook.
#[must_use]
pub fn draft_workbook(facts: &DraftListFacts, layout: &Layout) -> WorkbookTable {
    let words = &layout.words.drafts;
    let columns = [
        (&words.column_number, 6),
        (&words.column_title, 44),
        (&words.column_kind, 22),
        (&words.column_authors, 34),
        (&words.column_theme, 40),
        (&words.programme, 18),
        (&words.column_stage, 28),
        (&words.unit, 28),
    ];
    let text = |words: &str| WorkbookCell::Text(words.to_owned());
    let rows = facts.drafts.iter().zip(1_i64..).map(|(draft, number)| {
        vec![
            WorkbookCell::Count(number),
            text(&draft.title),
            text(layout.draft_kind(draft.kind)),
            text(&draft.authors),
            text(&layout.draft_origin(draft)),
            text(&draft.programme),
            text(&layout.draft_stage(draft)),
            text(&draft.unit),
        ]
    });
    WorkbookTable {
        sheet: words.list_name.chars().take(31).collect(),
        titles: vec![facts.letterhead.body.clone(), words.list_type.clone()],
        columns: columns
            .map(|(heading, width)| WorkbookColumn {
                heading: heading.clone(),
                width,
            })
            .to_vec(),
        rows: rows.collect(),
        picture: None,
    }
}
