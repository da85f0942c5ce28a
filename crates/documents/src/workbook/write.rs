//! A table as .xlsx. A text is written as text, so "=1+1", "001088012345" and "0774768867" stay what
//! they are.

use domain::papers::{WorkbookCell, WorkbookTable};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Image, Workbook, Worksheet,
    XlsxError,
};

use crate::PaperProblem;
use crate::letters::printable;

/// Most letters Excel holds in one cell.
const LONGEST_CELL: usize = 32_767;

/// Most letters Excel holds in a tab's name.
const LONGEST_TAB: usize = 31;

/// Writes one sheet: titles across the columns, a header that stays in sight, then the rows.
///
/// # Errors
/// When the table has more rows or columns than a sheet.
pub fn write(table: &WorkbookTable) -> Result<Vec<u8>, PaperProblem> {
    book(table).map_err(|source| PaperProblem::Package(source.into()))
}

fn book(table: &WorkbookTable) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // Without a time of its own the file would carry the laptop's clock.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let sheet = workbook.add_worksheet();
    sheet.set_name(tab_name(&table.sheet))?;
    columns(sheet, table)?;
    let header_row = titles(sheet, table)?;
    header(sheet, table, header_row)?;
    let first_row = header_row.saturating_add(1);
    sheet.set_freeze_panes(first_row, 0)?;
    sheet.set_repeat_rows(header_row, header_row)?;
    rows(sheet, table, first_row)?;
    picture(sheet, table)?;
    workbook.save_to_buffer()
}

fn plain() -> Format {
    Format::new()
        .set_font_name("Times New Roman")
        .set_font_size(12)
}

fn ruled() -> Format {
    plain()
        .set_border(FormatBorder::Thin)
        .set_align(FormatAlign::VerticalCenter)
}

fn columns(sheet: &mut Worksheet, table: &WorkbookTable) -> Result<(), XlsxError> {
    for (column, about) in (0_u16..).zip(&table.columns) {
        sheet.set_column_width(column, f64::from(about.width))?;
    }
    Ok(())
}

/// Writes the lines above the header and tells the header's row: one line stays free between.
fn titles(sheet: &mut Worksheet, table: &WorkbookTable) -> Result<u32, XlsxError> {
    let last_column = u16::try_from(table.columns.len())
        .unwrap_or(u16::MAX)
        .saturating_sub(1);
    let format = plain().set_bold().set_align(FormatAlign::Center);
    let mut row = 0;
    for title in &table.titles {
        if last_column == 0 {
            sheet.write_string_with_format(row, 0, text(title), &format)?;
        } else {
            sheet.merge_range(row, 0, row, last_column, &text(title), &format)?;
        }
        row = row.saturating_add(1);
    }
    Ok(if row == 0 { 0 } else { row.saturating_add(1) })
}

fn header(sheet: &mut Worksheet, table: &WorkbookTable, row: u32) -> Result<(), XlsxError> {
    let format = ruled()
        .set_bold()
        .set_align(FormatAlign::Center)
        .set_text_wrap()
        .set_background_color("E7E0D3");
    for (column, about) in (0_u16..).zip(&table.columns) {
        sheet.write_string_with_format(row, column, text(&about.heading), &format)?;
    }
    Ok(())
}

fn rows(sheet: &mut Worksheet, table: &WorkbookTable, first: u32) -> Result<(), XlsxError> {
    // "@" keeps a text a text when somebody edits the cell later.
    let as_text = ruled().set_num_format("@").set_text_wrap();
    let as_count = ruled().set_num_format("0");
    let as_date = ruled()
        .set_num_format("dd/mm/yyyy")
        .set_align(FormatAlign::Center);
    let blank = ruled();
    for (row, cells) in (first..).zip(&table.rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            match cell {
                WorkbookCell::Blank => sheet.write_blank(row, column, &blank)?,
                WorkbookCell::Text(words) => {
                    sheet.write_string_with_format(row, column, text(words), &as_text)?
                }
                // Counts beyond 15 digits would be rounded: those are written as text.
                WorkbookCell::Count(count) => match i32::try_from(*count) {
                    Ok(count) => sheet.write_number_with_format(row, column, count, &as_count)?,
                    Err(_) => {
                        sheet.write_string_with_format(row, column, count.to_string(), &as_text)?
                    }
                },
                WorkbookCell::Date(date) => match excel_date(*date) {
                    Some(date) => sheet.write_datetime_with_format(row, column, &date, &as_date)?,
                    // Excel knows no day before 1900.
                    None => sheet.write_string_with_format(
                        row,
                        column,
                        date.format("%d/%m/%Y").to_string(),
                        &as_text,
                    )?,
                },
            };
        }
    }
    Ok(())
}

/// Beside the table, so that it covers nothing.
fn picture(sheet: &mut Worksheet, table: &WorkbookTable) -> Result<(), XlsxError> {
    let Some(bytes) = &table.picture else {
        return Ok(());
    };
    let beside = u16::try_from(table.columns.len()).unwrap_or(u16::MAX);
    sheet.insert_image(0, beside, &Image::new_from_buffer(bytes)?)?;
    Ok(())
}

