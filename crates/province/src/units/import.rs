//! The tree from a file: one unit a line, `code, name, level, code of the unit above`, separated
//! by tabs or commas, the units above first. A unit whose code is known already is passed over.

use super::{NewUnit, add, find};
use crate::feed::Feed;
use crate::{Error, Result};
use domain::units::UnitLevel;

/// Reads the lines and adds what is new. Returns how many units were added.
///
/// # Errors
/// `Units` with the line that cannot be read; lines before it were added.
pub fn import(feed: &Feed, text: &str, now: u64) -> Result<usize> {
    let delimiter = if text.contains('\t') { b'\t' } else { b',' };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let mut added = 0;
    for record in reader.records() {
        let record = record.map_err(|error| Error::Units {
            line: error.position().map_or(0, csv::Position::line),
            problem: error.to_string(),
        })?;
        let line = record.position().map_or(0, csv::Position::line);
        let wrong = |problem: &str| Error::Units {
            line,
            problem: problem.to_owned(),
        };
        let cell = |place: usize| record.get(place).unwrap_or_default();
        if line == 1 && UnitLevel::from_code(cell(2)).is_none() {
            continue; // The header.
        }
        let (code, name) = (cell(0), cell(1));
        let level = UnitLevel::from_code(cell(2)).ok_or_else(|| wrong("unknown level"))?;
        if code.is_empty() || name.is_empty() {
            return Err(wrong("a unit needs a code and a name"));
        }
        if find(feed, code).is_ok() {
            continue;
        }
        let parent = match cell(3) {
            "" => None,
            above => Some(
                find(feed, above)
                    .map_err(|_| wrong("unknown unit above"))?
                    .id,
            ),
        };
        let (code, name) = (code.to_owned(), name.to_owned());
        add(
            feed,
            &NewUnit {
                name,
                code,
                level,
                parent,
            },
            now,
        )?;
        added += 1;
    }
    Ok(added)
}
