use super::*;
use crate::text::OldEncoding;

fn told(column: u32, text: ColumnText) -> Answers {
    Answers {
        encodings: [(column, text)].into(),
        ..Answers::default()
    }
}

/// A list with this font in every cell.
fn in_font(font: &str, lines: &[&[&str]]) -> Sheet {
    let mut list = sheet(lines);
    for cell in list.rows.iter_mut().flat_map(|row| &mut row.cells) {
        cell.font = Some(font.to_owned());
    }
    list
}

#[test]
fn tcvn3_is_told_by_the_font_and_not_read_before_somebody_agrees() {
    let list = in_font(
        ".VnTime",
        &[
            &["STT", "Hä vµ tªn", "Quª qu¸n"],
            &["1", "NguyÔn V¨n H\u{ad}ng", "Yªn Tö"],
        ],
    );
    let asked = previewed(&list, &Answers::default(), &[]);
    assert_eq!(
        fields(&asked.mapping),
        [Field::LineNumber, Field::FullName, Field::NativePlace]
    );
    let old = &asked.old_text[&1];
    assert_eq!(
        (old.encoding, old.answered),
        (Some(OldEncoding::Tcvn3), false)
    );
    assert!(old.samples.contains(&(
        "NguyÔn V¨n H\u{ad}ng".to_owned(),
        "Nguyễn Văn Hưng".to_owned()
    )));
    assert_eq!(asked.rows[0].state, RowState::Error(RowProblem::Cells));
    assert!(asked.rows[0].values.is_empty(), "nothing was read of it");

    let mut agreed = told(1, ColumnText::Old(OldEncoding::Tcvn3));
    agreed
        .encodings
        .insert(2, ColumnText::Old(OldEncoding::Tcvn3));
    let read = previewed(&list, &agreed, &[]);
    assert_eq!(read.rows[0].state, RowState::New);
    let value = |field| read.rows[0].values[&field].clone();
    assert_eq!(
        value(Field::FamilyMiddle),
        ReadValue::Text("Nguyễn Văn".to_owned())
    );
    assert_eq!(
        value(Field::NativePlace),
        ReadValue::Text("Yên Tử".to_owned())
    );
    let name = &read.rows[0].cells[0].state;
    let repaired = CellState::Repaired {
        from: "NguyÔn V¨n H\u{ad}ng".to_owned(),
        to: "Nguyễn Văn Hưng".to_owned(),
        how: Repair::Encoding,
    };
    assert_eq!(*name, repaired, "what was changed stays in sight");
}

#[test]
fn a_column_whose_title_alone_is_in_an_old_encoding_is_not_asked_about() {
    let list = sheet(&[
        &["Hä vµ tªn", "Ngµy sinh"],
        &["NguyÔn V¨n H\u{ad}ng", "1960"],
    ]);
    let asked = previewed(&list, &Answers::default(), &[]);
    assert_eq!(fields(&asked.mapping), [Field::FullName, Field::BirthDate]);
    assert_eq!(asked.old_text.keys().copied().collect::<Vec<_>>(), [0]);
}

#[test]
fn capitals_come_from_the_font_of_capitals() {
    let list = in_font(".VnTimeH", &[&["hä vµ tªn"], &["nguyÔn v¨n nam"]]);
    let agreed = told(0, ColumnText::Old(OldEncoding::Tcvn3));
    let read = previewed(&list, &agreed, &[]);
    assert_eq!(
        read.rows[0].values[&Field::Given],
        ReadValue::Text("NAM".to_owned())
    );
}

