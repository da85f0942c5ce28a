//! Separated text.

use super::package::*;
use crate::workbook::WorkbookProblem;

fn read_text(bytes: &[u8]) -> Result<Vec<Vec<String>>, WorkbookProblem> {
    let sheets = read_all(bytes, "C:\\x\\danh sach.csv")?;
    assert_eq!(sheets[0].name, "danh sach.csv");
    Ok(sheets[0]
        .rows
        .iter()
        .map(|row| {
            row.cells
                .iter()
                .filter_map(|cell| cell.content.text())
                .map(str::to_owned)
                .collect()
        })
        .collect())
}

#[test]
fn dividers_and_encodings_are_told_by_the_text() {
    let wanted = [["Họ và tên", "Địa chỉ"], ["H'Hen Niê", "Số 5, phố \"Mới\""]];
    let comma = "Họ và tên,Địa chỉ\r\nH'Hen Niê,\"Số 5, phố \"\"Mới\"\"\"\r\n";
    let semicolon = "Họ và tên;Địa chỉ\nH'Hen Niê;\"Số 5, phố \"\"Mới\"\"\"\n";
    let tab = "Họ và tên\tĐịa chỉ\nH'Hen Niê\t\"Số 5, phố \"\"Mới\"\"\"";
    let marked = format!("sep=;\r\n{semicolon}");
    for text in [comma, semicolon, tab, &marked] {
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let forms = [
            text.as_bytes().to_vec(),
            [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
            [b"\xFF\xFE", little.as_slice()].concat(),
            [b"\xFE\xFF", big.as_slice()].concat(),
        ];
        for bytes in forms {
            assert_eq!(read_text(&bytes).unwrap(), wanted, "{text:?}");
        }
    }
}

#[test]
fn i_07_blank_lines_and_lines_of_dividers_hold_nothing() {
    let sheets = read_all("a;b\n\n;;;\n1;2\n".as_bytes(), "x.csv").unwrap();
    assert_eq!(sheets[0].rows.len(), 2);
}

#[test]
fn what_is_no_text_is_refused_with_its_line() {
    use WorkbookProblem::*;
    assert_eq!(
        read_text(b"a;b\nx;\x02\xE3\n"),
        Err(Encoding { line: 2 }),
        "no text has such bytes"
    );
    assert_eq!(read_text(b"a;b\n\nx;\0\n"), Err(Nul { line: 3 }));
    assert_eq!(
        read_text(b"\xFF\xFEa\0\n\0\x00\xD8"),
        Err(Encoding { line: 2 }),
        "half a letter"
    );
    assert_eq!(read_text(b"\n;\n"), Err(Empty));
    let wide = vec!["1"; 201].join(";");
    assert!(matches!(
        read_text(wide.as_bytes()),
        Err(TooManyColumns { .. })
    ));
    let long = "1;2\n".repeat(50_001);
    assert!(matches!(
        read_text(long.as_bytes()),
        Err(TooManyRows { row: 50_001, .. })
    ));
}

#[test]
fn bytes_of_before_unicode_are_handed_on_as_letters_until_somebody_tells_their_encoding() {
    // "Họ tên; Nguyễn" in TCVN3.
    let bytes = b"H\xE4 t\xAAn\nNguy\xD4n\n";
    let sheets = read_all(bytes, "x.csv").unwrap();
    assert!(sheets[0].untold_encoding);
    assert_eq!(read_text(bytes).unwrap()[1], ["NguyÔn"]);
    assert!(!read_all("Họ tên\n".as_bytes(), "x.csv").unwrap()[0].untold_encoding);
}
