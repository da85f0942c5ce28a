//! The body of a paper.

use docx_rs::{
    AlignmentType, BorderType, Docx, HeightRule, LineSpacing, Paragraph, ParagraphBorder,
    ParagraphBorderPosition, ParagraphBorders, SpecialIndentType, Table as WordTable,
    TableAlignmentType, TableBorder, TableBorderPosition, TableBorders, TableCell,
    TableCellMargins, TableLayoutType, TableRow, VAlignType, WidthType,
};
use domain::papers::{Align, Block, Column, ListItem, Paper, ParagraphShape, Row, Span, Table};

use crate::PaperProblem;

use super::picture;
use super::{cell_width, exact, point_twips, twips, with_spans};

/// Indent of each depth of a list, in millimetres.
const DEPTH_MM: u16 = 6;

pub(super) fn blocks(document: Docx, paper: &Paper) -> Result<Docx, PaperProblem> {
    let last = paper.blocks.len().saturating_sub(1);
    paper
        .blocks
        .iter()
        .enumerate()
        .try_fold(document, |document, (index, block)| {
            // The last words stay on the page of the signatures.
            let keep = paper.closing.is_some() && index == last;
            Ok(match block {
                Block::Picture(picture) => picture::add(document, paper, picture)?,
                Block::Heading { level, spans } => {
                    document.add_paragraph(heading(paper, *level, spans))
                }
                Block::Paragraph { spans, shape } => {
                    document.add_paragraph(paragraph(paper, spans, *shape).keep_next(keep))
                }
                Block::List(items) => items.iter().fold(document, |document, item| {
                    document.add_paragraph(list_item(paper, item).keep_next(keep))
                }),
                Block::Table(table) => document.add_table(ruled(paper, table)),
                Block::Code(groups) => document.add_paragraph(code(groups)),
                Block::CutLine(words) => document.add_paragraph(cut_line(paper, words)),
                Block::Space(height) => document.add_paragraph(space(*height)),
            })
        })
}

fn body_spacing(paper: &Paper) -> LineSpacing {
    exact(paper.style.line, 0, paper.style.paragraph_after)
}

fn first_line(paper: &Paper) -> Option<SpecialIndentType> {
    Some(SpecialIndentType::FirstLine(twips(
        paper.style.first_line_mm,
    )))
}

fn heading(paper: &Paper, level: u8, spans: &[Span]) -> Paragraph {
    let spans: Vec<Span> = spans
        .iter()
        .map(|span| Span {
            text: span.text.clone(),
            bold: true,
            italic: level > 2,
        })
        .collect();
    let paragraph = Paragraph::new()
        .line_spacing(exact(paper.style.line, 4, paper.style.paragraph_after))
        .indent(None, first_line(paper), None, None)
        .outline_lvl(usize::from(level.saturating_sub(1)))
        .keep_next(true);
    with_spans(paragraph, &spans, paper.style.body)
}

fn paragraph(paper: &Paper, spans: &[Span], shape: ParagraphShape) -> Paragraph {
    let paragraph = Paragraph::new()
        .line_spacing(body_spacing(paper))
        .widow_control(true);
    let paragraph = match shape {
        ParagraphShape::Running => {
            paragraph
                .align(AlignmentType::Both)
                .indent(None, first_line(paper), None, None)
        }
        ParagraphShape::Flush => paragraph.align(AlignmentType::Both),
        ParagraphShape::Centred => paragraph.align(AlignmentType::Center),
        ParagraphShape::Note => paragraph.align(AlignmentType::Left),
    };
    if shape == ParagraphShape::Note {
        let small = paper.style.recipients;
        let line = exact(small.saturating_add(3), 4, paper.style.paragraph_after);
        return with_spans(paragraph.line_spacing(line), spans, small);
    }
    with_spans(paragraph, spans, paper.style.body)
}

/// The marker is text and no automatic numbering: it must not change when a line is moved.
fn list_item(paper: &Paper, item: &ListItem) -> Paragraph {
    let left = twips(DEPTH_MM.saturating_mul(u16::from(item.depth)));
    let mut paragraph = Paragraph::new()
        .line_spacing(body_spacing(paper))
        .align(AlignmentType::Both)
        .indent(Some(left), first_line(paper), None, None);
    if !item.marker.is_empty() {
        let marker = Span::plain(format!("{} ", item.marker));
        paragraph = with_spans(paragraph, &[marker], paper.style.body);
    }
    with_spans(paragraph, &item.spans, paper.style.body)
}

fn space(height_mm: u16) -> Paragraph {
    let spacing = LineSpacing::new()
        .line_rule(docx_rs::LineSpacingType::Exact)
        .line(twips(height_mm).max(20))
        .before(0)
        .after(0);
    Paragraph::new().line_spacing(spacing)
}

