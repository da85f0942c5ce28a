//! Notes written in the editor, as blocks of paper. Anything that is not paragraph, emphasis,
//! heading or list is printed letter by letter as it was typed.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::paper::{Align, Block, Column, ListItem, ParagraphShape, Row, Span, Table};

/// Lists deeper than this keep the deepest indent.
const DEEPEST: usize = 3;

/// Letters of a third-level list in party papers: đ stands after d, and there is no f or j.
const LETTERS: [&str; 23] = [
    "a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t",
    "u", "v", "x", "y",
];

/// Blocks of a note kept as Markdown.
#[must_use]
pub fn notes(markdown: &str) -> Vec<Block> {
    blocks(Parser::new(markdown))
}

/// Blocks of a whole paper's text, tables and all. Its greatest heading has two signs: one is left
/// for the paper's own title.
pub(super) fn read(text: &str) -> Vec<Block> {
    blocks(Parser::new_ext(text, Options::ENABLE_TABLES))
        .into_iter()
        .map(|block| match block {
            Block::Heading { level, spans } => Block::Heading {
                level: level.saturating_sub(1).max(1),
                spans: spans
                    .into_iter()
                    .map(|span| Span::bold(span.text))
                    .collect(),
            },
            other => other,
        })
        .collect()
}

fn blocks<'t>(events: impl Iterator<Item = Event<'t>>) -> Vec<Block> {
    let mut notes = Notes::default();
    for event in events {
        notes.take(event);
    }
    notes.end_block();
    notes.end_list();
    notes.blocks
}

#[derive(Default)]
struct Notes {
    blocks: Vec<Block>,
    spans: Vec<Span>,
    bold: usize,
    italic: usize,
    heading: Option<u8>,
    /// For each open list its next number, or `None` under dashes.
    lists: Vec<Option<u64>>,
    marker: Option<String>,
    items: Vec<ListItem>,
    /// Where a link or picture leads, printed after its words.
    targets: Vec<String>,
    /// The rows of an open table; the first is its head.
    rows: Option<Vec<Row>>,
}

impl Notes {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            // A line break inside a cell.
            Event::InlineHtml(text) if self.rows.is_some() && &*text == "<br>" => {
                self.letters("\n");
            }
            Event::Text(text)
            | Event::Code(text)
            | Event::Html(text)
            | Event::InlineHtml(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text)
            | Event::FootnoteReference(text) => self.letters(&text),
            Event::SoftBreak => self.letters(" "),
            Event::HardBreak => self.letters("\n"),
            Event::Rule => {
                self.end_block();
                self.end_list();
            }
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.end_block();
                self.end_list();
                self.heading = Some(match level {
                    HeadingLevel::H1 => 1,
                    HeadingLevel::H2 => 2,
                    HeadingLevel::H3 => 3,
                    _ => 4,
                });
            }
            Tag::List(first) => {
                self.end_block();
                self.lists.push(first);
            }
            Tag::Item => {
                self.end_block();
                self.marker = Some(self.next_marker());
            }
            Tag::Strong => self.bold += 1,
            Tag::Emphasis => self.italic += 1,
            Tag::Table(_) => {
                self.end_block();
                self.end_list();
                self.rows = Some(Vec::new());
            }
            Tag::TableHead | Tag::TableRow => {
                if let Some(rows) = &mut self.rows {
                    rows.push(Row::new());
                }
            }
            Tag::TableCell => {}
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => {
                self.targets.push(dest_url.to_string());
            }
            _ => self.end_block(),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            TagEnd::Emphasis => self.italic = self.italic.saturating_sub(1),
            TagEnd::Link | TagEnd::Image => self.end_target(),
            TagEnd::TableCell => {
                let cell = trimmed(std::mem::take(&mut self.spans));
                if let Some(row) = self.rows.as_mut().and_then(|rows| rows.last_mut()) {
                    row.push(cell);
                }
            }
            TagEnd::TableHead | TagEnd::TableRow => {}
            TagEnd::Table => self.end_table(),
            TagEnd::List(_) => {
                self.end_block();
                self.lists.pop();
                if self.lists.is_empty() {
                    self.end_list();
                }
            }
            TagEnd::Heading(_) => {
                self.end_block();
                self.heading = None;
            }
            _ => self.end_block(),
        }
    }

    /// A paper cannot be clicked: a link's address is printed when its words are not the address.
    fn end_target(&mut self) {
        let Some(target) = self.targets.pop() else {
            return;
        };
        if !target.is_empty()
            && !self
                .spans
                .last()
                .is_some_and(|last| last.text.ends_with(&target))
        {
            self.letters(&format!(" ({target})"));
        }
    }

    fn letters(&mut self, text: &str) {
        let (bold, italic) = (self.bold > 0, self.italic > 0);
        if let Some(last) = self.spans.last_mut()
            && last.bold == bold
            && last.italic == italic
        {
            last.text.push_str(text);
            return;
        }
        self.spans.push(Span {
            text: text.to_owned(),
            bold,
            italic,
        });
    }

    fn next_marker(&mut self) -> String {
        let depth = self.lists.len();
        match self.lists.last_mut() {
            Some(Some(number)) => {
                let marker = marker_of(*number, depth);
                *number = number.saturating_add(1);
                marker
            }
            _ => if depth > 1 { "+" } else { "-" }.to_owned(),
        }
    }

    fn end_block(&mut self) {
        let spans = trimmed(std::mem::take(&mut self.spans));
        if spans.is_empty() {
            return;
        }
        if let Some(level) = self.heading {
            self.blocks.push(Block::Heading { level, spans });
        } else if self.lists.is_empty() {
            self.blocks.push(Block::Paragraph {
                spans,
                shape: ParagraphShape::Running,
            });
        } else {
            let depth = self.lists.len().saturating_sub(1).min(DEEPEST);
            self.items.push(ListItem {
                // A second paragraph of an item has no marker of its own.
                marker: self.marker.take().unwrap_or_default(),
                depth: u8::try_from(depth).unwrap_or_default(),
                spans,
            });
        }
    }

    /// Columns share the width evenly; who knows better gives others.
    fn end_table(&mut self) {
        let mut rows = self.rows.take().unwrap_or_default().into_iter();
        let Some(head) = rows.next() else { return };
        let even = Column {
            share: 1,
            align: Align::Left,
        };
        self.blocks.push(Block::Table(Table {
            columns: vec![even; head.len()],
            head: vec![
                head.into_iter()
                    .map(|cell| cell.into_iter().map(|span| Span::bold(span.text)).collect())
                    .collect(),
            ],
            rows: rows.collect(),
            row_mm: 8,
        }));
    }

    fn end_list(&mut self) {
        if !self.items.is_empty() {
            self.blocks
                .push(Block::List(std::mem::take(&mut self.items)));
        }
    }
}

