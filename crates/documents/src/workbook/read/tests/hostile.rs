//! Files that must not get in (RELIABILITY.md section 6). Each refusal names its place.

use super::package::*;
use crate::workbook::WorkbookProblem::*;
use crate::workbook::{Damage, Found, Limits, WorkbookProblem, read};

fn cell(address: &str) -> String {
    let digits = address.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
    format!("<row r=\"{digits}\"><c r=\"{address}\"><v>1</v></c></row>")
}

fn damaged(part: &str, damage: Damage) -> WorkbookProblem {
    Damaged {
        part: part.to_owned(),
        damage,
    }
}

const SHEET: &str = "xl/worksheets/sheet1.xml";

#[test]
fn a_cell_too_far_to_the_right_is_named() {
    for address in ["XFD1048576", "AAA60000"] {
        let package = Package::of_rows(&cell(address));
        assert!(package.bytes().len() < 2_048, "a small file");
        assert_eq!(
            package.read(),
            Err(TooManyColumns {
                sheet: "Tờ 1".into(),
                cell: address.into(),
                limit: 200
            })
        );
    }
    assert!(
        Package::of_rows(&cell("GR7")).read().is_ok(),
        "column 200 is the last"
    );
}

#[test]
fn a_300_mb_string_in_a_small_file_is_refused_before_it_fills_the_memory() {
    let mut package = Package::of_rows(r#"<row r="1"><c r="A1" t="s"><v>0</v></c></row>"#);
    package.strings = format!("<sst><si><t>{}</t></si></sst>", "a".repeat(300 << 20));
    let bytes = package.bytes();
    assert!(bytes.len() < 1 << 20, "300 MB pack into less than 1 MiB");
    let problem = read_all(&bytes, "x.xlsx").unwrap_err();
    assert_eq!(
        problem,
        TextTooLong {
            place: "xl/sharedStrings.xml".into(),
            limit: 1 << 20
        },
        "long before 200 MiB are unpacked"
    );
}

#[test]
fn what_unpacks_to_more_than_the_limit_is_refused_while_counting() {
    let limits = Limits {
        inflated: 100_000,
        ..Limits::default()
    };
    let rows = format!("<row r=\"1\">{}</row>", "<!-- x -->".repeat(20_000));
    let bytes = Package::of_rows(&rows).bytes();
    let problem = read(&bytes, "x.xlsx", &limits, &mut |_| {
        std::ops::ControlFlow::Continue(())
    });
    assert_eq!(
        problem,
        Err(TooLargeUnpacked {
            part: SHEET.into(),
            limit: 100_000
        })
    );
}

#[test]
fn a_million_cells_of_one_shared_text_are_counted_with_their_text() {
    let long = "ễ".repeat(100_000);
    let rows: String = (1..=300)
        .map(|n| format!("<row r=\"{n}\"><c r=\"A{n}\" t=\"s\"><v>0</v></c></row>"))
        .collect();
    let package = Package::of_rows(&rows).strings(&format!("<si><t>{long}</t></si>"));
    assert!(matches!(package.read(), Err(TextTooLong { place, .. }) if place == "Tờ 1!A224"));
}

#[test]
fn rows_of_one_address_are_out_of_order() {
    let rows = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>".repeat(100_000);
    assert_eq!(
        Package::of_rows(&rows).read(),
        Err(OutOfOrder {
            sheet: "Tờ 1".into(),
            cell: "1".into()
        })
    );
    let cells = r#"<row r="1"><c r="B1"><v>1</v></c><c r="B1"><v>2</v></c></row>"#;
    assert_eq!(
        Package::of_rows(cells).read(),
        Err(OutOfOrder {
            sheet: "Tờ 1".into(),
            cell: "B1".into()
        })
    );
}

#[test]
fn row_50_001_is_one_too_many() {
    let rows = |count: u32| {
        (1..=count)
            .map(|n| format!("<row r=\"{n}\"><c><v>1</v></c></row>"))
            .collect::<String>()
    };
    assert_eq!(Package::of_rows(&rows(50_000)).sheet().rows.len(), 50_000);
    assert_eq!(
        Package::of_rows(&rows(50_001)).read(),
        Err(TooManyRows {
            sheet: "Tờ 1".into(),
            row: 50_001,
            limit: 50_000
        })
    );
}

#[test]
fn rows_that_only_have_a_look_do_not_count() {
    let rows: String = (1..=60_000)
        .map(|n| format!("<row r=\"{n}\" s=\"1\"/>"))
        .collect();
    assert!(Package::of_rows(&rows).sheet().rows.is_empty());
}

#[test]
fn billion_laughs_and_outside_entities_are_refused() {
    let bomb = r#"<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>"#;
    let outside = r#"<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>"#;
    for kind in [bomb, outside] {
        let mut package = Package::of_rows(&cell("A1"));
        package.sheet = format!("{kind}{}", package.sheet);
        assert_eq!(package.read(), Err(DocumentType { part: SHEET.into() }));
    }
    let unknown = Package::of_rows(r#"<row r="1"><c r="A1" t="str"><v>&b;</v></c></row>"#);
    assert_eq!(unknown.read(), Err(damaged(SHEET, Damage::Xml)));
}

#[test]
fn depth_is_bounded() {
    let mut package = Package::of_rows("");
    package.sheet = format!("{}{}", "<a>".repeat(100), "</a>".repeat(100));
    assert_eq!(
        package.read(),
        Err(TooDeep {
            part: SHEET.into(),
            limit: 64
        })
    );
}

#[test]
fn broken_values_are_damage_and_no_panic() {
    for rows in [
        r#"<row r="0"><c r="A1"><v>1</v></c></row>"#,
        r#"<row r="1048577"><c r="A1"><v>1</v></c></row>"#,
        r#"<row r="-1"/>"#,
        r#"<row r="1"><c r="1A"><v>1</v></c></row>"#,
        r#"<row r="1"><c r="A1"><v>x</v></c></row>"#,
        r#"<row r="1"><c r="A1"><v>1e999</v></c></row>"#,
        r#"<row r="1"><c r="A1"><v>NaN</v></c></row>"#,
        r#"<row r="1"><c r="A1" t="s"><v>9</v></c></row>"#,
        r#"<row r="1"><c r="A1" t="s"><v>-1</v></c></row>"#,
        r#"<row r="1"><c r="A1" t="zz"><v>1</v></c></row>"#,
    ] {
        assert_eq!(
            Package::of_rows(rows).read(),
            Err(damaged(SHEET, Damage::Value)),
            "{rows}"
        );
    }
    for rows in ["<row r=\"1\"><c>", "</row>", "<row r=\"1\"></c>"] {
        let mut package = Package::of_rows("");
        package.sheet = format!("<worksheet><sheetData>{rows}");
        assert_eq!(package.read(), Err(damaged(SHEET, Damage::Xml)), "{rows}");
    }
}

/// Positions of every record that begins with a signature.
fn records(bytes: &[u8], signature: &[u8]) -> Vec<usize> {
    (0..bytes.len())
        .filter(|at| bytes[*at..].starts_with(signature))
        .collect()
}

const CENTRAL: &[u8] = b"PK\x01\x02";

#[test]
fn sizes_that_lie_in_the_directory_are_found() {
    let mut bytes = Package::of_rows(&cell("A1")).bytes();
    for at in records(&bytes, CENTRAL) {
        bytes[at + 24..at + 28].copy_from_slice(&10_u32.to_le_bytes());
    }
    assert_eq!(
        read_all(&bytes, "x.xlsx"),
        Err(damaged("_rels/.rels", Damage::Size))
    );
}

#[test]
fn overlapping_entries_are_found() {
    let mut bytes = Package::of_rows(&cell("A1")).bytes();
    let central = records(&bytes, CENTRAL);
    let first: [u8; 4] = bytes[central[0] + 42..central[0] + 46].try_into().unwrap();
    bytes[central[3] + 42..central[3] + 46].copy_from_slice(&first);
    let problem = read_all(&bytes, "x.xlsx").unwrap_err();
    assert!(
        matches!(
            problem,
            Damaged {
                damage: Damage::Overlap,
                ..
            }
        ),
        "{problem:?}"
    );
}

#[test]
fn two_entries_of_one_name_are_found() {
    let mut package = Package::of_rows(&cell("A1"));
    package.more.push((
        "xl/worksheets/sheetX.xml".into(),
        package.sheet.clone().into_bytes(),
    ));
    let mut bytes = package.bytes();
    for at in records(&bytes, b"sheetX.xml") {
        bytes[at..at + 10].copy_from_slice(b"sheet1.xml");
    }
    assert_eq!(
        read_all(&bytes, "x.xlsx"),
        Err(damaged(SHEET, Damage::TwoOfOneName))
    );
}

#[test]
fn too_many_entries_are_counted_in_the_directory() {
    let mut package = Package::of_rows(&cell("A1"));
    package.more = (0..2_000).map(|n| (format!("x/{n}"), Vec::new())).collect();
    assert_eq!(package.read(), Err(TooManyEntries { limit: 2_000 }));
}

#[test]
fn a_file_beyond_20_mib_is_not_looked_into() {
    let limit = 20 << 20;
    assert_eq!(
        read_all(&vec![b'P'; limit + 1], "x.xlsx"),
        Err(FileTooLarge { limit })
    );
}

#[test]
fn a_cut_or_flipped_package_is_damage_and_no_panic() {
    let bytes = Package::of_rows(&cell("A1")).bytes();
    for length in 0..bytes.len() {
        assert!(
            read_all(&bytes[..length], "x.xlsx").is_err(),
            "cut at {length}"
        );
    }
    for at in 0..bytes.len() {
        let mut flipped = bytes.clone();
        flipped[at] ^= 0x40;
        // Some bytes mean nothing (times, attributes); none may bring the program down.
        let _ = read_all(&flipped, "x.xlsx");
    }
}

#[test]
fn a_missing_sheet_is_named() {
    let mut package = Package::of_rows(&cell("A1"));
    package.workbook = package.workbook.replace("rId1", "rId9");
    assert_eq!(
        package.read(),
        Err(damaged("xl/workbook.xml", Damage::Missing))
    );
    package.workbook = "<workbook><sheets/></workbook>".into();
    assert_eq!(package.read(), Err(Empty));
}

#[test]
fn content_not_the_name_tells_what_a_file_is() {
    let ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    let encrypted: Vec<u8> = ole
        .into_iter()
        .chain([0; 512])
        .chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    assert_eq!(read_all(&encrypted, "x.xlsx"), Err(Encrypted));
    // An old workbook is read as one whatever its name; this one holds nothing.
    let old = [&ole[..], &[0; 512]].concat();
    assert_eq!(
        read_all(&old, "renamed.xlsx"),
        Err(damaged("xls", Damage::Value))
    );
    let package = |part: &str, bytes: &[u8]| zipped(&[(part.to_owned(), bytes.to_vec())]);
    let cases: Vec<(Vec<u8>, &str, Found)> = vec![
        (
            vec![0x09, 0x08, 0x10, 0x00, 0x00, 0x06],
            "biff.xlsx",
            Found::OldExcel,
        ),
        (
            b"<html><table><tr><td>a</table>".to_vec(),
            "web.xls",
            Found::Html,
        ),
        (
            b"\xEF\xBB\xBF \n<TABLE><tr>".to_vec(),
            "web.xlsx",
            Found::Html,
        ),
        (
            b"<?xml version=\"1.0\"?><Workbook/>".to_vec(),
            "2003.xls",
            Found::Xml,
        ),
        (b"%PDF-1.7".to_vec(), "list.xlsx", Found::Pdf),
        (b"hello".to_vec(), "list.xlsx", Found::Unknown),
        (package("word/document.xml", b"<w/>"), "a.xlsx", Found::Word),
        (
            package("xl/workbook.bin", b""),
            "a.xlsx",
            Found::BinaryExcel,
        ),
        (package("x", b""), "a.xlsx", Found::OtherPackage),
    ];
    for (bytes, name, found) in cases {
        assert_eq!(read_all(&bytes, name), Err(Kind { found }), "{name}");
    }
    // An OpenDocument without its sheets.
    let bare = package(
        "mimetype",
        b"application/vnd.oasis.opendocument.spreadsheet",
    );
    assert_eq!(
        read_all(&bare, "a.xlsx"),
        Err(damaged("content.xml", Damage::Missing))
    );
    assert_eq!(read_all(b"", "x.xlsx"), Err(Empty));
}
