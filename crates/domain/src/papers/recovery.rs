//! The recovery sheet (mã khôi phục): two halves on one sheet, to be cut and kept apart.

use chrono::NaiveDate;

use super::layout::Layout;
use super::letterhead::{labelled, running};
use super::paper::{Block, Paper, ParagraphShape, Span};
use super::words::fill;

/// Facts of a recovery sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecoveryFacts {
    /// Whose book it is.
    pub unit: String,
    /// How to tell this book from another of the same unit.
    pub book: String,
    /// When the code was made.
    pub made_on: NaiveDate,
    /// Groups of the half that the cell keeps.
    pub first_half: Vec<String>,
    /// Groups of the half that the level above keeps.
    pub second_half: Vec<String>,
}

/// Composes a recovery sheet. It carries no header: it is not a paper of the Party.
#[must_use]
pub fn recovery_sheet(facts: &RecoveryFacts, layout: &Layout) -> Paper {
    let words = &layout.words.recovery;
    let name = format!("{} {}", words.type_name, layout.short_date(facts.made_on));
    let mut paper = layout.blank(name, &words.type_name, Vec::new());
    paper.title.dashes.clear();
    paper.blocks = half(&words.first_half, &facts.first_half, facts, layout);
    paper.blocks.push(Block::Space(6));
    paper.blocks.push(Block::CutLine(words.cut.clone()));
    paper.blocks.push(Block::Space(4));
    paper.blocks.push(Block::Paragraph {
        spans: vec![Span::bold(words.type_name.as_str())],
        shape: ParagraphShape::Centred,
    });
    paper
        .blocks
        .extend(half(&words.second_half, &facts.second_half, facts, layout));
    paper
}

/// Each half stands for itself once it is cut off.
fn half(title: &str, groups: &[String], facts: &RecoveryFacts, layout: &Layout) -> Vec<Block> {
    let words = &layout.words.recovery;
    let made_on = fill(
        &words.made_on,
        &[("date", &layout.short_date(facts.made_on))],
    );
    let note = |text: &str| Block::Paragraph {
        spans: vec![Span::plain(text)],
        shape: ParagraphShape::Note,
    };
    vec![
        Block::Paragraph {
            spans: vec![Span::bold(title)],
            shape: ParagraphShape::Centred,
        },
        labelled(&words.unit, &facts.unit),
        labelled(&words.book, &facts.book),
        running(made_on),
        Block::Code(groups.to_vec()),
        note(&words.explain),
        Block::Space(3),
        note(&words.received),
    ]
}