fn code(groups: &[String]) -> Paragraph {
    let words = Span::bold(groups.join("    "));
    let border = |position| {
        ParagraphBorder::new(position)
            .val(BorderType::Single)
            .size(6)
            .space(8)
            .color("000000")
    };
    // The frame stands outside the text by its distance of 8 points.
    let inset = Some(point_twips(8));
    let mut paragraph = Paragraph::new()
        .align(AlignmentType::Center)
        .line_spacing(exact(26, 14, 14))
        .indent(inset, None, inset, None);
    paragraph.property = paragraph.property.set_borders(
        ParagraphBorders::with_empty()
            .set(border(ParagraphBorderPosition::Top))
            .set(border(ParagraphBorderPosition::Bottom))
            .set(border(ParagraphBorderPosition::Left))
            .set(border(ParagraphBorderPosition::Right)),
    );
    with_spans(paragraph, &[words], 18)
}

fn cut_line(paper: &Paper, words: &str) -> Paragraph {
    let mut paragraph = Paragraph::new()
        .align(AlignmentType::Center)
        .line_spacing(exact(paper.style.recipients.saturating_add(2), 0, 0));
    paragraph.property = paragraph.property.set_borders(
        ParagraphBorders::with_empty().set(
            ParagraphBorder::new(ParagraphBorderPosition::Bottom)
                .val(BorderType::Dashed)
                .size(6)
                .space(1)
                .color("000000"),
        ),
    );
    with_spans(paragraph, &[Span::italic(words)], paper.style.recipients)
}

fn ruled(paper: &Paper, table: &Table) -> WordTable {
    let widths = widths(&table.columns, twips(paper.page.text_width_mm()));
    let head = table
        .head
        .iter()
        .map(|row| head_row(paper, row, &widths, table.row_mm));
    let body = table
        .rows
        .iter()
        .map(|row| body_row(paper, row, table, &widths));
    WordTable::new(head.chain(body).collect())
        .set_grid(widths.iter().copied().map(cell_width).collect())
        .layout(TableLayoutType::Fixed)
        .align(TableAlignmentType::Center)
        .width(widths.iter().copied().map(cell_width).sum(), WidthType::Dxa)
        .margins(TableCellMargins::new().margin(40, 70, 40, 70))
        .set_borders(borders())
}

fn borders() -> TableBorders {
    [
        TableBorderPosition::Top,
        TableBorderPosition::Bottom,
        TableBorderPosition::Left,
        TableBorderPosition::Right,
        TableBorderPosition::InsideH,
        TableBorderPosition::InsideV,
    ]
    .into_iter()
    .fold(TableBorders::with_empty(), |borders, position| {
        borders.set(
            TableBorder::new(position)
                .border_type(BorderType::Single)
                .size(4)
                .color("000000"),
        )
    })
}

/// Each column's part of the text's width; what division leaves over goes to the widest.
fn widths(columns: &[Column], text_width: i32) -> Vec<i32> {
    let whole = columns
        .iter()
        .map(|column| i32::from(column.share))
        .sum::<i32>()
        .max(1);
    let mut widths: Vec<i32> = columns
        .iter()
        .map(|column| text_width.saturating_mul(i32::from(column.share)) / whole)
        .collect();
    let rest = text_width.saturating_sub(widths.iter().sum());
    if let Some(widest) = widths.iter_mut().max() {
        *widest = widest.saturating_add(rest);
    }
    widths
}

fn head_row(paper: &Paper, row: &Row, widths: &[i32], least_mm: u16) -> TableRow {
    let cells = row
        .iter()
        .zip(widths)
        .map(|(spans, width)| cell(paper, spans, *width, Align::Centre))
        .collect();
    unbroken(cells, least_mm)
}

fn body_row(paper: &Paper, row: &Row, table: &Table, widths: &[i32]) -> TableRow {
    let cells = row
        .iter()
        .zip(widths)
        .zip(&table.columns)
        .map(|((spans, width), column)| cell(paper, spans, *width, column.align))
        .collect();
    unbroken(cells, table.row_mm)
}

/// docx-rs takes a height in points' twentieths as a fraction and prints it as it is.
fn unbroken(cells: Vec<TableCell>, least_mm: u16) -> TableRow {
    let height = f32::from(u16::try_from(twips(least_mm)).unwrap_or(u16::MAX));
    TableRow::new(cells)
        .row_height(height)
        .height_rule(HeightRule::AtLeast)
        .cant_split()
}

fn cell(paper: &Paper, spans: &[Span], width: i32, align: Align) -> TableCell {
    let align = match align {
        Align::Left => AlignmentType::Left,
        Align::Centre => AlignmentType::Center,
        Align::Right => AlignmentType::Right,
    };
    let line = paper.style.table.saturating_add(3);
    let paragraph = Paragraph::new()
        .align(align)
        .line_spacing(exact(line, 0, 0));
    TableCell::new()
        .width(cell_width(width), WidthType::Dxa)
        .vertical_align(VAlignType::Center)
        .add_paragraph(with_spans(paragraph, spans, paper.style.table))
}
