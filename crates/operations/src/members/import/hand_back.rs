//! The rows that were not written, as a workbook with the reason beside each: mended there, it can be
//! brought in like any other list.

use super::show::{refused, row_state};
use super::view::{ImportCellState, ImportRowState};
use crate::papers::{Printed, print_workbook};
use crate::{Desk, Failure};
use domain::members::import::{
    CellAddress, CellContent, CellState, Column, Deciphered, Preview, PreviewRow, RowProblem,
    RowState,
};
use domain::papers::{WorkbookCell, WorkbookColumn, WorkbookTable};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Titles and reasons, as data.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    stem: String,
    title: String,
    line: String,
    row: String,
    reason: String,
    rows: BTreeMap<ImportRowState, String>,
    cells: BTreeMap<ImportCellState, String>,
}

/// Width of a column of the list, in letters.
const WIDTH: u16 = 18;
/// Width of the column of reasons.
const REASON_WIDTH: u16 = 60;
/// Width of the column of numbers.
const NUMBER_WIDTH: u16 = 9;

/// Writes the refused rows into the papers' folder; none if none was refused.
pub(super) fn hand_back(
    desk: &Desk,
    text: &Deciphered<'_>,
    made: &Preview,
) -> Result<Option<Printed>, Failure> {
    let refused: Vec<&PreviewRow> = made
        .rows
        .iter()
        .filter(|row| matches!(row.state, RowState::Error(_)))
        .collect();
    if refused.is_empty() {
        return Ok(None);
    }
    let words = words()?;
    let columns = &made.mapping.columns;
    let table = WorkbookTable {
        picture: None,
        sheet: words.stem.clone(),
        titles: vec![
            words.title.replace("{file}", &text.sheet.name),
            words.line.clone(),
        ],
        columns: headings(&words, columns),
        rows: refused
            .into_iter()
            .map(|row| line(&words, text, columns, row))
            .collect(),
    };
    print_workbook(desk, &table, &words.stem).map(Some)
}

fn words() -> Result<Words, Failure> {
    serde_json::from_str(include_str!("refused_words.json"))
        .map_err(|source| Failure::internal(&source))
}

fn headings(words: &Words, columns: &[Column]) -> Vec<WorkbookColumn> {
    let heading = |heading: &str, width| WorkbookColumn {
        heading: heading.to_owned(),
        width,
    };
    let own = columns.iter().map(|column| heading(&column.title, WIDTH));
    let mut headings = vec![heading(&words.row, NUMBER_WIDTH)];
    headings.extend(own);
    headings.push(heading(&words.reason, REASON_WIDTH));
    headings
}

fn line(
    words: &Words,
    text: &Deciphered<'_>,
    columns: &[Column],
    row: &PreviewRow,
) -> Vec<WorkbookCell> {
    let mut line = vec![WorkbookCell::Count(i64::from(row.number))];
    let stands = text.sheet.row(row.number);
    line.extend(columns.iter().map(|column| {
        let address = CellAddress {
            row: row.number,
            column: column.column,
        };
        // What nobody agreed to stays as it stood.
        match text
            .stood(address)
            .filter(|_| !text.is_answered(column.column))
        {
            Some(stood) => WorkbookCell::Text(stood.to_owned()),
            None => stands
                .and_then(|row| row.content(column.column))
                .map_or(WorkbookCell::Blank, as_it_stood),
        }
    }));
    line.push(WorkbookCell::Text(reason(words, row)));
    line
}

/// A number stays a number, so that what its workbook did to it can be seen again.
fn as_it_stood(content: &CellContent) -> WorkbookCell {
    match content {
        CellContent::Text(text) | CellContent::Error(text) => WorkbookCell::Text(text.clone()),
        CellContent::Number(number) => number.to_string().parse().map_or_else(
            |_| WorkbookCell::Text(number.to_string()),
            WorkbookCell::Count,
        ),
        CellContent::Date(date) => WorkbookCell::Date(*date),
        CellContent::Flag(flag) => WorkbookCell::Text(flag.to_string()),
    }
}

/// Every reason of a row: its cells with their addresses or, where it has none, the row itself.
fn reason(words: &Words, row: &PreviewRow) -> String {
    let said = |template: Option<&String>, to: &str| {
        template
            .map(|it| it.replace("{to}", to))
            .unwrap_or_default()
    };
    let cells: Vec<String> = row
        .cells
        .iter()
        .filter_map(|cell| match &cell.state {
            CellState::Error(problem) => Some((cell.address, refused(problem))),
            _ => None,
        })
        .map(|(address, (state, to))| format!("{address}: {}", said(words.cells.get(&state), &to)))
        .collect();
    if !cells.is_empty() {
        return cells.join("; ");
    }
    let to = match &row.state {
        RowState::Error(RowProblem::AlsoInRow { row }) => row.to_string(),
        RowState::Error(RowProblem::UnknownUnit { name }) => name.clone(),
        _ => String::new(),
    };
    said(words.rows.get(&row_state(&row.state)), &to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_to_refuse_a_cell_has_its_words() {
        let words = words().unwrap();
        for state in ImportCellState::REFUSALS {
            assert!(words.cells.contains_key(state), "{state:?}");
        }
        for state in ImportRowState::REFUSALS {
            assert!(words.rows.contains_key(state), "{state:?}");
        }
    }
}
