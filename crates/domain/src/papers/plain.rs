//! A paper as plain words, line by line: what is kept of minutes when they are closed.

use super::paper::{Block, Paper, Span, Table};

impl Paper {
    /// Its words without any look; a table's row is a line, its cells apart by bars.
    #[must_use]
    pub fn plain_words(&self) -> String {
        let mut lines: Vec<String> = Vec::new();
        if let Some(header) = &self.header {
            lines.extend(header.number.clone());
        }
        lines.push(self.title.type_name.clone());
        lines.extend(self.title.subject.iter().cloned());
        lines.extend(self::lines(&self.blocks));
        lines.retain(|line| !line.trim().is_empty());
        lines.join("\n")
    }
}

/// The words of blocks without any look.
pub(super) fn lines(blocks: &[Block]) -> Vec<String> {
    blocks.iter().flat_map(block_lines).collect()
}

fn block_lines(block: &Block) -> Vec<String> {
    match block {
        Block::Heading { spans, .. } | Block::Paragraph { spans, .. } => vec![words(spans)],
        Block::List(items) => items
            .iter()
            .map(|item| format!("{} {}", item.marker, words(&item.spans)))
            .collect(),
        Block::Table(table) => table_lines(table),
        Block::Code(lines) => lines.clone(),
        Block::CutLine(words) => vec![words.clone()],
        Block::Picture(picture) => vec![picture.caption.clone()],
        Block::Space(_) => Vec::new(),
    }
}

fn table_lines(table: &Table) -> Vec<String> {
    let rows = table.head.iter().chain(&table.rows);
    rows.map(|row| {
        let cells: Vec<String> = row.iter().map(|cell| words(cell)).collect();
        cells.join(" | ")
    })
    .collect()
}

fn words(spans: &[Span]) -> String {
    spans.iter().map(|span| span.text.as_str()).collect()
}
