//! Separated text (.csv, .tsv): UTF-8, UTF-16 or bytes of before Unicode, divided by comma, semicolon
//! or tab.

use std::ops::ControlFlow;

use domain::members::import::{Cell, CellContent, Sheet, SheetRow};
use domain::text::letter_of_byte;

use super::limits::{Limits, Progress};
use super::problem::WorkbookProblem;

/// Lines that are looked at to tell the divider.
const SAMPLE_LINES: usize = 20;

/// Rows between two words about progress.
const STRIDE: u32 = 500;

pub(super) fn read(
    bytes: &[u8],
    name: &str,
    limits: &Limits,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Vec<Sheet>, WorkbookProblem> {
    let (text, untold_encoding) = decode(bytes)?;
    refuse_nul(&text)?;
    let (divider, text) = divider_of(&text);
    let mut sheet = Sheet {
        name: name.rsplit(['/', '\\']).next().unwrap_or(name).to_owned(),
        hidden: false,
        rows: Vec::new(),
        merges: Vec::new(),
        epoch_1904: false,
        untold_encoding,
    };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(divider)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut number = 0_u32;
    let mut cells = 0_usize;
    for record in reader.records() {
        // Flexible records of valid text cannot fail; if they do, the text is not what it seems.
        let record = record.map_err(|_| WorkbookProblem::Encoding {
            line: u64::from(number) + 1,
        })?;
        number = number.saturating_add(1);
        let row = row(&record, &sheet.name, number, limits)?;
        cells = cells.saturating_add(row.cells.len());
        if cells > limits.cells {
            let limit = limits.cells;
            return Err(WorkbookProblem::TooManyCells {
                sheet: sheet.name,
                row: number,
                limit,
            });
        }
        if row.cells.is_empty() {
            continue;
        }
        sheet.rows.push(row);
        if sheet.rows.len() > limits.rows {
            let limit = limits.rows;
            return Err(WorkbookProblem::TooManyRows {
                sheet: sheet.name,
                row: number,
                limit,
            });
        }
        let told = Progress {
            sheet: 1,
            sheets: 1,
            rows: sheet.rows.len(),
        };
        if number.is_multiple_of(STRIDE) && progress(told).is_break() {
            return Err(WorkbookProblem::Stopped);
        }
    }
    if sheet.rows.is_empty() {
        return Err(WorkbookProblem::Empty);
    }
    Ok(vec![sheet])
}

fn row(
    record: &csv::StringRecord,
    sheet: &str,
    number: u32,
    limits: &Limits,
) -> Result<SheetRow, WorkbookProblem> {
    let mut cells = Vec::new();
    for (column, text) in (0_u32..).zip(record) {
        if text.is_empty() {
            continue;
        }
        if column >= limits.columns {
            return Err(WorkbookProblem::TooManyColumns {
                sheet: sheet.to_owned(),
                cell: format!("{number}, {}", u64::from(column) + 1),
                limit: limits.columns,
            });
        }
        if text.len() > limits.text {
            let place = format!("{sheet}, {number}");
            return Err(WorkbookProblem::TextTooLong {
                place,
                limit: limits.text,
            });
        }
        cells.push(Cell {
            column,
            content: CellContent::Text(text.to_owned()),
            font: None,
        });
    }
    Ok(SheetRow {
        number,
        hidden: false,
        cells,
    })
}

/// The text, and whether nobody has told its encoding: then each byte stands as a letter.
fn decode(bytes: &[u8]) -> Result<(String, bool), WorkbookProblem> {
    let told = match bytes {
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest),
        // UTF-16 without a mark: the upper half of ASCII letters is zero.
        [first, 0, second, 0, ..] if *first != 0 && *second != 0 => {
            utf16(bytes, u16::from_le_bytes)
        }
        [0, first, 0, second, ..] if *first != 0 && *second != 0 => {
            utf16(bytes, u16::from_be_bytes)
        }
        bytes => match utf8(bytes) {
            Err(problem) => return letters(bytes).map(|text| (text, true)).ok_or(problem),
            told => told,
        },
    };
    told.map(|text| (text, false))
}

/// Bytes of an encoding of before Unicode, each as the letter windows-1252 has for it. Bytes that no
/// text has belong to something that is no text.
fn letters(bytes: &[u8]) -> Option<String> {
    let is_text = |byte: &u8| !byte.is_ascii_control() || matches!(byte, b'\t' | b'\n' | b'\r' | 0);
    bytes
        .iter()
        .all(is_text)
        .then(|| bytes.iter().map(|byte| letter_of_byte(*byte)).collect())
}

fn utf8(bytes: &[u8]) -> Result<String, WorkbookProblem> {
    std::str::from_utf8(bytes)
        .map(str::to_owned)
        .map_err(|problem| {
            let before = bytes.get(..problem.valid_up_to()).unwrap_or_default();
            WorkbookProblem::Encoding {
                line: line_after(before.iter().filter(|b| **b == b'\n').count()),
            }
        })
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, WorkbookProblem> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len());
    for letter in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        match letter {
            Ok(letter) => text.push(letter),
            Err(_) => {
                return Err(WorkbookProblem::Encoding {
                    line: last_line(&text),
                });
            }
        }
    }
    if rest.is_empty() {
        Ok(text)
    } else {
        Err(WorkbookProblem::Encoding {
            line: last_line(&text),
        })
    }
}

fn refuse_nul(text: &str) -> Result<(), WorkbookProblem> {
    match text.split_once('\0') {
        Some((before, _)) => Err(WorkbookProblem::Nul {
            line: last_line(before),
        }),
        None => Ok(()),
    }
}

fn last_line(before: &str) -> u64 {
    line_after(before.matches('\n').count())
}

fn line_after(line_feeds: usize) -> u64 {
    u64::try_from(line_feeds)
        .unwrap_or(u64::MAX)
        .saturating_add(1)
}

/// The divider, and the text after Excel's own "sep=;" line if there is one.
fn divider_of(text: &str) -> (u8, &str) {
    let first = text.lines().next().unwrap_or_default();
    if let Some([divider]) = first.strip_prefix("sep=").map(str::as_bytes)
        && matches!(divider, b',' | b';' | b'\t')
    {
        let rest = text.strip_prefix(first).unwrap_or(text);
        return (
            *divider,
            rest.strip_prefix("\r\n")
                .or(rest.strip_prefix('\n'))
                .unwrap_or(rest),
        );
    }
    (guess(text), text)
}

/// The divider that parts most lines into the same number of cells, more than one.
fn guess(text: &str) -> u8 {
    let counts = |divider: char| {
        let mut in_quotes = false;
        let mut lines = vec![0_usize];
        for letter in text.chars() {
            match letter {
                '"' => in_quotes = !in_quotes,
                '\n' if !in_quotes && lines.len() == SAMPLE_LINES => break,
                '\n' if !in_quotes => lines.push(0),
                letter if letter == divider && !in_quotes => {
                    if let Some(last) = lines.last_mut() {
                        *last = last.saturating_add(1);
                    }
                }
                _ => {}
            }
        }
        let most = lines.iter().copied().max().unwrap_or_default();
        let alike = lines
            .iter()
            .filter(|count| **count == most && most > 0)
            .count();
        (alike, most)
    };
    // At a tie the rarer sign inside Vietnamese text wins: a comma stands in addresses and numbers.
    [',', ';', '\t']
        .into_iter()
        .max_by_key(|divider| counts(*divider))
        .map_or(b',', |divider| match divider {
            ';' => b';',
            '\t' => b'\t',
            _ => b',',
        })
}
