//! DOCX by docx-rs: real paragraphs and tables that a secretary can go on editing.

mod author;
mod blocks;
mod edges;
mod picture;
mod repeated_head;

use std::io::Cursor;

use docx_rs::{
    Docx, LineSpacing, LineSpacingType, PageMargin, PageOrientationType, Paragraph, Run, RunFonts,
};
use domain::papers::{Paper, PaperStyle, Span};

use crate::PaperProblem;
use crate::letters::printable;

/// Writes a paper as DOCX.
///
/// # Errors
/// When the package cannot be put together, which no text of a paper can bring about.
pub fn docx(paper: &Paper) -> Result<Vec<u8>, PaperProblem> {
    let margins = paper.page.margins;
    let (width, height) = paper.page.millimetres();
    let lies = if paper.page.turned {
        PageOrientationType::Landscape
    } else {
        PageOrientationType::Portrait
    };
    let document = Docx::new()
        .page_orient(lies)
        .page_size(unsigned(twips(width)), unsigned(twips(height)))
        .page_margin(PageMargin {
            top: twips(margins.top),
            bottom: twips(margins.bottom),
            left: twips(margins.left),
            right: twips(margins.right),
            header: twips(margins.top / 2),
            footer: twips(margins.bottom / 2),
            gutter: 0,
        })
        .default_fonts(fonts(&paper.style))
        .default_size(half_points(paper.style.body));
    let document = edges::page_numbers(document, paper);
    let document = edges::opening(document, paper);
    let document = blocks::blocks(document, paper)?;
    let document = edges::closing(document, paper);

    let mut package = document.build();
    package.document = repeated_head::repeat_table_heads(&package.document, &heads(paper))?;
    package.doc_props.core = author::named(&package.doc_props.core, &paper.author);
    let mut file = Cursor::new(Vec::new());
    package
        .pack(&mut file)
        .map_err(|source| PaperProblem::Package(source.into()))?;
    Ok(file.into_inner())
}

/// How many head rows each table of the document has, in the order they are written.
fn heads(paper: &Paper) -> Vec<usize> {
    let opening = paper.header.iter().map(|_| 0);
    let body = paper.blocks.iter().filter_map(|block| match block {
        domain::papers::Block::Table(table) => Some(table.head.len()),
        _ => None,
    });
    opening.chain(body).collect()
}

/// Millimetres in twentieths of a point.
fn twips(millimetres: u16) -> i32 {
    i32::from(millimetres)
        .saturating_mul(1440)
        .saturating_mul(10)
        / 254
}

/// Points in twentieths of a point.
fn point_twips(points: u16) -> i32 {
    i32::from(points).saturating_mul(20)
}

fn unsigned(twips: i32) -> u32 {
    u32::try_from(twips).unwrap_or_default()
}

fn cell_width(twips: i32) -> usize {
    usize::try_from(twips).unwrap_or_default()
}

fn half_points(points: u16) -> usize {
    usize::from(points).saturating_mul(2)
}

fn fonts(style: &PaperStyle) -> RunFonts {
    RunFonts::new()
        .ascii(style.font.as_str())
        .hi_ansi(style.font.as_str())
        .east_asia(style.font.as_str())
        .cs(style.font.as_str())
}

/// Exact distance of lines, with space before and after, all in points.
fn exact(line: u16, before: u16, after: u16) -> LineSpacing {
    LineSpacing::new()
        .line_rule(LineSpacingType::Exact)
        .line(point_twips(line))
        .before(unsigned(point_twips(before)))
        .after(unsigned(point_twips(after)))
}

/// A run of one look. A line feed in the text becomes a break.
fn run(span: &Span, points: u16) -> Run {
    let mut run = Run::new().size(half_points(points));
    if span.bold {
        run = run.bold();
    }
    if span.italic {
        run = run.italic();
    }
    for (index, line) in printable(&span.text).split('\n').enumerate() {
        if index > 0 {
            run = run.add_break(docx_rs::BreakType::TextWrapping);
        }
        if !line.is_empty() {
            run = run.add_text(line);
        }
    }
    run
}

fn with_spans(paragraph: Paragraph, spans: &[Span], points: u16) -> Paragraph {
    spans.iter().fold(paragraph, |paragraph, span| {
        paragraph.add_run(run(span, points))
    })
}
