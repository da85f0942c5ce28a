//! One sheet, row by row. Only cells that hold something are kept, so a lonely cell far below costs
//! nothing; everything kept is counted.

use std::ops::ControlFlow;

use chrono::NaiveDate;
use domain::members::import::{Cell, CellContent, Merge, Sheet, SheetRow};
use quick_xml::events::BytesStart;

use super::container::PartReader;
use super::limits::{Limits, Progress};
use super::number_format::content;
use super::problem::{Damage, WorkbookProblem};
use super::strings::{SharedStrings, rich_text};
use super::styles::{FontNames, Style, Styles};
use super::xml::{Node, Part, attribute, flag, without_escapes};

/// Rows between two words about progress.
const STRIDE: usize = 500;

/// Last row that Excel knows.
const LAST_ROW: u32 = 1_048_576;

/// Longest formula shown for a cell whose value was never worked out.
const LONGEST_FORMULA: usize = 255;

/// What a sheet needs from its workbook, and what all sheets together have used up.
pub(super) struct Context<'a> {
    pub(super) limits: &'a Limits,
    pub(super) styles: &'a Styles,
    pub(super) strings: &'a SharedStrings,
    pub(super) fonts: &'a mut FontNames,
    pub(super) epoch_1904: bool,
    pub(super) spent: Spent,
    pub(super) sheet: usize,
    pub(super) sheets: usize,
    pub(super) progress: &'a mut dyn FnMut(Progress) -> ControlFlow<()>,
}

/// What was kept so far.
#[derive(Default)]
pub(super) struct Spent {
    rows: usize,
    cells: usize,
    text: usize,
}

