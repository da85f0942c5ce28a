//! Workbooks as offices have them.

use chrono::NaiveDate;
use domain::members::import::{
    Answers, CellContent, Field, Mapping, Merge, Roster, decipher, preview,
};
use std::ops::ControlFlow;

use super::package::*;
use crate::workbook::sample;

#[test]
fn kinds_of_cells_are_told_apart() {
    let rows = r#"<row r="1">
        <c r="A1" t="s"><v>1</v></c>
        <c r="B1" t="inlineStr"><is><r><t>Nguyễn </t></r><r><t>Văn A</t></r></is></c>
        <c r="C1"><v>774768867</v></c>
        <c r="D1" t="b"><v>1</v></c>
        <c r="E1" t="e"><v>#REF!</v></c>
        <c r="F1" t="str"><f>A1&amp;"x"</f><v>&lt;x&gt;</v></c>
        <c r="G1" t="d"><v>1990-05-19T00:00:00</v></c>
        <c r="H1"><v>1.08801E+09</v></c>
        <c r="I1" s="3"/>
        <c><v>7</v></c>
    </row>"#;
    let strings = "<si><t>a</t></si><si><r><t>Đảng </t></r><r><t xml:space=\"preserve\">viên</t></r><rPh><t>x</t></rPh></si>";
    let sheet = Package::of_rows(rows).strings(strings).sheet();
    assert_eq!(
        contents(&sheet),
        [[
            text("Đảng viên"),
            text("Nguyễn Văn A"),
            CellContent::Number(774_768_867.0),
            CellContent::Flag(true),
            CellContent::Error("#REF!".to_owned()),
            text("<x>"),
            CellContent::Date(NaiveDate::from_ymd_opt(1990, 5, 19).unwrap()),
            CellContent::Number(1_088_010_000.0),
            CellContent::Number(7.0),
        ]]
    );
    assert_eq!(
        sheet.rows[0].cells[8].column, 9,
        "a cell without an address follows the last one"
    );
}

