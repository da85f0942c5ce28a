//! Old encodings in a sheet: found by the font of a cell or the words of a column, shown before and
//! after, and never changed without a person's word.

use super::{Answers, Cell, CellAddress, CellContent, Sheet, SheetRow};
use crate::text::OldEncoding;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// Pairs that are shown of a column.
const SAMPLES: usize = 3;

/// What a person said of the text of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnText {
    /// It is meant as it stands.
    AsItStands,
    /// It is in this encoding.
    Old(OldEncoding),
}

/// A column whose text is not what it seems.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OldText {
    /// What it is in; `None` where nobody can tell without being told.
    pub encoding: Option<OldEncoding>,
    /// Whether a person agreed; until then no row with such a cell is written.
    pub answered: bool,
    /// The first cells before and after.
    pub samples: Vec<(String, String)>,
}

/// A sheet as it is meant, and what stood in the cells that were changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Deciphered<'s> {
    /// As it is meant.
    pub sheet: Cow<'s, Sheet>,
    /// The columns in question.
    pub columns: BTreeMap<u32, OldText>,
    stood: BTreeMap<CellAddress, String>,
}

impl Deciphered<'_> {
    /// What stood in a cell that is read otherwise.
    #[must_use]
    pub fn stood(&self, address: CellAddress) -> Option<&str> {
        self.stood.get(&address).map(String::as_str)
    }

    /// The columns that a person is asked about: those with such text among the people. Titles alone
    /// are shown as they are meant, and nothing of them is kept.
    pub(super) fn asked(&self, header_row: u32) -> BTreeMap<u32, OldText> {
        let below: BTreeSet<u32> = self
            .stood
            .keys()
            .filter(|address| address.row > header_row)
            .map(|address| address.column)
            .collect();
        let mut asked = self.columns.clone();
        asked.retain(|column, _| below.contains(column));
        asked
    }

    /// Whether the person agreed to how the text of a column is read.
    #[must_use]
    pub fn is_answered(&self, column: u32) -> bool {
        self.columns.get(&column).is_none_or(|it| it.answered)
    }
}

/// Reads old encodings, as answered or, until then, as proposed.
#[must_use]
pub fn decipher<'s>(sheet: &'s Sheet, answers: &Answers) -> Deciphered<'s> {
    let mut columns = BTreeMap::new();
    for column in columns_with_doubt(sheet) {
        let answer = answers.encodings.get(&column).copied();
        let encoding = match answer {
            Some(ColumnText::AsItStands) => continue,
            Some(ColumnText::Old(encoding)) => Some(encoding),
            None => propose(sheet, column),
        };
        // A file that is no Unicode has letters that nobody has told: that is asked, too.
        if encoding.is_some() || sheet.untold_encoding {
            let old = OldText {
                encoding,
                answered: answer.is_some(),
                samples: vec![],
            };
            columns.insert(column, old);
        }
    }
    let mut deciphered = Deciphered {
        sheet: Cow::Borrowed(sheet),
        columns,
        stood: BTreeMap::new(),
    };
    deciphered.read(sheet);
    deciphered
}

impl Deciphered<'_> {
    fn read(&mut self, sheet: &Sheet) {
        if self.columns.is_empty() {
            return;
        }
        let rows = sheet.rows.iter().map(|row| self.row(row)).collect();
        self.sheet = Cow::Owned(Sheet {
            rows,
            ..sheet.clone()
        });
        // A proposal that changes nothing is none.
        self.columns
            .retain(|_, old| old.answered || old.encoding.is_none() || !old.samples.is_empty());
    }

    fn row(&mut self, row: &SheetRow) -> SheetRow {
        let mut read = row.clone();
        for cell in &mut read.cells {
            let Some(old) = self.columns.get_mut(&cell.column) else {
                continue;
            };
            let CellContent::Text(text) = &cell.content else {
                continue;
            };
            let meant = match old.encoding {
                Some(encoding) => decode(encoding, text, cell.font.as_deref()),
                None => (!text.is_ascii()).then(|| text.clone()),
            };
            let Some(meant) = meant else { continue };
            if old.samples.len() < SAMPLES {
                old.samples.push((text.clone(), meant.clone()));
            }
            let address = CellAddress {
                row: row.number,
                column: cell.column,
            };
            self.stood.insert(address, text.clone());
            cell.content = CellContent::Text(meant);
        }
        read
    }
}

/// Columns with a text beyond ASCII, or in a font that draws ASCII otherwise.
fn columns_with_doubt(sheet: &Sheet) -> BTreeSet<u32> {
    texts(sheet)
        .filter(|(cell, text)| !text.is_ascii() || cell.font.as_deref().is_some_and(draws_capitals))
        .map(|(cell, _)| cell.column)
        .collect()
}

fn texts(sheet: &Sheet) -> impl Iterator<Item = (&Cell, &str)> {
    sheet
        .rows
        .iter()
        .flat_map(|row| &row.cells)
        .filter_map(|cell| Some((cell, cell.content.text()?)))
}

/// The font of a cell tells more than its words.
fn propose(sheet: &Sheet, column: u32) -> Option<OldEncoding> {
    let own = || texts(sheet).filter(move |(cell, _)| cell.column == column);
    let by_font = own()
        .filter(|(cell, text)| !text.is_ascii() || cell.font.as_deref().is_some_and(draws_capitals))
        .find_map(|(cell, text)| {
            let encoding = of_font(cell.font.as_deref()?)?;
            decode(encoding, text, cell.font.as_deref()).map(|_| encoding)
        });
    by_font.or_else(|| OldEncoding::tell(own().map(|(_, text)| text)))
}

/// The encoding that a font draws.
fn of_font(font: &str) -> Option<OldEncoding> {
    let name = font.trim().to_lowercase();
    if name.starts_with(".vn") {
        Some(OldEncoding::Tcvn3)
    } else if name.starts_with("vni-") || name.starts_with("vni ") {
        Some(OldEncoding::Vni)
    } else {
        None
    }
}

/// .VnTimeH and its like draw small letters as capitals.
fn draws_capitals(font: &str) -> bool {
    of_font(font) == Some(OldEncoding::Tcvn3) && font.trim().ends_with('H')
}

/// In one column there may be old cells and new ones: a cell in a font of another kind is read only if
/// it makes no sense as it stands.
fn decode(encoding: OldEncoding, text: &str, font: Option<&str>) -> Option<String> {
    let told = font.and_then(of_font);
    match (font, told) {
        (Some(font), Some(told)) if told == encoding => {
            if draws_capitals(font) {
                encoding.decode_capitals(text)
            } else {
                encoding.decode(text)
            }
        }
        (None, _) => encoding.decode(text),
        (Some(_), _) => encoding
            .decode(text)
            .filter(|_| !crate::text::is_vietnamese(text)),
    }
}
