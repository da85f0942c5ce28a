//! Finding the header under the titles of a list, in one line or in two.

use super::{Field, Sheet, SheetRow};

/// No list has so many title lines above its header.
const SEARCHED: usize = 40;

/// The header: its last row, and what stands over each column.
pub(super) struct Header {
    pub(super) last_row: u32,
    /// Column and its title, from the upper line to the lower.
    pub(super) titles: Vec<(u32, Vec<String>)>,
}

/// The row with a column for names that names most columns.
pub(super) fn find(sheet: &Sheet) -> Option<Header> {
    let rows = || {
        sheet
            .rows
            .iter()
            .filter(|row| row.filled().next().is_some())
    };
    let best = rows()
        .take(SEARCHED)
        .filter(|row| names_people(row))
        // Of equals the upper one: lists repeat their header on each page.
        .first_max_by(|row| (recognised(row), row.filled().count()))?;
    let below: Vec<&SheetRow> = rows()
        .filter(|row| row.number > best.number)
        .take(3)
        .collect();
    let last = last_line(sheet, best, &below);
    Some(Header {
        last_row: last,
        titles: titles(sheet, best.number, last),
    })
}

trait FirstMaxBy<'a>: Iterator<Item = &'a SheetRow> + Sized {
    /// The first row with the greatest score.
    fn first_max_by(self, score: impl Fn(&SheetRow) -> (usize, usize)) -> Option<&'a SheetRow> {
        self.fold(None, |best: Option<&'a SheetRow>, row| match best {
            Some(best) if score(best) >= score(row) => Some(best),
            _ => Some(row),
        })
    }
}

impl<'a, I: Iterator<Item = &'a SheetRow>> FirstMaxBy<'a> for I {}

fn guesses(row: &SheetRow) -> impl Iterator<Item = Field> {
    row.filled()
        .filter_map(|cell| cell.content.text())
        // A title is short; a sentence above the list may contain the same words.
        .filter(|text| text.chars().count() <= 60)
        .filter_map(|text| Field::guess(&[text.to_owned()]))
}

fn recognised(row: &SheetRow) -> usize {
    guesses(row).count()
}

fn names_people(row: &SheetRow) -> bool {
    guesses(row).any(|field| matches!(field, Field::FullName | Field::Given))
}

/// A second line belongs to the header if cells of the first are drawn over both, or if it has
/// titles itself and nobody's name.
fn last_line(sheet: &Sheet, first: &SheetRow, below: &[&SheetRow]) -> u32 {
    let drawn = sheet
        .merges
        .iter()
        .filter(|merge| (merge.first_row..=merge.last_row).contains(&first.number))
        .map(|merge| merge.last_row)
        .max()
        .unwrap_or(first.number)
        .max(first.number);
    if drawn > first.number {
        return drawn;
    }
    let name_columns: Vec<u32> = first
        .filled()
        .filter(|cell| {
            let title = cell
                .content
                .text()
                .map(|text| Field::guess(&[text.to_owned()]));
            matches!(title.flatten(), Some(Field::FullName | Field::Given))
        })
        .map(|cell| cell.column)
        .collect();
    let second = below.first().filter(|row| {
        recognised(row) > 0
            && name_columns
                .iter()
                .all(|column| row.content(*column).is_none())
            && row.filled().all(|cell| cell.content.text().is_some())
    });
    second.map_or(first.number, |row| row.number)
}

fn titles(sheet: &Sheet, first: u32, last: u32) -> Vec<(u32, Vec<String>)> {
    let header: Vec<&SheetRow> = sheet
        .rows
        .iter()
        .filter(|row| (first..=last).contains(&row.number))
        .collect();
    let mut columns: Vec<u32> = header
        .iter()
        .flat_map(|row| row.filled())
        .map(|it| it.column)
        .collect();
    let drawn = sheet
        .merges
        .iter()
        .filter(|it| it.first_row <= last && it.last_row >= first);
    columns.extend(
        drawn.flat_map(|it| {
            it.first_column..=it.last_column.min(it.first_column.saturating_add(200))
        }),
    );
    columns.sort_unstable();
    columns.dedup();
    columns
        .into_iter()
        .map(|column| {
            let mut pieces: Vec<String> = Vec::new();
            for row in &header {
                let text = title_at(sheet, row, column);
                pieces.extend(text.filter(|text| pieces.last() != Some(text)));
            }
            (column, pieces)
        })
        .filter(|(_, pieces)| !pieces.is_empty())
        .collect()
}

/// The text of a cell, or of the cell it is drawn as one with in the same row.
fn title_at(sheet: &Sheet, row: &SheetRow, column: u32) -> Option<String> {
    let drawn = sheet.merges.iter().find(|merge| {
        merge.first_row == row.number && (merge.first_column..=merge.last_column).contains(&column)
    });
    let column = drawn.map_or(column, |merge| merge.first_column);
    let text = row.content(column)?.text()?;
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}
