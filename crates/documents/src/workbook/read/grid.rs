//! .xls and .ods, read whole by calamine: it builds a grid up to the farthest cell and cannot be
//! bounded from inside, so these run only in the process whose memory is (see `child`).

use std::io::Cursor;

use calamine::{Data, Ods, OdsError, Range, Reader, SheetVisible, Xls, XlsError};
use chrono::NaiveDate;
use domain::members::import::{Cell, CellContent, Merge, Sheet, SheetRow};

use super::container::{Container, damaged};
use super::limits::Limits;
use super::problem::{Damage, WorkbookProblem};
use super::sheet::column_letters;
use super::xml::{Node, Part};

/// The part of an OpenDocument package that holds the sheets.
const CONTENT: &str = "content.xml";

/// Reads a workbook of Excel 97-2003.
pub(super) fn old_excel(bytes: &[u8], limits: &Limits) -> Result<Vec<Sheet>, WorkbookProblem> {
    let mut book = Xls::new(Cursor::new(bytes)).map_err(|problem| match problem {
        XlsError::Password => WorkbookProblem::Encrypted,
        _ => damaged("xls", Damage::Value),
    })?;
    let merges = |book: &Xls<Cursor<&[u8]>>, name: &str| {
        let merged = book.merge_cells_by_sheet_name(name).unwrap_or_default();
        merged
            .into_iter()
            .take(limits.rows)
            .map(|it| Merge {
                first_row: it.start.0.saturating_add(1),
                first_column: it.start.1,
                last_row: it.end.0.saturating_add(1),
                last_column: it.end.1,
            })
            .collect()
    };
    Grid::new(limits).sheets(&mut book, "xls", merges)
}

/// Reads an OpenDocument spreadsheet, after its text was counted while inflating.
pub(super) fn open_document(
    mut container: Container<'_>,
    bytes: &[u8],
    limits: &Limits,
) -> Result<Vec<Sheet>, WorkbookProblem> {
    count(&mut container, limits)?;
    let mut book = Ods::new(Cursor::new(bytes)).map_err(|problem| match problem {
        OdsError::Password => WorkbookProblem::Encrypted,
        _ => damaged(CONTENT, Damage::Xml),
    })?;
    Grid::new(limits).sheets(&mut book, CONTENT, |_, _| Vec::new())
}

/// Goes once through the text, so that depth, size and document type are what they may be.
fn count(container: &mut Container<'_>, limits: &Limits) -> Result<(), WorkbookProblem> {
    let mut part = Part::new(container.part(CONTENT)?, CONTENT, limits);
    loop {
        if let Node::End = part.next()? {
            return Ok(());
        }
    }
}

/// What was kept so far, of what may be kept.
struct Grid<'a> {
    limits: &'a Limits,
    rows: usize,
    cells: usize,
    text: usize,
}

impl<'a> Grid<'a> {
    fn new(limits: &'a Limits) -> Self {
        Self {
            limits,
            rows: 0,
            cells: 0,
            text: 0,
        }
    }

    fn sheets<'b, R>(
        mut self,
        book: &mut R,
        part: &str,
        merges: impl Fn(&R, &str) -> Vec<Merge>,
    ) -> Result<Vec<Sheet>, WorkbookProblem>
    where
        R: Reader<Cursor<&'b [u8]>>,
    {
        let listed = book.sheets_metadata().to_vec();
        let mut sheets = Vec::new();
        for about in listed {
            // A chart is listed, too, and has no cells.
            let Ok(range) = book.worksheet_range(&about.name) else {
                continue;
            };
            sheets.push(Sheet {
                rows: self.rows(&range, &about.name)?,
                merges: merges(book, &about.name),
                name: about.name,
                hidden: about.visible != SheetVisible::Visible,
                epoch_1904: false,
                untold_encoding: false,
            });
        }
        if sheets.is_empty() {
            return Err(damaged(part, Damage::Missing));
        }
        Ok(sheets)
    }

    fn rows(&mut self, range: &Range<Data>, sheet: &str) -> Result<Vec<SheetRow>, WorkbookProblem> {
        let small = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
        let (first_row, first_column) = range.start().unwrap_or_default();
        let mut rows: Vec<SheetRow> = Vec::new();
        for (row, column, data) in range.used_cells() {
            let number = first_row.saturating_add(small(row)).saturating_add(1);
            let column = first_column.saturating_add(small(column));
            let Some(content) = content(data) else {
                continue;
            };
            self.count(sheet, number, column, &content)?;
            let cell = Cell {
                column,
                content,
                font: None,
            };
            match rows.last_mut() {
                Some(last) if last.number == number => last.cells.push(cell),
                _ => {
                    self.count_row(sheet, number)?;
                    rows.push(SheetRow {
                        number,
                        hidden: false,
                        cells: vec![cell],
                    });
                }
            }
        }
        Ok(rows)
    }

    fn count_row(&mut self, sheet: &str, row: u32) -> Result<(), WorkbookProblem> {
        self.rows = self.rows.saturating_add(1);
        let limit = self.limits.rows;
        if self.rows > limit {
            let sheet = sheet.to_owned();
            return Err(WorkbookProblem::TooManyRows { sheet, row, limit });
        }
        Ok(())
    }

    fn count(
        &mut self,
        sheet: &str,
        row: u32,
        column: u32,
        content: &CellContent,
    ) -> Result<(), WorkbookProblem> {
        let cell = || format!("{}{row}", column_letters(column));
        if column >= self.limits.columns {
            return Err(WorkbookProblem::TooManyColumns {
                sheet: sheet.to_owned(),
                cell: cell(),
                limit: self.limits.columns,
            });
        }
        self.cells = self.cells.saturating_add(1);
        if self.cells > self.limits.cells {
            return Err(WorkbookProblem::TooManyCells {
                sheet: sheet.to_owned(),
                row,
                limit: self.limits.cells,
            });
        }
        let length = content.text().map_or(0, str::len);
        self.text = self.text.saturating_add(length);
        if length > self.limits.text || self.text > self.limits.all_text {
            return Err(WorkbookProblem::TextTooLong {
                place: format!("{sheet}!{}", cell()),
                limit: self.limits.text,
            });
        }
        Ok(())
    }
}

fn content(data: &Data) -> Option<CellContent> {
    Some(match data {
        Data::Empty => return None,
        Data::String(text) if text.is_empty() => return None,
        Data::String(text) | Data::DurationIso(text) => CellContent::Text(text.clone()),
        // As Excel keeps all numbers; beyond 2^53 it has rounded them itself.
        Data::Int(number) => CellContent::Number(number.to_string().parse().ok()?),
        Data::Float(number) if number.is_finite() => CellContent::Number(*number),
        Data::Float(_) => return None,
        Data::Bool(flag) => CellContent::Flag(*flag),
        Data::DateTime(moment) => match moment.as_datetime() {
            Some(date) if moment.is_datetime() => CellContent::Date(date.date()),
            _ => CellContent::Number(moment.as_f64()),
        },
        Data::DateTimeIso(text) => match text.get(..10).and_then(iso_day) {
            Some(day) => CellContent::Date(day),
            None => CellContent::Text(text.clone()),
        },
        Data::Error(error) => CellContent::Error(error.to_string()),
    })
}

fn iso_day(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()
}
