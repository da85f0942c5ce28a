//! A paper's body as text that people edit (Markdown), and back.
//!
//! Two texts that print alike are written alike, so that only what a person changed differs. A table
//! stands in the text by its name alone: its rows are kept in the book and edited there. A text that
//! is kept for good holds its tables whole.

use super::layout::Layout;
use super::markdown::{letter_place, read};
use super::paper::{Block, ListItem, Paper, Span, Table};
use super::words::fill;

impl Layout {
    /// The body of a paper as text to edit; tables stand in it by name.
    #[must_use]
    pub fn text_of(&self, paper: &Paper) -> String {
        written(&paper.blocks, &|table| self.table_name(table))
    }

    /// Puts an edited text into a paper that was composed anew, and its tables where they are named.
    #[must_use]
    pub fn with_text(&self, mut paper: Paper, text: &str) -> Paper {
        let tables: Vec<Table> = paper
            .blocks
            .iter()
            .filter_map(|block| match block {
                Block::Table(table) => Some(table.clone()),
                _ => None,
            })
            .collect();
        let names: Vec<String> = tables.iter().map(|table| self.table_name(table)).collect();
        let mut waiting: Vec<Option<Table>> = tables.iter().cloned().map(Some).collect();
        paper.blocks = read(text)
            .into_iter()
            .filter_map(|block| match block {
                Block::Table(table) => Some(Block::Table(with_columns_of(table, &tables))),
                Block::Paragraph { ref spans, .. } => {
                    let words = plain(spans);
                    if !self.names_a_table(&words) {
                        return Some(block);
                    }
                    // The first table of that name that was not put in yet; a table that the book
                    // no longer has leaves nothing.
                    let place = names
                        .iter()
                        .zip(&waiting)
                        .position(|(name, table)| *name == words && table.is_some())?;
                    waiting.get_mut(place)?.take().map(Block::Table)
                }
                other => Some(other),
            })
            .collect();
        paper
    }

    /// "[Bảng: TT – Nội dung công việc – Người thực hiện]".
    fn table_name(&self, table: &Table) -> String {
        let head = table.head.first().into_iter().flatten();
        let columns: Vec<String> = head.map(|cell| plain(cell).replace('\n', " ")).collect();
        fill(&self.words.text.table, &[("columns", &columns.join(" – "))])
    }

    fn names_a_table(&self, words: &str) -> bool {
        let (before, after) = self
            .words
            .text
            .table
            .split_once("{columns}")
            .unwrap_or((self.words.text.table.as_str(), ""));
        words.starts_with(before) && words.ends_with(after)
    }
}

impl Paper {
    /// The body as text that is kept for good: its tables are whole.
    #[must_use]
    pub fn whole_text(&self) -> String {
        written(&self.blocks, &table_text)
    }
}

/// The one way of writing a text: what prints alike is written alike.
#[must_use]
pub fn canonical(text: &str) -> String {
    written(&read(text), &table_text)
}

/// The pieces of a text that a person would call one thing: a paragraph, a heading, an item, a
/// table. Put together with an empty line between them they are the text again.
#[must_use]
pub fn pieces(text: &str) -> Vec<String> {
    let one = |block: &Block| written(std::slice::from_ref(block), &table_text);
    read(text)
        .into_iter()
        .flat_map(|block| match block {
            Block::List(items) => items
                .into_iter()
                .map(|item| one(&Block::List(vec![item])))
                .collect(),
            other => vec![one(&other)],
        })
        .collect()
}

/// The words of a text without any look, line by line.
#[must_use]
pub fn plain_text(text: &str) -> String {
    super::plain::lines(&read(text)).join("\n")
}

fn plain(spans: &[Span]) -> String {
    let words: String = spans.iter().map(|span| span.text.as_str()).collect();
    words.trim().to_owned()
}

/// A table that was kept has the widths of the one that would be composed today.
fn with_columns_of(table: Table, known: &[Table]) -> Table {
    let head = |table: &Table| -> Vec<String> {
        let row = table.head.first().into_iter().flatten();
        row.map(|cell| plain(cell)).collect()
    };
    let mut alike = known.iter().filter(|other| head(other) == head(&table));
    match alike.next() {
        Some(other) => Table {
            columns: other.columns.clone(),
            row_mm: other.row_mm,
            ..table
        },
        None => table,
    }
}

/// Deeper lists stand this much further in: more than any marker is wide.
const STEP: &str = "    ";

