//! One row to the values of one person.

use super::read_cell::Reading;
use super::{
    CellAddress, CellContent, CellProblem, CellState, CellWarning, Deciphered, Field, Mapping,
    ReadValue, Repair, SheetRow, stay,
};
use crate::members::{Sex, names};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A cell of a person's row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadCell {
    /// Where it stands.
    pub address: CellAddress,
    /// What its column means.
    pub field: Field,
    /// How it was read.
    pub state: CellState,
}

/// A row read: cells for the preview, values for the member.
pub(super) struct ReadRow {
    pub(super) cells: Vec<ReadCell>,
    /// By field of a member; names always in two parts.
    pub(super) values: BTreeMap<Field, ReadValue>,
}

impl ReadRow {
    pub(super) fn name(&self) -> String {
        let part = |field| {
            self.values
                .get(&field)
                .and_then(ReadValue::text)
                .unwrap_or_default()
        };
        names::display(part(Field::FamilyMiddle), part(Field::Given))
    }

    pub(super) fn has_errors(&self) -> bool {
        self.cells
            .iter()
            .any(|cell| matches!(cell.state, CellState::Error(_)))
    }
}

/// Reads a person's row.
pub(super) fn read(
    row: &SheetRow,
    mapping: &Mapping,
    reading: &Reading<'_>,
    text: &Deciphered<'_>,
) -> ReadRow {
    let mut read = ReadRow {
        cells: vec![],
        values: BTreeMap::new(),
    };
    for column in &mapping.columns {
        if matches!(column.field, Field::Ignore | Field::LineNumber) {
            continue;
        }
        let address = CellAddress {
            row: row.number,
            column: column.column,
        };
        let state = match row.content(column.column) {
            None => CellState::Blank,
            Some(content) => match text.stood(address) {
                None => read.take(column.field, content, reading),
                Some(_) if !text.is_answered(column.column) => not_agreed(content),
                Some(stood) => agreed(stood, content, read.take(column.field, content, reading)),
            },
        };
        read.cells.push(ReadCell {
            address,
            field: column.field,
            state,
        });
    }
    let titled = |column| mapping.columns.iter().any(|it| it.column == column);
    for cell in row.filled().filter(|cell| !titled(cell.column)) {
        let address = CellAddress {
            row: row.number,
            column: cell.column,
        };
        let state = CellState::Warning(CellWarning::BeyondHeader);
        read.cells.push(ReadCell {
            address,
            field: Field::Ignore,
            state,
        });
    }
    read.split_name();
    stay::whole_days(&mut read.values);
    read.check_order_of_dates();
    read
}

/// Text in an old encoding, until somebody agrees.
fn not_agreed(content: &CellContent) -> CellState {
    CellState::Error(CellProblem::OldEncoding {
        proposed: content.text().unwrap_or_default().to_owned(),
    })
}

/// What was read of text in an old encoding: a repair, unless something else needs a word.
fn agreed(stood: &str, content: &CellContent, state: CellState) -> CellState {
    let from = stood.to_owned();
    match state {
        CellState::Ok => CellState::Repaired {
            from,
            to: content.text().unwrap_or_default().to_owned(),
            how: Repair::Encoding,
        },
        CellState::Repaired { to, how, .. } => CellState::Repaired { from, to, how },
        other => other,
    }
}

impl ReadRow {
    fn take(&mut self, field: Field, content: &CellContent, reading: &Reading<'_>) -> CellState {
        let read = reading.cell(field, content);
        for (field, value) in read.values {
            let other = self.values.insert(field, value.clone());
            let contradicts = other.is_some_and(|other| other != value);
            if contradicts && matches!(value, ReadValue::Sex(Sex::Male | Sex::Female)) {
                return CellState::Error(CellProblem::TwoSexes);
            }
        }
        read.state
    }

    fn split_name(&mut self) {
        let Some(ReadValue::Text(full)) = self.values.remove(&Field::FullName) else {
            return;
        };
        let split = names::propose_split(&full);
        self.values
            .insert(Field::FamilyMiddle, ReadValue::Text(split.family_middle));
        self.values
            .insert(Field::Given, ReadValue::Text(split.given));
    }

    /// Nobody joins before being born, or is official before joining.
    fn check_order_of_dates(&mut self) {
        let date = |field| self.values.get(&field).and_then(ReadValue::date);
        let order = [Field::BirthDate, Field::JoinedDate, Field::OfficialDate];
        let mut wrong = Vec::new();
        if let (Some(since), Some(until)) = (date(Field::Since), date(Field::Until))
            && until.latest() < since.earliest()
        {
            wrong.push((Field::Until, since));
        }
        for (at, later) in order.iter().enumerate().skip(1) {
            let Some(on) = date(*later) else { continue };
            let before = order.iter().take(at).filter_map(|it| date(*it)).max();
            let reversed = before.filter(|before| on.latest() < before.earliest());
            wrong.extend(reversed.map(|before| (*later, before)));
        }
        for (field, before) in wrong {
            for cell in self.cells.iter_mut().filter(|cell| cell.field == field) {
                cell.state = CellState::Error(CellProblem::Reversed { before });
            }
        }
    }
}
