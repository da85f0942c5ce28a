use super::*;

fn states(preview: &Preview) -> Vec<(u32, Option<Skip>)> {
    let skip = |row: &PreviewRow| match row.state {
        RowState::Skipped(skip) => Some(skip),
        _ => None,
    };
    preview
        .rows
        .iter()
        .map(|row| (row.number, skip(row)))
        .collect()
}

#[test]
fn i_07_blank_rows_are_no_people_without_names() {
    let list = sheet(&[
        &["STT", "Họ và tên", "Ngày sinh"],
        &["1", "Lê Văn Tám", "1960"],
        &[],
        &["  ", "\u{a0}", "\t"],
        &["2", "Lê Thị Bảy", "1961"],
    ]);
    let preview = previewed(&list, &Answers::default(), &[]);
    assert_eq!(states(&preview), [(2, None), (5, None)]);
    assert_eq!(preview.counts().created, 2);
}

#[test]
fn i_08_short_rows_are_blank_at_the_end_and_long_rows_warn() {
    let list = sheet(&[
        &["Họ và tên", "Ngày sinh", "Quê quán"],
        &["Lê Văn Tám"],
        &["Lê Thị Bảy", "1961", "Yên Tử", "thừa"],
    ]);
    let preview = previewed(&list, &Answers::default(), &[]);
    assert_eq!(preview.rows[0].state, RowState::New);
    assert_eq!(preview.rows[0].cells[1].state, CellState::Blank);
    let extra = preview.rows[1].cells.last().unwrap();
    assert_eq!(extra.address.to_string(), "D3");
    assert_eq!(extra.state, CellState::Warning(CellWarning::BeyondHeader));
}

#[test]
fn totals_signatures_headings_and_repeated_headers_are_left_out() {
    let list = sheet(&[
        &["STT", "Họ và tên", "Ngày sinh", "Quê quán"],
        &["(1)", "(2)", "(3)", "(4)"],
        &["", "I. Đảng viên chính thức"],
        &["1", "Lê Văn Tám", "1960", "Yên Tử"],
        &["STT", "Họ và tên", "Ngày sinh", "Quê quán"],
        &["2", "Công Thị Bảy", "1961", "Yên Tử"],
        &["3", "", "", ""],
        &["", "Tổng cộng: 2 đảng viên"],
        &["", "", "Yên Tử, ngày 05 tháng 9 năm 2026"],
        &["", "Người lập biểu", "", "T/M CHI BỘ"],
        &["", "", "", "BÍ THƯ"],
    ]);
    let preview = previewed(&list, &Answers::default(), &[]);
    let expected = [
        (2, Some(Skip::HeaderAgain)),
        (3, Some(Skip::Heading)),
        (4, None),
        (5, Some(Skip::HeaderAgain)),
        (6, None),
        (7, Some(Skip::OnlyNumbered)),
        (8, Some(Skip::Totals)),
        (9, Some(Skip::Heading)),
        (10, Some(Skip::Signature)),
        (11, Some(Skip::Signature)),
    ];
    assert_eq!(states(&preview), expected);
}

#[test]
fn people_whose_names_begin_like_a_total_or_a_signature_are_people() {
    let list = sheet(&[
        &["STT", "Họ và tên", "Ngày sinh"],
        &["1", "Tống Văn Công", "1960"],
        &["2", "Bùi Thị Thủ", "1961"],
        &["3", "Tổng Thị Hoa", "1962"],
        &["4", "Ngân", "1963"],
    ]);
    let counts = previewed(&list, &Answers::default(), &[]).counts();
    assert_eq!((counts.created, counts.skipped), (4, 0));
}

#[test]
fn hidden_rows_are_left_out_until_asked_for() {
    let mut list = sheet(&[&["Họ và tên", "Ngày sinh"], &["Lê Văn Tám", "1960"]]);
    list.rows[1].hidden = true;
    assert_eq!(
        states(&previewed(&list, &Answers::default(), &[])),
        [(2, Some(Skip::Hidden))]
    );
    let answers = Answers {
        read_hidden_rows: true,
        ..Answers::default()
    };
    assert_eq!(previewed(&list, &answers, &[]).counts().created, 1);
}

#[test]
fn a_person_without_a_name_and_a_person_twice_are_errors() {
    let list = sheet(&[
        &["STT", "Họ và tên", "Ngày sinh", "Quê quán"],
        &["1", "", "1960", "Yên Tử"],
        &["2", "Lê Thị Bảy", "5/9/1961", "Yên Tử"],
        &["3", "LÊ THỊ BẢY", "5/9/1961", "Yên Tử"],
        &["4", "Lê Thị Bảy", "6/9/1961", "Yên Tử"],
    ]);
    let preview = previewed(&list, &Answers::default(), &[]);
    let state = |at: usize| preview.rows[at].state.clone();
    assert_eq!(state(0), RowState::Error(RowProblem::NameMissing));
    assert_eq!(state(1), RowState::New);
    assert_eq!(state(2), RowState::Error(RowProblem::AlsoInRow { row: 3 }));
    assert_eq!(state(3), RowState::New);
    let answers = Answers {
        rows: [(4, RowAnswer::New)].into(),
        ..Answers::default()
    };
    assert_eq!(previewed(&list, &answers, &[]).rows[2].state, RowState::New);
}