fn written(blocks: &[Block], table: &dyn Fn(&Table) -> String) -> String {
    let mut out = String::new();
    for block in blocks {
        let piece = match block {
            Block::Heading { level, spans } => {
                let signs = "#".repeat(usize::from(*level).saturating_add(1));
                // Nothing begins a list inside a heading.
                let words: Vec<Span> = upright(spans);
                format!("{signs} {}", unbroken(&words).replace("\\\n", " "))
            }
            Block::Paragraph { spans, .. } => inline(spans),
            Block::List(items) => items.iter().map(list_line).collect::<Vec<_>>().join("\n"),
            Block::Table(rows) => {
                let text = table(rows);
                if text.starts_with('|') {
                    text
                } else {
                    inline(&[Span::plain(text)])
                }
            }
            Block::Code(_) | Block::CutLine(_) | Block::Picture(_) | Block::Space(_) => continue,
        };
        if piece.trim().is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push_str("\n\n");
        }
        out.push_str(&piece);
    }
    out
}

/// A heading and the head of a table are bold by themselves.
fn upright(spans: &[Span]) -> Vec<Span> {
    spans
        .iter()
        .map(|span| Span::plain(span.text.as_str()))
        .collect()
}

fn list_line(item: &ListItem) -> String {
    let indent = STEP.repeat(usize::from(item.depth));
    let words = inline(&item.spans);
    let marker = match item.marker.as_str() {
        "-" | "+" => "-".to_owned(),
        "" => return format!("\n{indent}{STEP}{words}"),
        marker => {
            let letter = letter_place(marker.trim_end_matches(')'));
            let digits = marker.trim_end_matches(['.', ')']);
            letter.map_or_else(|| format!("{digits}."), |place| format!("{place}."))
        }
    };
    format!("{indent}{marker} {words}")
}

fn table_text(table: &Table) -> String {
    let row = |cells: &Vec<Vec<Span>>| {
        let cells: Vec<String> = cells
            .iter()
            .map(|cell| {
                let words = inline(cell).replace('|', "\\|");
                words.replace("\\\n", "<br>")
            })
            .collect();
        format!("| {} |", cells.join(" | "))
    };
    let columns = table.columns.len();
    let rule = format!("|{}", " --- |".repeat(columns));
    let head = table.head.first().map(|head| {
        let head: Vec<Vec<Span>> = head.iter().map(|cell| upright(cell)).collect();
        row(&head)
    });
    let head = head.unwrap_or_default();
    let rows = table.rows.iter().map(row);
    [head, rule]
        .into_iter()
        .chain(rows)
        .collect::<Vec<_>>()
        .join("\n")
}

/// Spans as one line of text, emphasis between signs, with everything escaped that would be read as
/// a sign.
fn inline(spans: &[Span]) -> String {
    let out = unbroken(spans);
    let lines: Vec<String> = out.split("\\\n").map(line_start).collect();
    lines.join("\\\n")
}

/// The same before anybody looked at how its lines begin.
fn unbroken(spans: &[Span]) -> String {
    let spans = joined(spans);
    let mut out = String::new();
    for (place, span) in spans.iter().enumerate() {
        let next = spans
            .get(place.saturating_add(1))
            .and_then(|next| next.text.chars().next());
        push_span(&mut out, span, next);
    }
    out
}

/// Neighbours of one look are one span; a span of blanks has none.
fn joined(spans: &[Span]) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    for span in spans.iter().filter(|span| !span.text.is_empty()) {
        match out.last_mut() {
            Some(last) if last.bold == span.bold && last.italic == span.italic => {
                last.text.push_str(&span.text);
            }
            _ => out.push(span.clone()),
        }
    }
    out
}

fn push_span(out: &mut String, span: &Span, next: Option<char>) {
    let signs = match (span.bold, span.italic) {
        (true, true) => "***",
        (true, false) => "**",
        (false, true) => "*",
        (false, false) => return out.push_str(&escaped(&span.text)),
    };
    // A sign beside a blank, or between punctuation and a letter, is no sign: what is in its way
    // stands outside.
    let glued = |sign: Option<char>| sign.is_some_and(char::is_alphanumeric);
    let text = span.text.as_str();
    let before_is_letter = glued(out.chars().next_back()) && !text.starts_with(char::is_whitespace);
    let core = text.trim_start_matches(|sign: char| {
        sign.is_whitespace() || (before_is_letter && !sign.is_alphanumeric())
    });
    let lead = text.len().saturating_sub(core.len());
    let (lead, _) = text.split_at_checked(lead).unwrap_or((text, ""));
    let next_is_letter = glued(next) && !text.ends_with(char::is_whitespace);
    let kernel = core.trim_end_matches(|sign: char| {
        sign.is_whitespace() || (next_is_letter && !sign.is_alphanumeric())
    });
    let (_, tail) = core.split_at_checked(kernel.len()).unwrap_or((core, ""));
    out.push_str(&escaped(lead));
    if !kernel.is_empty() {
        out.push_str(signs);
        out.push_str(&escaped(kernel));
        out.push_str(signs);
    }
    out.push_str(&escaped(tail));
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '\n' => out.push_str("\\\n"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' => {
                out.push('\\');
                out.push(sign);
            }
            other => out.push(other),
        }
    }
    out
}