impl Context<'_> {
    pub(super) fn read(
        &mut self,
        source: PartReader<'_>,
        part_name: &str,
        name: String,
        hidden: bool,
    ) -> Result<Sheet, WorkbookProblem> {
        self.tell()?;
        let mut part = Part::new(source, part_name, self.limits);
        let epoch_1904 = self.epoch_1904;
        let mut sheet = Sheet {
            name,
            hidden,
            rows: Vec::new(),
            merges: Vec::new(),
            epoch_1904,
            untold_encoding: false,
        };
        let mut last_row = 0_u32;
        loop {
            let row = match part.next()? {
                Node::Open(tag) => match tag.local_name().as_ref() {
                    b"row" => Some((row_number(&tag, last_row), flag(&tag, "hidden"))),
                    b"mergeCell" => {
                        let merge = attribute(&tag, "ref").as_deref().and_then(merge_of);
                        // A merge that makes no sense joins nothing; so many of them help nobody.
                        if sheet.merges.len() < self.limits.rows {
                            sheet.merges.extend(merge);
                        }
                        None
                    }
                    _ => None,
                },
                Node::End => return Ok(sheet),
                Node::Close(_) | Node::Text(_) => None,
            };
            let Some((number, hidden)) = row else {
                continue;
            };
            let number = number.filter(|number| (1..=LAST_ROW).contains(number));
            let number = number.ok_or_else(|| part.damaged(Damage::Value))?;
            if number <= last_row {
                let cell = number.to_string();
                return Err(WorkbookProblem::OutOfOrder {
                    sheet: sheet.name,
                    cell,
                });
            }
            last_row = number;
            let cells = self.row(&mut part, &sheet.name, number)?;
            if !cells.is_empty() {
                self.count_row(&sheet.name, number)?;
                sheet.rows.push(SheetRow {
                    number,
                    hidden,
                    cells,
                });
            }
        }
    }

    fn tell(&mut self) -> Result<(), WorkbookProblem> {
        let told = Progress {
            sheet: self.sheet,
            sheets: self.sheets,
            rows: self.spent.rows,
        };
        match (self.progress)(told) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(WorkbookProblem::Stopped),
        }
    }

    fn count_row(&mut self, sheet: &str, row: u32) -> Result<(), WorkbookProblem> {
        self.spent.rows = self.spent.rows.saturating_add(1);
        let limit = self.limits.rows;
        if self.spent.rows > limit {
            return Err(WorkbookProblem::TooManyRows {
                sheet: sheet.to_owned(),
                row,
                limit,
            });
        }
        if self.spent.rows.is_multiple_of(STRIDE) {
            self.tell()
        } else {
            Ok(())
        }
    }

    fn row(
        &mut self,
        part: &mut Part<'_>,
        sheet: &str,
        row: u32,
    ) -> Result<Vec<Cell>, WorkbookProblem> {
        let mut cells = Vec::new();
        let mut free_column = 0_u32;
        let mut inside = 0_usize;
        loop {
            let start = match part.next()? {
                Node::Open(tag) if inside == 0 && tag.local_name().as_ref() == b"c" => {
                    Some(CellStart::of(&tag, free_column))
                }
                Node::Open(_) => {
                    inside = inside.saturating_add(1);
                    None
                }
                Node::Close(_) if inside == 0 => return Ok(cells),
                Node::Close(_) => {
                    inside = inside.saturating_sub(1);
                    None
                }
                Node::Text(_) => None,
                Node::End => return Err(part.damaged(Damage::Xml)),
            };
            let Some(start) = start else { continue };
            let start = start.ok_or_else(|| part.damaged(Damage::Value))?;
            let place = || format!("{sheet}!{}{row}", column_letters(start.column));
            if start.column < free_column {
                let cell = format!("{}{row}", column_letters(start.column));
                return Err(WorkbookProblem::OutOfOrder {
                    sheet: sheet.to_owned(),
                    cell,
                });
            }
            free_column = start.column.saturating_add(1);
            let Some(cell) = self.cell(part, &start, &place)? else {
                continue;
            };
            self.count_cell(sheet, row, &cell, &place)?;
            cells.push(cell);
        }
    }

    fn count_cell(
        &mut self,
        sheet: &str,
        row: u32,
        cell: &Cell,
        place: &dyn Fn() -> String,
    ) -> Result<(), WorkbookProblem> {
        if cell.column >= self.limits.columns {
            return Err(WorkbookProblem::TooManyColumns {
                sheet: sheet.to_owned(),
                cell: format!("{}{row}", column_letters(cell.column)),
                limit: self.limits.columns,
            });
        }
        self.spent.cells = self.spent.cells.saturating_add(1);
        if self.spent.cells > self.limits.cells {
            let limit = self.limits.cells;
            return Err(WorkbookProblem::TooManyCells {
                sheet: sheet.to_owned(),
                row,
                limit,
            });
        }
        if let CellContent::Text(text) | CellContent::Error(text) = &cell.content {
            self.spent.text = self.spent.text.saturating_add(text.len());
        }
        if self.spent.text > self.limits.all_text {
            let limit = self.limits.all_text;
            return Err(WorkbookProblem::TextTooLong {
                place: place(),
                limit,
            });
        }
        Ok(())
    }

    /// Reads a cell, just opened, to its end. `None` when it holds nothing.
    fn cell(
        &mut self,
        part: &mut Part<'_>,
        start: &CellStart,
        place: &dyn Fn() -> String,
    ) -> Result<Option<Cell>, WorkbookProblem> {
        let mut value = None;
        let mut formula = None;
        let mut inline = None;
        loop {
            let name = match part.next()? {
                Node::Open(tag) => tag.local_name().as_ref().to_owned(),
                Node::Close(_) => break,
                Node::Text(_) => continue,
                Node::End => return Err(part.damaged(Damage::Xml)),
            };
            match name.as_slice() {
                b"v" => value = Some(part.text_until_close(place)?),
                b"f" => formula = Some(part.text_until_close(place)?),
                b"is" => inline = Some(rich_text(part, self.limits, self.fonts, place)?),
                _ => {
                    part.text_until_close(place)?;
                }
            }
        }
        let style = self.styles.get(start.style);
        let found = match (inline, value) {
            (Some(inline), _) => Some((CellContent::Text(inline.text), inline.font)),
            (None, Some(value)) => self.value(part, start, style, value)?,
            (None, None) => formula.map(|formula| {
                let shown: String = formula.chars().take(LONGEST_FORMULA).collect();
                (CellContent::Error(format!("={shown}")), None)
            }),
        };
        Ok(found
            .filter(|(content, _)| holds_something(content))
            .map(|(content, font)| Cell {
                column: start.column,
                content,
                font: font
                    .or(style.font)
                    .and_then(|font| self.fonts.name(font))
                    .map(str::to_owned),
            }))
    }

    fn value(
        &self,
        part: &Part<'_>,
        start: &CellStart,
        style: Style,
        value: String,
    ) -> Result<Option<(CellContent, Option<u16>)>, WorkbookProblem> {
        let wrong = || part.damaged(Damage::Value);
        let content = match start.kind {
            CellKind::Shared if value.trim().is_empty() => return Ok(None),
            CellKind::Shared => {
                let index = value.trim().parse().map_err(|_| wrong())?;
                let text = self.strings.get(index).ok_or_else(wrong)?;
                let content = CellContent::Text(text.to_owned());
                return Ok(Some((content, self.strings.font(index))));
            }
            CellKind::Text => CellContent::Text(without_escapes(&value)),
            CellKind::Flag => CellContent::Flag(matches!(value.trim(), "1" | "true")),
            CellKind::Error => CellContent::Error(value),
            CellKind::IsoDate => match iso_date(&value) {
                Some(date) => CellContent::Date(date),
                None => CellContent::Text(value),
            },
            CellKind::Number if value.trim().is_empty() => return Ok(None),
            CellKind::Number => {
                let number: f64 = value.trim().parse().map_err(|_| wrong())?;
                if !number.is_finite() {
                    return Err(wrong());
                }
                content(number, style.shows, self.epoch_1904)
            }
        };
        Ok(Some((content, None)))
    }
}