#[test]
fn a_formula_without_a_cached_value_is_named_not_dropped() {
    let sheet = Package::of_rows(r#"<row r="1"><c r="A1"><f>B1+1</f></c></row>"#).sheet();
    assert_eq!(contents(&sheet), [[CellContent::Error("=B1+1".to_owned())]]);
}

#[test]
fn merged_titles_hidden_rows_and_fonts_are_handed_on() {
    let rows = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>DANH SÁCH</t></is></c></row>
        <row r="3" hidden="1"><c r="B3" s="1" t="str"><v>NguyÔn</v></c></row>
        <row r="4"><c r="B4" t="s"><v>0</v></c></row>"#;
    let mut package = Package::of_rows(rows)
        .strings("<si><r><rPr><rFont val=\".VnTimeH\"/></rPr><t>NGUYÔN</t></r></si>")
        .styles(
            "<fonts><font><name val=\"Times New Roman\"/></font><font><name val=\".VnTime\"/></font></fonts>
             <cellStyleXfs><xf fontId=\"0\"/></cellStyleXfs>
             <cellXfs><xf fontId=\"0\"/><xf fontId=\"1\"/></cellXfs>",
        );
    package.sheet = package.sheet.replace(
        "</worksheet>",
        r#"<mergeCells count="1"><mergeCell ref="A1:C2"/><mergeCell ref="x"/></mergeCells></worksheet>"#,
    );
    let sheet = package.sheet();
    let merge = Merge {
        first_row: 1,
        first_column: 0,
        last_row: 2,
        last_column: 2,
    };
    assert_eq!(sheet.merges, [merge]);
    let font = |row: usize| sheet.rows[row].cells[0].font.as_deref();
    assert_eq!(
        font(0),
        Some("Times New Roman"),
        "the default style has a font too"
    );
    assert_eq!(font(1), Some(".VnTime"), "the font of the cell");
    assert_eq!(
        font(2),
        Some(".VnTimeH"),
        "a rich text's own font comes first"
    );
    assert_eq!([sheet.rows[0].hidden, sheet.rows[1].hidden], [false, true]);
    assert_eq!(sheet.rows[1].number, 3, "numbers are those Excel shows");
}

#[test]
fn hidden_sheets_are_marked_and_charts_left_out() {
    let mut package = Package::of_rows(r#"<row r="1"><c r="A1"><v>1</v></c></row>"#);
    package.workbook = package
        .workbook
        .replace("sheetId", "state=\"veryHidden\" sheetId");
    assert!(package.sheet().hidden);
}

#[test]
fn dates_follow_their_format_and_the_epoch() {
    let rows = r#"<row r="1"><c r="A1" s="1"><v>19792</v></c><c r="B1" s="0"><v>19792</v></c>
        <c r="C1" s="2"><v>19792</v></c><c r="D1" s="1"><v>60</v></c></row>"#;
    let styles = "<numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy\"/></numFmts>
        <cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/></cellXfs>";
    let day = |y, m, d| CellContent::Date(NaiveDate::from_ymd_opt(y, m, d).unwrap());
    let mut package = Package::of_rows(rows).styles(styles);
    assert_eq!(
        contents(&package.sheet())[0],
        [
            day(1954, 3, 9),
            CellContent::Number(19_792.0),
            text("1954"),
            CellContent::Number(60.0)
        ],
        "29/02/1900 never was"
    );
    package.workbook = package
        .workbook
        .replace("<sheets>", "<workbookPr date1904=\"true\"/><sheets>");
    let sheet = package.sheet();
    assert!(sheet.epoch_1904);
    assert_eq!(contents(&sheet)[0][0], day(1958, 3, 10), "1,462 days later");
}

#[test]
fn names_with_prefixes_and_absolute_targets_are_read() {
    let mut package = Package::of_rows("");
    package.sheet = r#"<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="str"><x:v>a</x:v></x:c></x:row></x:sheetData></x:worksheet>"#.to_owned();
    assert_eq!(contents(&package.sheet()), [[text("a")]]);
}

#[test]
fn one_far_cell_in_a_narrow_sheet_costs_nothing() {
    let sheet = Package::of_rows(r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>2</v></c></row>"#).sheet();
    assert_eq!(sheet.rows.len(), 2);
    assert_eq!(sheet.rows[1].number, 1_048_576);
}

#[test]
fn i_18_the_shipped_sample_imports_with_no_error_and_no_question() {
    let sheets = read_all(&sample().unwrap(), "mau.xlsx").unwrap();
    assert_eq!(sheets.len(), 1);
    let sheet = &sheets[0];
    assert_eq!(sheet.merges.len(), 2, "title rows stand above the header");
    let mapping = Mapping::propose(sheet).expect("the header is found under the titles");
    let found: Vec<Field> = mapping.columns.iter().map(|column| column.field).collect();
    assert_eq!(
        found,
        [
            Field::LineNumber,
            Field::FullName,
            Field::BirthDate,
            Field::Sex,
            Field::JoinedDate,
            Field::OfficialDate,
            Field::CardNumber,
            Field::Phone,
        ]
    );
    let text = decipher(sheet, &Answers::default());
    let counts = preview(
        &text,
        &mapping,
        &Answers::default(),
        &Roster::default(),
        &mut |_| ControlFlow::Continue(()),
    )
    .unwrap()
    .counts();
    assert_eq!((counts.rows, counts.created, counts.error), (5, 5, 0));
}

#[test]
fn progress_is_told_and_a_person_can_stop() {
    let rows: String = (1..=1_200)
        .map(|n| format!("<row r=\"{n}\"><c r=\"A{n}\"><v>{n}</v></c></row>"))
        .collect();
    let bytes = Package::of_rows(&rows).bytes();
    let limits = crate::workbook::Limits::default();
    let mut told = Vec::new();
    crate::workbook::read(&bytes, "x.xlsx", &limits, &mut |progress| {
        told.push(progress.rows);
        ControlFlow::Continue(())
    })
    .unwrap();
    assert_eq!(told, [0, 500, 1000]);
    let stopped = crate::workbook::read(&bytes, "x.xlsx", &limits, &mut |_| ControlFlow::Break(()));
    assert_eq!(stopped, Err(crate::workbook::WorkbookProblem::Stopped));
}