/// The number that a letter of a third-level list stands for.
pub(super) fn letter_place(letter: &str) -> Option<usize> {
    let place = LETTERS.iter().position(|known| *known == letter)?;
    Some(place.saturating_add(1))
}

fn marker_of(number: u64, depth: usize) -> String {
    let letter = usize::try_from(number)
        .ok()
        .and_then(|number| number.checked_sub(1));
    match letter.and_then(|index| LETTERS.get(index)) {
        Some(letter) if depth == 2 => format!("{letter})"),
        _ => format!("{number}."),
    }
}

/// A block of markup ends in a line feed that is no line break on paper.
fn trimmed(mut spans: Vec<Span>) -> Vec<Span> {
    while let Some(last) = spans.last_mut() {
        last.text.truncate(last.text.trim_end().len());
        if !last.text.is_empty() {
            break;
        }
        spans.pop();
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(spans: Vec<Span>) -> Block {
        Block::Paragraph {
            spans,
            shape: ParagraphShape::Running,
        }
    }

    fn item(marker: &str, depth: u8, text: &str) -> ListItem {
        ListItem {
            marker: marker.to_owned(),
            depth,
            spans: vec![Span::plain(text)],
        }
    }

    #[test]
    fn emphasis_and_line_breaks_stay() {
        assert_eq!(
            notes("Đồng chí **Bí thư** nêu\\\n*hai* việc"),
            [paragraph(vec![
                Span::plain("Đồng chí "),
                Span::bold("Bí thư"),
                Span::plain(" nêu\n"),
                Span::italic("hai"),
                Span::plain(" việc"),
            ])]
        );
    }

    #[test]
    fn lists_keep_their_numbers_and_go_on_with_letters_after_d_comes_đ() {
        let text = "3. ba\n4. bốn\n   1. m\n   2. m\n   3. m\n   4. m\n   5. m\n   6. m\n\n- gạch\n  - cộng\n";
        let blocks = notes(text);
        assert_eq!(
            blocks,
            [
                Block::List(vec![
                    item("3.", 0, "ba"),
                    item("4.", 0, "bốn"),
                    item("a)", 1, "m"),
                    item("b)", 1, "m"),
                    item("c)", 1, "m"),
                    item("d)", 1, "m"),
                    item("đ)", 1, "m"),
                    item("e)", 1, "m"),
                ]),
                Block::List(vec![item("-", 0, "gạch"), item("+", 1, "cộng")]),
            ]
        );
    }

    #[test]
    fn a_heading_is_a_heading() {
        assert_eq!(
            notes("## Kết quả\nTốt."),
            [
                Block::Heading {
                    level: 2,
                    spans: vec![Span::plain("Kết quả")]
                },
                paragraph(vec![Span::plain("Tốt.")]),
            ]
        );
    }

    #[test]
    fn markup_of_others_prints_letter_by_letter() {
        for text in [
            "#import \"x\": y",
            "a {{ b }} c",
            "a ]]> b",
            "a <w:p> b",
            "#read(\"/etc\")",
        ] {
            assert_eq!(notes(text), [paragraph(vec![Span::plain(text)])], "{text}");
        }
        assert_eq!(
            notes("<script>alert(1)</script>"),
            [paragraph(vec![Span::plain("<script>alert(1)</script>")])]
        );
    }

    #[test]
    fn a_link_shows_where_it_leads_and_a_picture_is_not_fetched() {
        let text = "xem [đây](javascript:x) và ![ảnh](http://a.b/c.png)";
        assert_eq!(
            notes(text),
            [paragraph(vec![Span::plain(
                "xem đây (javascript:x) và ảnh (http://a.b/c.png)"
            )])]
        );
    }

    #[test]
    fn ten_thousand_nested_brackets_are_no_trouble() {
        for hostile in ["[".repeat(10_000), "> ".repeat(5_000), "- ".repeat(5_000)] {
            let _ = notes(&hostile);
        }
    }
}
