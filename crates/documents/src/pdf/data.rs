//! A paper as the template reads it. The field names are the template's.

use domain::papers::{
    Align, Block, Closing, ClosingLeft, Header, ListItem, PageEdge, Paper, ParagraphShape, Row,
    Signature, Span, Table,
};
use serde_json::{Value, json};

use crate::PaperProblem;
use crate::letters::printable;

pub(super) fn bytes(paper: &Paper) -> Result<Vec<u8>, PaperProblem> {
    let (width, height) = paper.page.millimetres();
    let margins = paper.page.margins;
    let style = &paper.style;
    Ok(serde_json::to_vec(&json!({
        "name": printable(&paper.name),
        "author": printable(&paper.author),
        "page": {
            "width": width, "height": height,
            "top": margins.top, "bottom": margins.bottom,
            "left": margins.left, "right": margins.right,
        },
        "style": {
            "body": style.body, "line": style.line, "after": style.paragraph_after,
            "first_line": style.first_line_mm, "body_names": style.body_names,
            "party_title": style.party_title, "number": style.number,
            "type_name": style.type_name, "subject": style.subject, "table": style.table,
            "recipients": style.recipients, "page_number": style.page_number,
        },
        "page_numbers": {
            "at_top": paper.page_numbers.edge == PageEdge::Top,
            "on_first_page": paper.page_numbers.on_first_page,
        },
        "header": paper.header.as_ref().map(header),
        "title": {
            "type_name": printable(&paper.title.type_name),
            "subject": paper.title.subject.iter().map(|line| printable(line)).collect::<Vec<_>>(),
            "dashes": printable(&paper.title.dashes),
        },
        "blocks": blocks(&paper.blocks),
        "closing": paper.closing.as_ref().map(closing),
    }))?)
}

fn header(header: &Header) -> Value {
    json!({
        "higher_body": printable(&header.higher_body),
        "body": printable(&header.body),
        "star": printable(&header.star),
        "number": header.number.as_deref().map(printable),
        "party_title": printable(&header.party_title),
        "place_and_date": printable(&header.place_and_date),
    })
}

fn spans(spans: &[Span]) -> Value {
    spans
        .iter()
        .map(|span| {
            json!({ "text": printable(&span.text), "bold": span.bold, "italic": span.italic })
        })
        .collect()
}

/// Pictures are numbered: the template asks for their files by number.
fn blocks(blocks: &[Block]) -> Vec<Value> {
    let mut pictures = 0_u32..;
    blocks
        .iter()
        .map(|block| match block {
            Block::Picture(picture) => json!({
                "kind": "picture",
                "file": picture_name(pictures.next().unwrap_or_default()),
                "caption": printable(&picture.caption),
            }),
            other => self::block(other),
        })
        .collect()
}

/// The name under which the template asks for a picture.
pub(super) fn picture_name(number: u32) -> String {
    format!("/picture-{number}")
}

fn block(block: &Block) -> Value {
    match block {
        // Numbered by whoever has all of them.
        Block::Picture(_) => Value::Null,
        Block::Heading {
            level,
            spans: words,
        } => {
            json!({ "kind": "heading", "level": level, "spans": spans(words) })
        }
        Block::Paragraph {
            spans: words,
            shape,
        } => {
            let shape = match shape {
                ParagraphShape::Running => "running",
                ParagraphShape::Flush => "flush",
                ParagraphShape::Centred => "centred",
                ParagraphShape::Note => "note",
            };
            json!({ "kind": "paragraph", "shape": shape, "spans": spans(words) })
        }
        Block::List(items) => {
            json!({ "kind": "list", "items": items.iter().map(item).collect::<Vec<_>>() })
        }
        Block::Table(table) => self::table(table),
        Block::Code(groups) => json!({
            "kind": "code",
            "groups": groups.iter().map(|group| printable(group)).collect::<Vec<_>>(),
        }),
        Block::CutLine(words) => json!({ "kind": "cut", "words": printable(words) }),
        Block::Space(height) => json!({ "kind": "space", "height": height }),
    }
}

fn item(item: &ListItem) -> Value {
    json!({
        "marker": printable(&item.marker), "depth": item.depth, "spans": spans(&item.spans),
    })
}

fn table(table: &Table) -> Value {
    let align = |align: Align| match align {
        Align::Left => "left",
        Align::Centre => "centre",
        Align::Right => "right",
    };
    let row = |row: &Row| row.iter().map(|cell| spans(cell)).collect::<Value>();
    json!({
        "kind": "table",
        "shares": table.columns.iter().map(|column| column.share).collect::<Vec<_>>(),
        "aligns": table.columns.iter().map(|column| align(column.align)).collect::<Vec<_>>(),
        "head": table.head.iter().map(row).collect::<Vec<_>>(),
        "rows": table.rows.iter().map(row).collect::<Vec<_>>(),
        "row_height": table.row_mm,
    })
}

fn closing(closing: &Closing) -> Value {
    let left = match &closing.left {
        ClosingLeft::Nothing => Value::Null,
        ClosingLeft::Recipients { heading, lines } => json!({
            "kind": "recipients",
            "heading": printable(heading),
            "lines": lines.iter().map(|line| printable(line)).collect::<Vec<_>>(),
        }),
        ClosingLeft::Signature(signature) => self::signature(signature),
    };
    json!({ "left": left, "right": signature(&closing.right) })
}

fn signature(signature: &Signature) -> Value {
    json!({
        "kind": "signature",
        "on_behalf": signature.on_behalf.as_deref().map(printable),
        "office": printable(&signature.office),
        "hint": signature.hint.as_deref().map(printable),
        "name": printable(&signature.name),
    })
}
