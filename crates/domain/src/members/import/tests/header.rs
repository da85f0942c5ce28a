use super::*;

#[test]
fn the_header_is_found_under_the_titles_of_the_list() {
    let mut list = sheet(&[
        &["ĐẢNG BỘ PHƯỜNG YÊN TỬ", "", "", "ĐẢNG CỘNG SẢN VIỆT NAM"],
        &["CHI BỘ KHU LẠC THANH"],
        &["DANH SÁCH HỌ TÊN ĐẢNG VIÊN NĂM 2026"],
        &[],
        &["STT", "Họ và tên", "Ngày sinh", "Số thẻ đảng viên"],
        &["1", "Lê Văn Tám", "1960", "22.040356"],
    ]);
    list.merges = vec![merge(3, 0, 3, 3)];
    let mapping = Mapping::propose(&list).unwrap();
    assert_eq!(mapping.header_row, 5);
    let expected = [
        Field::LineNumber,
        Field::FullName,
        Field::BirthDate,
        Field::CardNumber,
    ];
    assert_eq!(fields(&mapping), expected);
    assert_eq!(mapping.warnings, []);
}

#[test]
fn a_header_of_two_lines_is_read_with_its_merged_cells() {
    let mut list = sheet(&[
        &["STT", "Họ và tên", "Năm sinh", "", "Ngày tháng năm", ""],
        &["", "", "Nam", "Nữ", "Vào Đảng", "Chính thức"],
        &["1", "Lê Văn Tám", "1960", "", "3/2/1990", "3/2/1991"],
    ]);
    list.merges = vec![
        merge(1, 0, 2, 0),
        merge(1, 1, 2, 1),
        merge(1, 2, 1, 3),
        merge(1, 4, 1, 5),
    ];
    let mapping = Mapping::propose(&list).unwrap();
    let expected = [
        Field::LineNumber,
        Field::FullName,
        Field::Male,
        Field::Female,
        Field::JoinedDate,
        Field::OfficialDate,
    ];
    assert_eq!(
        (mapping.header_row, fields(&mapping)),
        (2, expected.to_vec())
    );
    assert_eq!(mapping.columns[3].title, "Năm sinh / Nữ");
    // The same list saved as text has no merged cells.
    list.merges = vec![];
    let plain = Mapping::propose(&list).unwrap();
    assert_eq!((plain.header_row, fields(&plain)), (2, expected.to_vec()));
}

#[test]
fn one_title_over_two_columns_is_family_and_given_name() {
    let mut list = sheet(&[
        &["STT", "Họ và tên", "", "Quê quán"],
        &["1", "Lê Văn", "Tám", "Yên Tử"],
    ]);
    list.merges = vec![merge(1, 1, 1, 2)];
    let mapping = Mapping::propose(&list).unwrap();
    let expected = [
        Field::LineNumber,
        Field::FamilyMiddle,
        Field::Given,
        Field::NativePlace,
    ];
    assert_eq!(fields(&mapping), expected);
}

#[test]
fn titles_of_real_lists_are_understood() {
    let expected = [
        ("Họ và tên đệm", Field::FamilyMiddle),
        ("Tên", Field::Given),
        ("Họ tên khai sinh", Field::BirthName),
        ("Ngày, tháng, năm sinh", Field::BirthDate),
        ("Giới tính", Field::Sex),
        ("Nam/Nữ", Field::Sex),
        ("Dân tộc", Field::Ethnicity),
        ("Tôn giáo", Field::Religion),
        ("Quê quán", Field::NativePlace),
        ("Nơi ở hiện nay", Field::PresentAddress),
        ("Địa chỉ thường trú", Field::Address),
        ("Số CCCD", Field::CitizenId),
        ("Căn cước công dân", Field::CitizenId),
        ("Ngày cấp CCCD", Field::Ignore),
        ("Số điện thoại", Field::Phone),
        ("Ngày vào Đảng", Field::JoinedDate),
        ("Ngày kết nạp", Field::JoinedDate),
        ("Ngày chính thức", Field::OfficialDate),
        ("Số thẻ đảng viên", Field::CardNumber),
        ("Số lý lịch", Field::FileNumber),
        ("Trình độ học vấn", Field::Education),
        ("Lý luận chính trị", Field::PoliticalTheory),
        ("Trình độ chuyên môn, nghiệp vụ", Field::Profession),
        ("Nghề nghiệp trước khi vào Đảng", Field::OccupationBefore),
        ("Nghề nghiệp hiện nay", Field::Occupation),
        ("Dự bị/Chính thức", Field::Kind),
        ("Chức vụ", Field::Office),
        ("Ghi chú", Field::Note),
        ("Họ và chữ đệm", Field::FamilyMiddle),
        ("Họ, chữ đệm", Field::FamilyMiddle),
        ("Tên gọi khác", Field::OtherNames),
        ("Chỗ ở hiện nay", Field::PresentAddress),
        ("Nơi thường trú", Field::Address),
        ("Số định danh cá nhân", Field::CitizenId),
        ("Ngày công nhận chính thức", Field::OfficialDate),
        ("Số quyết định kết nạp", Field::AdmissionNumber),
        ("Ngày quyết định kết nạp", Field::AdmissionDate),
        ("Số SĐV", Field::ListNumber),
        ("Số trong danh sách", Field::ListNumber),
        ("Ngoại ngữ", Field::Languages),
        ("Loại đảng viên", Field::Kind),
        ("Ngày chuyển đến", Field::Since),
    ];
    for (title, field) in expected {
        assert_eq!(Field::guess(&[title.to_owned()]), Some(field), "{title}");
        assert_eq!(
            Field::guess(&[title.to_uppercase()]),
            Some(field),
            "{title}"
        );
    }
    assert_eq!(Field::guess(&["Nhóm máu".to_owned()]), None);
}

