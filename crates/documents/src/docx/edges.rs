//! What stands around the body: the two blocks above, the title, the closing, the page numbers.

use docx_rs::{
    AlignmentType, BorderType, Docx, Footer, Header as WordHeader, PageNum, Paragraph,
    ParagraphBorder, ParagraphBorderPosition, ParagraphBorders, Run, RunProperty, Table, TableCell,
    TableCellMargins, TableLayoutType, TableRow, WidthType,
};
use domain::papers::{ClosingLeft, Header, PageEdge, Paper, PaperStyle, Signature, Span};

use super::{cell_width, exact, fonts, half_points, twips, with_spans};
use crate::letters::printable;

/// The left block's share of the text's width, in hundredths; the right one has the longer lines.
const LEFT_SHARE: i32 = 42;

/// Room for a signature, in millimetres.
const SIGNATURE_MM: u16 = 21;

pub(super) fn page_numbers(document: Docx, paper: &Paper) -> Docx {
    let number = || {
        let mut paragraph = Paragraph::new()
            .align(AlignmentType::Center)
            .add_page_num(PageNum::new());
        paragraph.property.run_property = RunProperty::new()
            .size(half_points(paper.style.page_number))
            .fonts(fonts(&paper.style));
        paragraph
    };
    let first = paper.page_numbers.on_first_page;
    match (paper.page_numbers.edge, first) {
        (PageEdge::Top, true) => document.header(WordHeader::new().add_paragraph(number())),
        (PageEdge::Top, false) => document
            .header(WordHeader::new().add_paragraph(number()))
            .first_header(WordHeader::new().add_paragraph(Paragraph::new())),
        (PageEdge::Bottom, true) => document.footer(Footer::new().add_paragraph(number())),
        (PageEdge::Bottom, false) => document
            .footer(Footer::new().add_paragraph(number()))
            .first_footer(Footer::new().add_paragraph(Paragraph::new())),
    }
}

pub(super) fn opening(document: Docx, paper: &Paper) -> Docx {
    let document = match &paper.header {
        Some(header) => document.add_table(letterhead(header, paper)),
        None => document,
    };
    title(document, paper)
}

fn letterhead(header: &Header, paper: &Paper) -> Table {
    let style = &paper.style;
    let width = twips(paper.page.text_width_mm());
    let left = width.saturating_mul(LEFT_SHARE) / 100;
    let right = width.saturating_sub(left);
    let names = style.body_names.saturating_add(4);
    let bodies = TableCell::new()
        .width(cell_width(left), WidthType::Dxa)
        .add_paragraph(centred(
            &Span::plain(&header.higher_body),
            style.body_names,
            names,
        ))
        .add_paragraph(centred(&Span::bold(&header.body), style.body_names, names))
        .add_paragraph(centred(
            &Span::bold(&header.star),
            style.body_names,
            style.body_names,
        ));
    let party = TableCell::new()
        .width(cell_width(right), WidthType::Dxa)
        .add_paragraph(centred(
            &Span::bold(&header.party_title),
            style.party_title,
            names,
        ))
        .add_paragraph(rule(right, style));
    let line = style.number.saturating_add(4);
    let number = Span::plain(header.number.clone().unwrap_or_default());
    let second = TableRow::new(vec![
        TableCell::new()
            .width(cell_width(left), WidthType::Dxa)
            .add_paragraph(centred(&number, style.number, line)),
        TableCell::new()
            .width(cell_width(right), WidthType::Dxa)
            .add_paragraph(centred(
                &Span::italic(&header.place_and_date),
                style.number,
                line,
            )),
    ]);
    unruled(
        vec![TableRow::new(vec![bodies, party]), second],
        [left, right],
    )
}

/// The rule is as long as the Party's title; its length stands in the layout.
fn rule(cell: i32, style: &PaperStyle) -> Paragraph {
    let indent = cell.saturating_sub(twips(style.party_rule_mm)).max(0) / 2;
    let mut paragraph = Paragraph::new().line_spacing(exact(3, 0, 0)).indent(
        Some(indent),
        None,
        Some(indent),
        None,
    );
    paragraph.property = paragraph.property.set_borders(
        ParagraphBorders::with_empty().set(
            ParagraphBorder::new(ParagraphBorderPosition::Top)
                .val(BorderType::Single)
                .size(6)
                .space(0)
                .color("000000"),
        ),
    );
    paragraph.property.run_property = RunProperty::new().size(2);
    paragraph
}

