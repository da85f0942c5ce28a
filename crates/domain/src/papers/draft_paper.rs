//! A draft on paper: its words, its pictures with their captions, and the cell's name as its author.

use super::layout::Layout;
use super::markdown::notes;
use super::paper::{Block, Paper, ParagraphShape, Picture, Span};
use crate::drafts::DraftKind;

/// Facts of a draft on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftPaperFacts {
    /// What it is called.
    pub title: String,
    /// What it is to become.
    pub kind: DraftKind,
    /// The cell: always the author, whoever wrote it.
    pub cell: String,
    /// Its words, Markdown.
    pub text: String,
    /// Its pictures in their order.
    pub pictures: Vec<Picture>,
    /// Other files that go with it: name and caption.
    pub files: Vec<(String, String)>,
}

/// Composes a draft.
#[must_use]
pub fn draft_paper(facts: &DraftPaperFacts, layout: &Layout) -> Paper {
    let words = &layout.words.drafts;
    let name = facts.title.clone();
    let mut paper = layout.blank(name, &facts.title, vec![facts.cell.clone()]);
    paper.author.clone_from(&facts.cell);
    paper.blocks.extend(notes(&facts.text));
    for picture in &facts.pictures {
        paper.blocks.push(Block::Picture(picture.clone()));
    }
    if !facts.files.is_empty() {
        paper.blocks.push(Block::Paragraph {
            spans: vec![Span::bold(words.files.as_str())],
            shape: ParagraphShape::Flush,
        });
    }
    for (file, caption) in &facts.files {
        let line = match caption.trim() {
            "" => file.clone(),
            caption => format!("{file}: {caption}"),
        };
        paper.blocks.push(Block::Paragraph {
            spans: vec![Span::plain(line)],
            shape: ParagraphShape::Flush,
        });
    }
    paper
}