fn excel_date(date: chrono::NaiveDate) -> Option<ExcelDateTime> {
    use chrono::Datelike;
    let year = u16::try_from(date.year())
        .ok()
        .filter(|year| *year >= 1900)?;
    let month = u8::try_from(date.month()).ok()?;
    let day = u8::try_from(date.day()).ok()?;
    ExcelDateTime::from_ymd(year, month, day).ok()
}

fn text(words: &str) -> String {
    printable(words).chars().take(LONGEST_CELL).collect()
}

/// Excel refuses some signs in a tab's name, an apostrophe at its ends, and the empty name.
fn tab_name(name: &str) -> String {
    let allowed: String = printable(name)
        .chars()
        .filter(|letter| !matches!(letter, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\n'))
        .take(LONGEST_TAB)
        .collect();
    let bare = allowed.trim_matches(['\'', ' ']);
    if bare.is_empty() {
        "1".to_owned()
    } else {
        bare.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use chrono::NaiveDate;
    use domain::members::import::{CellContent, Sheet};
    use domain::papers::WorkbookColumn;

    use super::*;
    use crate::workbook::{Limits, read};

    fn table(rows: Vec<Vec<WorkbookCell>>) -> WorkbookTable {
        let column = |heading: &str| WorkbookColumn {
            heading: heading.to_owned(),
            width: 20,
        };
        WorkbookTable {
            picture: None,
            sheet: "Đảng viên [2026]: 'x'".to_owned(),
            titles: vec!["DANH SÁCH ĐẢNG VIÊN".to_owned()],
            columns: vec![
                column("Họ và tên"),
                column("Số định danh"),
                column("Tuổi Đảng"),
            ],
            rows,
        }
    }

    fn read_back(bytes: &[u8]) -> Sheet {
        let mut sheets = read(bytes, "x.xlsx", &Limits::default(), &mut |_| {
            ControlFlow::Continue(())
        })
        .unwrap();
        sheets.remove(0)
    }

    #[test]
    fn what_is_written_is_read_back_as_it_was() {
        let day = NaiveDate::from_ymd_opt(1990, 5, 19).unwrap();
        let early = NaiveDate::from_ymd_opt(1899, 1, 2).unwrap();
        let text = |text: &str| WorkbookCell::Text(text.to_owned());
        let rows = vec![
            vec![text("=1+1"), text("001088012345"), WorkbookCell::Count(45)],
            vec![
                text("@SUM(A1)"),
                text("0774768867"),
                WorkbookCell::Count(i64::MAX),
            ],
            vec![
                text("H'Hen Niê ằễợ"),
                WorkbookCell::Date(day),
                WorkbookCell::Date(early),
            ],
            vec![text("a\u{1}b"), WorkbookCell::Blank, WorkbookCell::Blank],
        ];
        let sheet = read_back(&write(&table(rows)).unwrap());
        assert_eq!(sheet.name, "Đảng viên 2026 'x");
        assert_eq!(sheet.merges.len(), 1, "the title stands across the columns");
        let contents: Vec<Vec<CellContent>> = sheet
            .rows
            .iter()
            .map(|row| row.cells.iter().map(|cell| cell.content.clone()).collect())
            .collect();
        let text = |text: &str| CellContent::Text(text.to_owned());
        assert_eq!(
            contents,
            [
                vec![text("DANH SÁCH ĐẢNG VIÊN")],
                vec![text("Họ và tên"), text("Số định danh"), text("Tuổi Đảng")],
                vec![
                    text("=1+1"),
                    text("001088012345"),
                    CellContent::Number(45.0)
                ],
                vec![
                    text("@SUM(A1)"),
                    text("0774768867"),
                    text("9223372036854775807")
                ],
                vec![
                    text("H'Hen Niê ằễợ"),
                    CellContent::Date(day),
                    text("02/01/1899")
                ],
                vec![text("ab")],
            ]
        );
        assert_eq!(
            sheet.rows[2].number, 4,
            "a free line stands between title and header"
        );
    }

    #[test]
    fn no_formula_is_ever_written() {
        let rows = ["=cmd|' /C calc'!A0", "+1", "-1", "@x", "\t=1"]
            .map(|text| vec![WorkbookCell::Text(text.to_owned())]);
        let bytes = write(&table(rows.to_vec())).unwrap();
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let mut sheet = String::new();
        let mut part = archive.by_name("xl/worksheets/sheet1.xml").unwrap();
        std::io::Read::read_to_string(&mut part, &mut sheet).unwrap();
        assert!(!sheet.contains("<f>"), "{sheet}");
    }

    #[test]
    fn two_workbooks_of_the_same_table_are_the_same_bytes() {
        let rows = || vec![vec![WorkbookCell::Text("a".to_owned())]];
        assert_eq!(
            write(&table(rows())).unwrap(),
            write(&table(rows())).unwrap()
        );
    }
}
