mod cells;
mod encodings;
mod header;
mod lists;
mod rows;
mod stays;
mod units;

use super::*;
use crate::members::MemberId;
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use uuid::Uuid;

/// A sheet from texts; an empty text is a blank cell, "#" a number.
fn sheet(lines: &[&[&str]]) -> Sheet {
    let rows = (1..)
        .zip(lines)
        .map(|(number, texts)| row(number, texts))
        .collect();
    Sheet {
        name: "DS".to_owned(),
        hidden: false,
        rows,
        merges: vec![],
        epoch_1904: false,
        untold_encoding: false,
    }
}

fn row(number: u32, texts: &[&str]) -> SheetRow {
    let cells = (0..)
        .zip(texts)
        .filter(|(_, text)| !text.is_empty())
        .map(|(column, text)| Cell {
            column,
            content: content(text),
            font: None,
        })
        .collect();
    SheetRow {
        number,
        hidden: false,
        cells,
    }
}

fn content(text: &str) -> CellContent {
    match text.strip_prefix('#').map(str::parse) {
        Some(Ok(number)) => CellContent::Number(number),
        _ => CellContent::Text(text.to_owned()),
    }
}

fn merge(first_row: u32, first_column: u32, last_row: u32, last_column: u32) -> Merge {
    Merge {
        first_row,
        first_column,
        last_row,
        last_column,
    }
}

fn fields(mapping: &Mapping) -> Vec<Field> {
    mapping.columns.iter().map(|it| it.field).collect()
}

fn previewed(sheet: &Sheet, answers: &Answers, known: &[Known]) -> Preview {
    let mapping = Mapping::propose(&decipher(sheet, answers).sheet).unwrap();
    previewed_as(sheet, &mapping, answers, known).unwrap()
}

fn previewed_as(
    sheet: &Sheet,
    mapping: &Mapping,
    answers: &Answers,
    known: &[Known],
) -> Result<Preview, FileProblem> {
    let roster = Roster {
        known: known.to_vec(),
        unit_names: vec!["Chi bộ thôn Đông".to_owned()],
        badge_years: [30, 40, 50].into(),
        ..Roster::default()
    };
    preview(
        &decipher(sheet, answers),
        mapping,
        answers,
        &roster,
        &mut |_| ControlFlow::Continue(()),
    )
}

fn member(number: u128) -> MemberId {
    MemberId(Uuid::from_u128(number))
}

/// What the book would know after a commit of the new people.
fn committed(preview: &Preview, from: u128) -> Vec<Known> {
    let new = preview.rows.iter().filter(|row| row.state == RowState::New);
    (from..)
        .zip(new)
        .map(|(number, row)| {
            let mut values = row.values.clone();
            values.retain(|_, value| value.text() != Some(""));
            Known {
                member: member(number),
                values,
                left: false,
            }
        })
        .collect()
}

fn known(number: u128, values: &[(Field, &str)]) -> Known {
    let value = |field: Field, text: &str| match field {
        Field::BirthDate | Field::JoinedDate => ReadValue::Date(text.parse().unwrap()),
        _ => ReadValue::Text(text.to_owned()),
    };
    let values: BTreeMap<Field, ReadValue> = values
        .iter()
        .map(|(field, text)| (*field, value(*field, text)))
        .collect();
    Known {
        member: member(number),
        values,
        left: false,
    }
}

/// The state of the only cell under the only other title.
fn read_one(title: &str, cell: CellContent, answers: &Answers) -> (CellState, Option<ReadValue>) {
    let mut one = sheet(&[&["Họ và tên", title], &["Lê Văn Tám"]]);
    one.rows[1].cells.push(Cell {
        column: 1,
        content: cell,
        font: None,
    });
    let preview = previewed(&one, answers, &[]);
    let row = &preview.rows[0];
    let read = row
        .cells
        .iter()
        .find(|it| it.address.to_string() == "B2")
        .unwrap();
    (read.state.clone(), row.values.get(&read.field).cloned())
}

fn text(text: &str) -> CellContent {
    CellContent::Text(text.to_owned())
}