/// What would begin a heading, a list or a rule at the start of a line is escaped there.
fn line_start(line: &str) -> String {
    let line = line.trim_start();
    if line.starts_with(['#', '+', '-', '=', '|']) {
        return format!("\\{line}");
    }
    let rest = line.trim_start_matches(|sign: char| sign.is_ascii_digit());
    let digits = line.len().saturating_sub(rest.len());
    if digits > 0 && rest.starts_with(['.', ')']) {
        let (number, rest) = line.split_at_checked(digits).unwrap_or((line, ""));
        return format!("{number}\\{rest}");
    }
    line.to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::letterhead::{cell, head_row};
    use super::super::paper::{Align, Column, ParagraphShape};
    use super::*;
    use proptest::prelude::*;

    fn paragraph(spans: Vec<Span>) -> Block {
        Block::Paragraph {
            spans,
            shape: ParagraphShape::Running,
        }
    }

    fn table() -> Table {
        let column = |share| Column {
            share,
            align: Align::Left,
        };
        Table {
            columns: vec![column(12), column(90)],
            head: vec![head_row(&[&"TT".to_owned(), &"Nội dung".to_owned()])],
            rows: vec![vec![cell("1"), cell("Trồng | cây\nbên đường")]],
            row_mm: 8,
        }
    }

    #[test]
    fn a_label_keeps_its_look_and_its_blank() {
        let blocks = [paragraph(vec![
            Span::bold("Chủ trì: "),
            Span::plain("A_b*"),
        ])];
        let text = written(&blocks, &table_text);
        assert_eq!(text, "**Chủ trì:** A\\_b\\*");
        assert_eq!(canonical(&text), text);
    }

    #[test]
    fn words_that_look_like_signs_stay_words() {
        for words in [
            "1. Mở đầu",
            "- gạch",
            "# thăng",
            "a\n2) b",
            "| x | y |",
            "<w:p> & [x](y) `z` ~ \\",
            "=== ---",
        ] {
            let blocks = [paragraph(vec![Span::plain(words)])];
            let text = written(&blocks, &table_text);
            assert_eq!(plain_text(&text), words, "{text}");
        }
    }

    #[test]
    fn a_text_of_the_editor_and_the_own_writing_are_one_text() {
        let ours =
            "## I. THÀNH PHẦN\n\n**Chủ trì:** A  B\\\nC\n\n1. một\n    1. hai\n\n- ba\n- bốn";
        let editors =
            "## I. THÀNH PHẦN\n\n**Chủ trì:** A  B  \nC\n\n1. một\n   1. hai\n\n* ba\n\n* bốn\n";
        assert_eq!(canonical(editors), canonical(ours));
        assert_eq!(canonical(ours), ours);
    }

    #[test]
    fn a_whole_table_comes_back_with_its_cells() {
        let blocks = [Block::Table(table())];
        let text = written(&blocks, &table_text);
        let Some(Block::Table(back)) = read(&text).into_iter().next() else {
            panic!("a table is read as a table: {text}")
        };
        assert_eq!(plain(&back.rows[0][1]), "Trồng | cây\nbên đường");
        assert_eq!(canonical(&text), text);
        assert_eq!(with_columns_of(back, &[table()]).columns[1].share, 90);
    }

    #[test]
    fn the_pieces_of_a_text_put_together_are_the_text() {
        let text = "## Đầu\n\nchữ\n\n- một\n- hai\n\n2. ba\n3. bốn";
        assert_eq!(pieces(text).len(), 6);
        assert_eq!(canonical(&pieces(text).join("\n\n")), text);
    }

    proptest! {
        #[test]
        fn whatever_was_typed_is_written_once_and_then_stays(
            text in "[a-zđ ữ*_#>|`\\\\\\[\\]1-3.:\n-]{0,60}",
        ) {
            // Emphasis signs that touch each other may take a second reading to settle.
            let once = canonical(&canonical(&canonical(&text)));
            prop_assert_eq!(canonical(&once), once);
        }

        #[test]
        fn no_word_is_lost_in_a_text(words in proptest::collection::vec("[a-zđữ*_#>|`\\[\\]1-3.:+=&<~-]{1,12}", 1..6)) {
            let blocks: Vec<Block> = words
                .iter()
                .map(|words| paragraph(vec![Span::plain(words.as_str())]))
                .collect();
            let text = written(&blocks, &table_text);
            prop_assert_eq!(plain_text(&text), words.join("\n"));
        }
    }
}
