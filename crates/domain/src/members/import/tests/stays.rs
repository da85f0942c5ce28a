use super::*;
use crate::members::OfficeRole;

fn day(text: &str) -> ReadValue {
    ReadValue::Date(text.parse().unwrap())
}

fn an(left: bool, more: &[(Field, ReadValue)]) -> Known {
    let mut known = known(1, &[(Field::FamilyMiddle, "Lê Văn"), (Field::Given, "An")]);
    known.values.extend(more.iter().cloned());
    known.left = left;
    known
}

#[test]
fn i_16_the_days_of_a_stay_are_read_whole_and_blank_ones_left_to_the_book() {
    let list = sheet(&[
        &["Họ và tên", "Ngày chuyển đến", "Ngày chuyển đi"],
        &["Lê Văn An", "2019", "6/2020"],
        &["Trần Thị Chi", "01/01/2030", ""],
        &["Đỗ Văn Dũng", "", ""],
        &["Vũ Thị Em", "2020", "2019"],
    ]);
    let read = previewed(&list, &Answers::default(), &[]);
    let values = |row: usize| &read.rows[row].values;
    assert_eq!(values(0)[&Field::Since], day("01/01/2019"));
    assert_eq!(values(0)[&Field::Until], day("30/06/2020"));
    assert_eq!(values(1)[&Field::Since], day("01/01/2030"));
    assert!(!values(2).contains_key(&Field::Since));
    assert_eq!(read.rows[3].state, RowState::Error(RowProblem::Cells));
}

#[test]
fn i_16_a_known_member_gets_the_day_and_an_equal_one_changes_nothing() {
    let list = sheet(&[&["Họ và tên", "Ngày chuyển đến"], &["Lê Văn An", "2019"]]);
    let without = previewed(&list, &Answers::default(), &[an(false, &[])]);
    let change = Change {
        field: Field::Since,
        from: None,
        to: Some(day("01/01/2019")),
    };
    assert!(matches!(&without.rows[0].state,
        RowState::Update { changes, .. } if *changes == [change]));
    let with = an(false, &[(Field::Since, day("01/01/2019"))]);
    let same = previewed(&list, &Answers::default(), &[with]);
    assert_eq!(same.counts().unchanged, 1);
}

#[test]
fn somebody_who_left_is_known_again_and_comes_back_only_when_a_person_says_so() {
    let list = sheet(&[&["Họ và tên", "Điện thoại"], &["Lê Văn An", "0912345678"]]);
    let asked = previewed(&list, &Answers::default(), &[an(true, &[])]);
    let left = RowState::Error(RowProblem::LeftBefore { member: member(1) });
    assert_eq!(asked.rows[0].state, left);
    let answers = Answers {
        rows: [(2, RowAnswer::Is(member(1)))].into(),
        ..Answers::default()
    };
    let back = previewed(&list, &answers, &[an(true, &[])]);
    assert!(matches!(&back.rows[0].state,
        RowState::Return { member: it, changes } if *it == member(1) && changes.len() == 1));
    assert_eq!(back.counts().updated, 1);
}

#[test]
fn i_10_a_list_that_says_who_left_creates_nobody_the_second_time() {
    let list = sheet(&[
        &["Họ và tên", "Ngày chuyển đi"],
        &["Lê Văn An", "30/06/2020"],
    ]);
    let left = an(true, &[(Field::Until, day("30/06/2020"))]);
    assert_eq!(
        previewed(&list, &Answers::default(), &[left])
            .counts()
            .unchanged,
        1
    );
}

#[test]
fn a_list_gives_offices_and_takes_none_away() {
    let list = sheet(&[
        &["Họ và tên", "Chức vụ"],
        &["Lê Văn An", "Bí thư chi bộ, Trưởng thôn"],
    ]);
    let offices = |roles: &[OfficeRole]| (Field::Office, ReadValue::Offices(roles.to_vec()));
    let read = |known: Known| {
        previewed(&list, &Answers::default(), &[known]).rows[0]
            .state
            .clone()
    };
    let deputy = an(false, &[offices(&[OfficeRole::Deputy])]);
    assert!(matches!(read(deputy), RowState::Update { .. }));
    let both = an(
        false,
        &[offices(&[
            OfficeRole::VillageHead,
            OfficeRole::Deputy,
            OfficeRole::Secretary,
        ])],
    );
    assert!(matches!(read(both), RowState::Unchanged { .. }));
}

#[test]
fn a_combined_column_is_taken_apart_and_wrong_pieces_are_named() {
    let list = sheet(&[
        &[
            "Họ và tên",
            "Giới tính, dân tộc, tôn giáo",
            "Ngày vào Đảng, ngày chính thức",
        ],
        &["Lê Văn An", "Nam, Kinh, Không", "03/02/1985\n03/02/1986"],
        &["Trần Thị Chi", "Nữ; Tày", "2025"],
    ]);
    let read = previewed(&list, &Answers::default(), &[]);
    let combined = [
        Field::FullName,
        Field::SexEthnicityReligion,
        Field::JoinedOfficial,
    ];
    assert_eq!(fields(&read.mapping), combined);
    let values = &read.rows[0].values;
    assert_eq!(
        values[&Field::Religion],
        ReadValue::Text("Không".to_owned())
    );
    assert_eq!(values[&Field::OfficialDate], day("03/02/1986"));
    assert_eq!(read.rows[1].state, RowState::Error(RowProblem::Cells));
    let wrong = CellState::Error(CellProblem::WrongPieces {
        expected: 3,
        found: 2,
    });
    assert!(read.rows[1].cells.iter().any(|cell| cell.state == wrong));
}