#[test]
fn i_09_each_unusable_file_has_its_own_sentence() {
    let problem = |lines: &[&[&str]]| Mapping::propose(&sheet(lines)).unwrap_err();
    assert_eq!(problem(&[]), FileProblem::Empty);
    assert_eq!(problem(&[&["", " "], &["\u{a0}"]]), FileProblem::Empty);
    assert_eq!(
        problem(&[&["STT", "Họ và tên", "Ngày sinh"]]),
        FileProblem::HeaderOnly
    );
    let semicolons = problem(&[&["STT;Họ và tên;Ngày sinh"], &["1;Lê Văn Tám;1960"]]);
    assert_eq!(semicolons, FileProblem::WrongDelimiter { separator: ';' });
    let nameless = problem(&[&["STT", "Ngày sinh", "Quê quán"], &["1", "1960", "Yên Tử"]]);
    assert_eq!(nameless, FileProblem::NoNameColumn);
}

#[test]
fn i_09_a_title_that_comes_twice_and_a_column_without_one_are_said() {
    let list = sheet(&[
        &["Họ và tên", "Quê quán", "Quê quán", ""],
        &["Lê Văn Tám", "Yên Tử", "Hạ Long", "gì đó"],
    ]);
    let mapping = Mapping::propose(&list).unwrap();
    let twice = ColumnWarning::Twice {
        column: 2,
        title: "Quê quán".to_owned(),
        first: 1,
    };
    assert_eq!(
        mapping.warnings,
        [twice, ColumnWarning::Untitled { column: 3 }]
    );
    let preview = previewed(&list, &Answers::default(), &[]);
    assert_eq!(
        preview.rows[0].values[&Field::NativePlace].text(),
        Some("Yên Tử")
    );
}

#[test]
fn i_22_unknown_columns_warn_and_letter_case_does_not_matter() {
    let list = sheet(&[
        &["HỌ VÀ TÊN", "ngày SINH", "Nhóm máu"],
        &["Lê Văn Tám", "1960", "O"],
    ]);
    let mapping = Mapping::propose(&list).unwrap();
    let unknown = ColumnWarning::Unknown {
        column: 2,
        title: "Nhóm máu".to_owned(),
    };
    assert_eq!(mapping.warnings, [unknown]);
    assert_eq!(
        fields(&mapping),
        [Field::FullName, Field::BirthDate, Field::Ignore]
    );
    let counts = previewed(&list, &Answers::default(), &[]).counts();
    assert_eq!((counts.created, counts.error), (1, 0));
}

#[test]
fn a_column_can_be_mapped_by_hand() {
    let list = sheet(&[&["Họ và tên", "Mã"], &["Lê Văn Tám", "22.040356"]]);
    let mut mapping = Mapping::propose(&list).unwrap();
    mapping.set(1, Field::CardNumber);
    assert_eq!(mapping.warnings, []);
    let read = previewed_as(&list, &mapping, &Answers::default(), &[]).unwrap();
    assert_eq!(
        read.rows[0].values[&Field::CardNumber].text(),
        Some("22.040356")
    );
    mapping.set(0, Field::Ignore);
    let nameless = previewed_as(&list, &mapping, &Answers::default(), &[]).unwrap_err();
    assert_eq!(nameless, FileProblem::NoNameColumn);
}

#[test]
fn the_day_of_joining_may_stand_under_probationary() {
    let mut list = sheet(&[
        &["Họ và tên", "Ngày vào Đảng", ""],
        &["", "Dự bị", "Chính thức"],
        &["Lê Văn Tám", "03/02/1985", "03/02/1986"],
    ]);
    list.merges.push(crate::members::import::Merge {
        first_row: 1,
        first_column: 1,
        last_row: 1,
        last_column: 2,
    });
    let mapping = Mapping::propose(&list).unwrap();
    assert_eq!(
        fields(&mapping),
        [Field::FullName, Field::JoinedDate, Field::OfficialDate]
    );
}
