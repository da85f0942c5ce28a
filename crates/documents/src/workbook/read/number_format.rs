//! What a number format shows: only formats tell a date from a count.

use chrono::{Datelike, NaiveDate};
use domain::dates::{Epoch, from_excel_serial};
use domain::members::import::CellContent;

/// What a person sees of a number.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Shows {
    /// A number, an amount, a time of day.
    #[default]
    Number,
    /// Day, month and year.
    Date,
    /// Month and year: the day behind it is made up.
    MonthAndYear,
    /// The year alone.
    Year,
}

/// Formats that have no code in the file (ECMA-376, 18.8.30), those of East Asia among them.
pub(super) fn built_in(id: u32) -> Shows {
    match id {
        17 => Shows::MonthAndYear,
        14..=16 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58 => Shows::Date,
        _ => Shows::Number,
    }
}

/// Reads a format's code as far as dates go: letters outside quotes, brackets and escapes.
pub(super) fn shows(code: &str) -> Shows {
    // Only the first section is for plain numbers.
    let mut letters = code.chars();
    let (mut day, mut month, mut year, mut clock) = (false, false, false, false);
    while let Some(letter) = letters.next() {
        match letter.to_ascii_lowercase() {
            ';' => break,
            '"' => skip_to(&mut letters, '"'),
            '[' => {
                // [h] counts hours; [$-42A] is a locale; [Red] is a colour.
                let inside: String = letters
                    .by_ref()
                    .take_while(|letter| *letter != ']')
                    .collect();
                clock |= matches!(
                    inside.to_ascii_lowercase().as_str(),
                    "h" | "hh" | "m" | "mm" | "s" | "ss"
                );
            }
            '\\' | '_' | '*' => {
                letters.next();
            }
            'd' => day = true,
            'm' => month = true,
            'y' | 'e' if letter != 'E' => year = true,
            'h' | 's' => clock = true,
            // General, and numbers: their letters are no dates.
            'g' | '0' | '#' | '?' => return Shows::Number,
            _ => {}
        }
    }
    match (day, month, year) {
        (true, _, _) => Shows::Date,
        (false, true, true) => Shows::MonthAndYear,
        (false, false, true) => Shows::Year,
        (false, true, false) if !clock => Shows::Date,
        (false, _, false) => Shows::Number,
    }
}

fn skip_to(letters: &mut std::str::Chars<'_>, end: char) {
    for letter in letters {
        if letter == end {
            return;
        }
    }
}

/// A number as its format shows it. What is no date in the calendar stays the number it is.
pub(super) fn content(number: f64, shows: Shows, epoch_1904: bool) -> CellContent {
    let date = match shows {
        Shows::Number => None,
        Shows::Date | Shows::MonthAndYear | Shows::Year => date(number, epoch_1904),
    };
    match (date, shows) {
        (None, _) | (_, Shows::Number) => CellContent::Number(number),
        (Some(date), Shows::Date) => CellContent::Date(date),
        (Some(date), Shows::MonthAndYear) => {
            CellContent::Text(format!("{:02}/{}", date.month(), date.year()))
        }
        (Some(date), Shows::Year) => CellContent::Text(date.year().to_string()),
    }
}

/// The day of a serial number; a time of day behind the point is dropped.
fn date(number: f64, epoch_1904: bool) -> Option<NaiveDate> {
    // Days beyond year 9999 are no dates in Excel either.
    if !(0.0..2_958_466.0).contains(&number) {
        return None;
    }
    let serial = format!("{:.0}", number.floor()).parse().ok()?;
    let epoch = if epoch_1904 {
        Epoch::Of1904
    } else {
        Epoch::Of1900
    };
    from_excel_serial(serial, epoch).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_of_dates_are_told_from_formats_of_numbers() {
        for code in [
            "dd/mm/yyyy",
            "d\\-m\\-yy",
            "[$-42A]dd mmmm yyyy;@",
            "\"ngày\" dd/mm/yyyy",
            "yyyy-mm-dd hh:mm",
        ] {
            assert_eq!(shows(code), Shows::Date, "{code}");
        }
        for code in [
            "General",
            "0",
            "#,##0 \"đ\"",
            "0.00E+00",
            "@",
            "hh:mm",
            "[h]:mm:ss",
            "mm:ss",
            "\"dd/mm\"0",
            "000000000000",
        ] {
            assert_eq!(shows(code), Shows::Number, "{code}");
        }
        assert_eq!(shows("mm/yyyy"), Shows::MonthAndYear);
        assert_eq!(shows("yyyy"), Shows::Year);
    }

    #[test]
    fn a_date_shows_no_more_than_its_format() {
        let text = |text: &str| CellContent::Text(text.to_owned());
        let day = NaiveDate::from_ymd_opt(1954, 3, 9).unwrap();
        assert_eq!(content(19792.0, Shows::Date, false), CellContent::Date(day));
        assert_eq!(
            content(19792.75, Shows::Date, false),
            CellContent::Date(day)
        );
        assert_eq!(content(19792.0, Shows::Year, false), text("1954"));
        assert_eq!(
            content(19792.0, Shows::MonthAndYear, false),
            text("03/1954")
        );
        assert_eq!(
            content(60.0, Shows::Date, false),
            CellContent::Number(60.0),
            "29/02/1900"
        );
        assert_eq!(content(-1.0, Shows::Date, false), CellContent::Number(-1.0));
    }
}