fn title(document: Docx, paper: &Paper) -> Docx {
    let style = &paper.style;
    let title = &paper.title;
    let line = |points: u16, before: u16, after: u16, words: &str| {
        let height = points.saturating_add(4);
        let paragraph = Paragraph::new()
            .align(AlignmentType::Center)
            .keep_next(true)
            .line_spacing(exact(height, before, after));
        with_spans(paragraph, &[Span::bold(words)], points)
    };
    let document = document.add_paragraph(line(style.type_name, 16, 0, &title.type_name));
    let document = title.subject.iter().fold(document, |document, words| {
        document.add_paragraph(line(style.subject, 0, 0, words))
    });
    document.add_paragraph(line(style.subject, 0, 4, &title.dashes))
}

pub(super) fn closing(document: Docx, paper: &Paper) -> Docx {
    let Some(closing) = &paper.closing else {
        return document;
    };
    let width = twips(paper.page.text_width_mm());
    let half = width / 2;
    let cell = || TableCell::new().width(cell_width(half), WidthType::Dxa);
    let left = match &closing.left {
        ClosingLeft::Nothing => cell().add_paragraph(Paragraph::new()),
        ClosingLeft::Recipients { heading, lines } => recipients(cell(), heading, lines, paper),
        ClosingLeft::Signature(signature) => signed(cell(), signature, paper),
    };
    let right = signed(cell(), &closing.right, paper);
    let row = TableRow::new(vec![left, right]).cant_split();
    // A table must not touch the one before it: Word would join them.
    let gap = Paragraph::new()
        .keep_next(true)
        .line_spacing(exact(10, 0, 0));
    document
        .add_paragraph(gap)
        .add_table(unruled(vec![row], [half, half]))
}

fn signed(cell: TableCell, signature: &Signature, paper: &Paper) -> TableCell {
    let style = &paper.style;
    let line = |span: &Span, points: u16| centred(span, points, style.line).keep_next(true);
    let mut cell = cell;
    if let Some(on_behalf) = &signature.on_behalf {
        cell = cell
            .add_paragraph(line(&Span::bold(on_behalf), style.body))
            .add_paragraph(line(&Span::plain(&signature.office), style.body));
    } else {
        cell = cell.add_paragraph(line(&Span::bold(&signature.office), style.body));
    }
    if let Some(hint) = &signature.hint {
        cell = cell.add_paragraph(line(&Span::italic(hint), style.recipients));
    }
    let room = Paragraph::new().keep_next(true).line_spacing(
        docx_rs::LineSpacing::new()
            .line_rule(docx_rs::LineSpacingType::Exact)
            .line(twips(SIGNATURE_MM)),
    );
    cell.add_paragraph(room).add_paragraph(centred(
        &Span::bold(&signature.name),
        style.body,
        style.line,
    ))
}

fn recipients(cell: TableCell, heading: &str, lines: &[String], paper: &Paper) -> TableCell {
    let points = paper.style.recipients;
    let spacing = || exact(points.saturating_add(3), 0, 0);
    let heading = Run::new()
        .size(half_points(points))
        .bold()
        .underline("single")
        .add_text(printable(heading));
    let cell = cell.add_paragraph(Paragraph::new().line_spacing(spacing()).add_run(heading));
    lines.iter().fold(cell, |cell, line| {
        let paragraph = Paragraph::new().line_spacing(spacing());
        cell.add_paragraph(with_spans(paragraph, &[Span::plain(line)], points))
    })
}

fn centred(span: &Span, points: u16, line: u16) -> Paragraph {
    let paragraph = Paragraph::new()
        .align(AlignmentType::Center)
        .line_spacing(exact(line, 0, 0));
    with_spans(paragraph, std::slice::from_ref(span), points)
}

fn unruled(rows: Vec<TableRow>, widths: [i32; 2]) -> Table {
    Table::without_borders(rows)
        .set_grid(widths.iter().copied().map(cell_width).collect())
        .layout(TableLayoutType::Fixed)
        .width(widths.iter().copied().map(cell_width).sum(), WidthType::Dxa)
        .margins(TableCellMargins::new().margin(0, 0, 0, 0))
}