fn holds_something(content: &CellContent) -> bool {
    !matches!(content, CellContent::Text(text) if text.is_empty())
}

/// What a cell says of itself before its value.
struct CellStart {
    column: u32,
    kind: CellKind,
    style: usize,
}

#[derive(Clone, Copy)]
enum CellKind {
    Shared,
    Text,
    Flag,
    Error,
    IsoDate,
    Number,
}

impl CellStart {
    /// `None` when its address or kind makes no sense. A cell without an address follows the last.
    fn of(tag: &BytesStart<'_>, free_column: u32) -> Option<Self> {
        let column = match attribute(tag, "r") {
            Some(address) => address_of(&address)?.1,
            None => free_column,
        };
        let kind = match attribute(tag, "t").as_deref() {
            Some("s") => CellKind::Shared,
            Some("str" | "inlineStr") => CellKind::Text,
            Some("b") => CellKind::Flag,
            Some("e") => CellKind::Error,
            Some("d") => CellKind::IsoDate,
            Some("n") | None => CellKind::Number,
            Some(_) => return None,
        };
        let style = attribute(tag, "s")
            .and_then(|style| style.parse().ok())
            .unwrap_or_default();
        Some(CellStart {
            column,
            kind,
            style,
        })
    }
}

fn row_number(tag: &BytesStart<'_>, last: u32) -> Option<u32> {
    match attribute(tag, "r") {
        Some(number) => number.parse().ok(),
        None => last.checked_add(1),
    }
}

/// Row (from 1) and column (from 0) of "AB12".
fn address_of(address: &str) -> Option<(u32, u32)> {
    let digits = address.find(|letter: char| letter.is_ascii_digit())?;
    let (letters, digits) = address.split_at_checked(digits)?;
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let column = letters.chars().try_fold(0_u32, |column, letter| {
        let value = letter.to_ascii_uppercase().to_digit(36)?.checked_sub(9)?;
        column.checked_mul(26)?.checked_add(value)
    })?;
    Some((digits.parse().ok()?, column.checked_sub(1)?))
}

/// "AB" of 27.
pub(super) fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = Some(column);
    while let Some(column) = rest {
        letters.extend(char::from_digit(column % 26 + 10, 36));
        rest = (column / 26).checked_sub(1);
    }
    letters.iter().rev().map(char::to_ascii_uppercase).collect()
}

fn merge_of(reference: &str) -> Option<Merge> {
    let (first, last) = reference.split_once(':')?;
    let (first_row, first_column) = address_of(first)?;
    let (last_row, last_column) = address_of(last)?;
    (first_row <= last_row && first_column <= last_column).then_some(Merge {
        first_row,
        first_column,
        last_row,
        last_column,
    })
}

/// The day of "1990-05-19T00:00:00".
fn iso_date(value: &str) -> Option<NaiveDate> {
    let day = value.trim().split('T').next()?;
    NaiveDate::parse_from_str(day, "%Y-%m-%d").ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_letters_are_each_others_reverse() {
        for (address, row, column) in [
            ("A1", 1, 0),
            ("Z9", 9, 25),
            ("AA10", 10, 26),
            ("XFD1048576", 1_048_576, 16_383),
        ] {
            assert_eq!(address_of(address), Some((row, column)));
            assert_eq!(format!("{}{row}", column_letters(column)), address);
        }
        for wrong in ["", "1", "A", "AAAA1", "A1B", "Ä1", "A-1", "A99999999999"] {
            assert_eq!(address_of(wrong), None, "{wrong}");
        }
    }
}
