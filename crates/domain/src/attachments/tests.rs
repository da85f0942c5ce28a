use super::{FileKind, clean_name};

#[test]
fn a_name_names_no_folder_no_device_and_no_other_type() {
    for (given, shown) in [
        ("Báo cáo tháng 10.pdf", "Báo cáo tháng 10.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Windows\\system32\\x.pdf", "x.pdf"),
        ("\\\\server\\share\\tài liệu.PDF", "tài liệu.pdf"),
        ("CON.docx", "_CON.docx.pdf"),
        ("nul", "_nul.pdf"),
        ("kết luận. . .", "kết luận.pdf"),
        ("hoá đơn\u{202e}fdp.exe", "hoá đơnfdp.exe.pdf"),
        ("a\u{0}b\nc.pdf", "abc.pdf"),
        ("...", "tep.pdf"),
        ("", "tep.pdf"),
        ("a<b>:\"|?*.pdf", "ab.pdf"),
    ] {
        assert_eq!(clean_name(given, FileKind::Pdf), shown, "{given:?}");
    }
}

#[test]
fn a_long_name_is_cut_and_keeps_its_ending() {
    let name = clean_name(&"ộ".repeat(300), FileKind::Docx);
    assert!(name.ends_with(".docx"));
    assert!(name.chars().count() <= 125, "{}", name.chars().count());
}

#[test]
fn a_film_stays_on_the_laptop_and_everything_else_travels() {
    let stays: Vec<FileKind> = FileKind::ALL
        .iter()
        .copied()
        .filter(|kind| !kind.travels())
        .collect();
    assert_eq!(stays, [FileKind::Mp4]);
    assert_eq!(FileKind::largest_of_all(), 500 * 1024 * 1024);
}