#[test]
fn old_and_new_cells_may_stand_in_one_column() {
    let mut list = sheet(&[&["Họ và tên"], &["TrÇn ThÞ Oanh"], &["Lê Hà"]]);
    list.rows[1].cells[0].font = Some(".VnTime".to_owned());
    list.rows[2].cells[0].font = Some("Times New Roman".to_owned());
    let agreed = told(0, ColumnText::Old(OldEncoding::Tcvn3));
    let read = previewed(&list, &agreed, &[]);
    let given = |row: usize| {
        read.rows[row].values[&Field::Given]
            .text()
            .unwrap()
            .to_owned()
    };
    let family = |row: usize| {
        read.rows[row].values[&Field::FamilyMiddle]
            .text()
            .unwrap()
            .to_owned()
    };
    assert_eq!(
        (family(0).as_str(), given(0).as_str()),
        ("Trần Thị", "Oanh")
    );
    assert_eq!((family(1).as_str(), given(1).as_str()), ("Lê", "Hà"));
}

#[test]
fn without_fonts_the_words_of_a_column_tell_its_encoding() {
    for (encoding, title, name) in [
        (OldEncoding::Vni, "Hoï vaø teân", "Nguyeãn Vaên Höng"),
        (OldEncoding::Tcvn3, "Hä vµ tªn", "NguyÔn V¨n H\u{ad}ng"),
        (
            OldEncoding::Utf8,
            "Há»\u{8d} vÃ tÃªn",
            "Nguyá»…n VÄƒn HÆ°ng",
        ),
        (
            OldEncoding::Windows1258,
            "Ho\u{f2} va\u{cc} tên",
            "Nguyê\u{de}n Vãn Hýng",
        ),
    ] {
        let title = title.replace("vÃ ", "vÃ\u{a0} ");
        let list = sheet(&[&[&title], &[name]]);
        let asked = previewed(&list, &Answers::default(), &[]);
        assert_eq!(asked.old_text[&0].encoding, Some(encoding), "{name}");
        let read = previewed(&list, &told(0, ColumnText::Old(encoding)), &[]);
        let values = &read.rows[0].values;
        assert_eq!(values[&Field::Given].text(), Some("Hưng"), "{name}");
    }
}

#[test]
fn text_that_is_meant_as_it_stands_is_left_alone_once_somebody_says_so() {
    let list = in_font(
        ".VnTime",
        &[&["Ho va ten", "Dia chi"], &["Le Van An", "h¹n"]],
    );
    let asked = previewed(&list, &Answers::default(), &[]);
    assert_eq!(asked.rows[0].state, RowState::Error(RowProblem::Cells));
    let as_it_stands = told(1, ColumnText::AsItStands);
    let read = previewed(&list, &as_it_stands, &[]);
    assert_eq!(read.rows[0].state, RowState::New);
    assert_eq!(
        read.rows[0].values[&Field::Address],
        ReadValue::Text("h¹n".to_owned())
    );
}

#[test]
fn unicode_is_never_taken_for_an_old_encoding() {
    let list = sheet(&[
        &["Họ và tên", "Dân tộc", "Ghi chú"],
        &["Lê Hà", "Ê Đê", "“đã chuyển”"],
        &["H'Hen Niê", "Ê Đê", "– xã Yên Đức"],
        &["Đỗ Tú", "Kinh", "Nguyễn Huệ"],
    ]);
    let read = previewed(&list, &Answers::default(), &[]);
    assert!(read.old_text.is_empty(), "{:?}", read.old_text);
    assert_eq!(read.counts().created, 3);
}

#[test]
fn a_file_that_is_no_unicode_and_whose_encoding_nobody_can_tell_is_asked_about() {
    let mut list = sheet(&[&["Ho va ten", "Ghi chu"], &["Le An", "\u{b5}\u{bf}\u{a4}"]]);
    list.untold_encoding = true;
    let asked = previewed(&list, &Answers::default(), &[]);
    assert_eq!(asked.old_text[&1].encoding, None);
    assert_eq!(asked.rows[0].state, RowState::Error(RowProblem::Cells));
    let read = previewed(&list, &told(1, ColumnText::AsItStands), &[]);
    assert_eq!(read.rows[0].state, RowState::New);
}
