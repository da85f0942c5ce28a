use super::*;
use crate::dates::{DateProblem, PartialDate};
use crate::members::{Rank, Sex};
use crate::text::TextProblem;
use chrono::NaiveDate;
use unicode_normalization::UnicodeNormalization;

fn asked() -> Answers {
    Answers::default()
}

fn day(text: &str) -> PartialDate {
    PartialDate::Day(text.parse::<NaiveDate>().unwrap())
}

fn repaired(from: &str, to: &str, how: Repair) -> CellState {
    CellState::Repaired {
        from: from.to_owned(),
        to: to.to_owned(),
        how,
    }
}

#[test]
fn addresses_are_those_of_excel() {
    let shown = |column, row| CellAddress { row, column }.to_string();
    assert_eq!(shown(2, 7), "C7");
    assert_eq!(shown(25, 1), "Z1");
    assert_eq!(shown(26, 10), "AA10");
    assert_eq!(shown(16_383, 1_048_576), "XFD1048576");
}

#[test]
fn i_30_a_citizen_id_typed_as_text_is_accepted() {
    let (state, value) = read_one("Số CCCD", text("001088012345"), &asked());
    assert_eq!(state, CellState::Ok);
    assert_eq!(value, Some(ReadValue::Text("001088012345".to_owned())));
    assert_eq!(
        read_one("CCCD", text("'001 088 012 345"), &asked()).1,
        value
    );
}

#[test]
fn i_30_lost_zeros_come_back_only_after_confirmation() {
    let number = CellContent::Number(1_088_012_345.0);
    let proposed = "001088012345".to_owned();
    let (state, value) = read_one("Số CCCD", number.clone(), &asked());
    assert_eq!(state, CellState::Error(CellProblem::LostZeros { proposed }));
    assert_eq!(value, None);
    let confirmed = Answers {
        put_zeros_back: true,
        ..Answers::default()
    };
    let (state, value) = read_one("Số CCCD", number, &confirmed);
    assert_eq!(
        state,
        repaired("1088012345", "001088012345", Repair::LeadingZeros)
    );
    assert_eq!(value, Some(ReadValue::Text("001088012345".to_owned())));
}

#[test]
fn i_30_a_rounded_id_is_refused_with_its_address() {
    let confirmed = Answers {
        put_zeros_back: true,
        ..Answers::default()
    };
    let rounded = [
        text("1.08801E+09"),
        text("1,08801E+11"),
        CellContent::Number(1_088_010_000.0),
        CellContent::Number(1.088_012_345_678_9e18),
    ];
    for cell in rounded {
        // `read_one` looks the cell up by its address, B2.
        let (state, value) = read_one("Số CCCD", cell, &confirmed);
        assert_eq!(
            (state, value),
            (CellState::Error(CellProblem::Rounded), None)
        );
    }
}

#[test]
fn an_id_of_another_length_is_no_citizen_id() {
    let (state, _) = read_one("Số CCCD", text("12345"), &asked());
    assert_eq!(
        state,
        CellState::Error(CellProblem::WrongLength {
            expected: 12,
            found: 5
        })
    );
    assert_eq!(
        read_one("Số CCCD", text("chưa có"), &asked()).0,
        CellState::Error(CellProblem::NotDigits)
    );
    let (state, value) = read_one("Số CMND", text("100123456"), &asked());
    assert_eq!(state, CellState::Warning(CellWarning::OldIdentityCard));
    assert!(value.is_some());
}

#[test]
fn i_31_a_phone_number_without_its_zero_is_repaired_with_a_note() {
    let (state, value) = read_one("Điện thoại", CellContent::Number(774_768_867.0), &asked());
    assert_eq!(
        state,
        repaired("774768867", "0774768867", Repair::LeadingZeros)
    );
    assert_eq!(value, Some(ReadValue::Text("0774768867".to_owned())));
    assert_eq!(
        read_one("SĐT", text("0774768867"), &asked()).0,
        CellState::Ok
    );
    let (state, _) = read_one("SĐT", text("+84 774 768 867"), &asked());
    assert_eq!(
        state,
        repaired("+84 774 768 867", "0774768867", Repair::PhoneForm)
    );
    assert_eq!(
        read_one("SĐT", text("7.74769E+08"), &asked()).0,
        CellState::Error(CellProblem::Rounded)
    );
    assert_eq!(
        read_one("SĐT", text("113"), &asked()).0,
        CellState::Warning(CellWarning::UnusualPhone)
    );
    let two = "0774768867; 02033825678";
    assert_eq!(
        read_one("SĐT", text(two), &asked()).1,
        Some(ReadValue::Text(two.to_owned()))
    );
}

#[test]
fn a_card_number_keeps_its_form_and_gets_its_zero_after_confirmation() {
    let value = Some(ReadValue::Text("22.040356".to_owned()));
    assert_eq!(read_one("Số thẻ", text("22.040356"), &asked()).1, value);
    let lost = CellProblem::LostZeros {
        proposed: "01040356".to_owned(),
    };
    let (state, _) = read_one("Số thẻ", CellContent::Number(1_040_356.0), &asked());
    assert_eq!(state, CellState::Error(lost));
}

#[test]
fn i_33_names_are_kept_unchanged() {
    for name in [
        "Max-Martin Richter",
        "Max Martin Richter",
        "Max von Richter",
        "Max von-Richter",
        "H'Hen Niê",
        "Y Blơm",
        "Sùng",
        "Nguyễn Thị Ngọc Ánh",
    ] {
        let list = sheet(&[&["Họ và tên", "Quê quán"], &[name, "Yên Tử"]]);
        let preview = previewed(&list, &asked(), &[]);
        let part = |field| preview.rows[0].values[&field].text().unwrap().to_owned();
        let shown = crate::members::names::display(&part(Field::FamilyMiddle), &part(Field::Given));
        assert_eq!(shown, name);
        assert_eq!(preview.rows[0].cells[0].state, CellState::Ok, "{name}");
    }
}

#[test]
fn i_35_a_decomposed_name_is_read_composed_and_matches() {
    let apart: String = "Nguyễn Thế Đường".nfd().collect();
    let list = sheet(&[&["Họ và tên", "Ngày sinh"], &[&apart, "5/9/1960"]]);
    let there = known(
        1,
        &[
            (Field::FamilyMiddle, "Nguyễn Thế"),
            (Field::Given, "Đường"),
            (Field::BirthDate, "5/9/1960"),
        ],
    );
    let preview = previewed(&list, &asked(), &[there]);
    let state = RowState::Unchanged {
        member: member(1),
        by: MatchedBy::NameAndBirth,
    };
    assert_eq!(preview.rows[0].state, state);
    assert_eq!(preview.rows[0].values[&Field::Given].text(), Some("Đường"));
    assert!(matches!(
        preview.rows[0].cells[0].state,
        CellState::Repaired {
            how: Repair::Cleaned,
            ..
        }
    ));
}

#[test]
fn i_34_birth_dates_are_kept_partial_converted_refused_or_asked() {
    let read = |cell: CellContent| read_one("Ngày sinh", cell, &asked());
    let date = |date: PartialDate| Some(ReadValue::Date(date));
    let partial = CellState::Warning(CellWarning::PartialDate);
    assert_eq!(
        read(text("1954")),
        (partial.clone(), date(PartialDate::Year(1954)))
    );
    assert_eq!(
        read(CellContent::Number(1954.0)).1,
        date(PartialDate::Year(1954))
    );
    let month = PartialDate::YearMonth {
        year: 2002,
        month: 12,
    };
    assert_eq!(read(text("xx-12-2002")), (partial, date(month)));
    assert_eq!(
        read(text("25.08.1992")),
        (CellState::Ok, date(day("1992-08-25")))
    );
    let serial = repaired("22164", "05/09/1960", Repair::FromSerial);
    assert_eq!(
        read(CellContent::Number(22164.0)),
        (serial, date(day("1960-09-05")))
    );
    let real = CellContent::Date("1960-09-05".parse().unwrap());
    assert_eq!(read(real), (CellState::Ok, date(day("1960-09-05"))));
    let no_day = DateProblem::NoSuchDay {
        day: 31,
        month: 2,
        year: 1990,
    };
    assert_eq!(
        read(text("31/02/1990")),
        (CellState::Error(CellProblem::Date(no_day)), None)
    );
    let perhaps = Some("1960-01-13".parse().unwrap());
    let no_month = DateProblem::NoSuchMonth {
        month: 13,
        year: 1960,
        perhaps,
    };
    assert_eq!(
        read(text("01/13/1960")).0,
        CellState::Error(CellProblem::Date(no_month))
    );
    let far = DateProblem::OutOfBounds { year: 9999 };
    let last_day = CellContent::Number(2_958_465.0);
    assert_eq!(read(last_day).0, CellState::Error(CellProblem::Date(far)));
}

#[test]
fn i_34_a_two_digit_year_is_asked_and_then_read() {
    let two = DateProblem::TwoDigitYear {
        day: Some(19),
        month: Some(5),
        year: 90,
    };
    let (state, _) = read_one("Ngày sinh", text("19/5/90"), &asked());
    assert_eq!(state, CellState::Error(CellProblem::Date(two)));
    let answered = Answers {
        century: Some(Century::Nineteen),
        ..Answers::default()
    };
    let (state, value) = read_one("Ngày sinh", text("19/5/90"), &answered);
    assert_eq!(state, repaired("19/5/90", "19/05/1990", Repair::Century));
    assert_eq!(value, Some(ReadValue::Date(day("1990-05-19"))));
}

#[test]
fn a_workbook_that_counts_from_1904_gives_the_same_dates() {
    let mut list = sheet(&[&["Họ và tên", "Ngày sinh"], &["Lê Văn Tám", "#20702"]]);
    list.epoch_1904 = true;
    let preview = previewed(&list, &asked(), &[]);
    let born = preview.rows[0].values[&Field::BirthDate].date();
    assert_eq!(born, Some(day("1960-09-05")));
}

#[test]
fn sex_is_read_from_words_from_marks_and_from_columns_of_birth_years() {
    let words = read_one("Giới tính", text("Nữ"), &asked());
    assert_eq!(words.1, Some(ReadValue::Sex(Sex::Female)));
    let unknown = read_one("Giới tính", text("khác"), &asked());
    assert_eq!(unknown.0, CellState::Error(CellProblem::UnknownWord));
    let list = sheet(&[
        &["Họ và tên", "Nam", "Nữ"],
        &["Lê Văn Tám", "x", ""],
        &["Lê Thị Bảy", "", "X"],
        &["Lê Thị Sáu", "", "1960"],
        &["Lê Văn Năm", "x", "x"],
    ]);
    let preview = previewed(&list, &asked(), &[]);
    let sex = |at: usize| preview.rows[at].values.get(&Field::Sex).cloned();
    assert_eq!(sex(0), Some(ReadValue::Sex(Sex::Male)));
    assert_eq!(sex(1), Some(ReadValue::Sex(Sex::Female)));
    assert_eq!(sex(2), Some(ReadValue::Sex(Sex::Female)));
    let born = preview.rows[2].values[&Field::BirthDate].date();
    assert_eq!(born, Some(PartialDate::Year(1960)));
    assert_eq!(
        preview.rows[3].cells[2].state,
        CellState::Error(CellProblem::TwoSexes)
    );
}

#[test]
fn kind_is_read_in_words_and_abbreviations() {
    let read = |word: &str| read_one("Loại đảng viên", text(word), &asked()).1;
    assert_eq!(read("Chính thức"), Some(ReadValue::Kind(Rank::Official)));
    assert_eq!(read("DB"), Some(ReadValue::Kind(Rank::Probationary)));
    assert_eq!(read("?"), None);
}

#[test]
fn dates_in_the_wrong_order_are_an_error() {
    let list = sheet(&[
        &["Họ và tên", "Ngày sinh", "Ngày vào Đảng", "Ngày chính thức"],
        &["Lê Văn Tám", "1960", "3/2/1959", ""],
        &["Lê Thị Bảy", "1960", "3/2/1990", "3/2/1989"],
        &["Lê Thị Sáu", "1960", "3/2/1990", "3/2/1991"],
    ]);
    let preview = previewed(&list, &asked(), &[]);
    let cell = |at: usize, of: usize| preview.rows[at].cells[of].state.clone();
    let born = CellProblem::Reversed {
        before: PartialDate::Year(1960),
    };
    assert_eq!(cell(0, 2), CellState::Error(born));
    let joined = CellProblem::Reversed {
        before: day("1990-02-03"),
    };
    assert_eq!(cell(1, 3), CellState::Error(joined));
    assert_eq!(preview.rows[2].state, RowState::New);
}

#[test]
fn text_that_cannot_be_kept_is_an_error_with_its_place() {
    let state = |cell: &str| read_one("Quê quán", text(cell), &asked()).0;
    let invisible = TextProblem::Invisible {
        at: 3,
        code: 0x200d,
    };
    assert_eq!(
        state("Yên\u{200d}Tử"),
        CellState::Error(CellProblem::Text(invisible))
    );
    assert!(matches!(
        state("\u{d0}ông Triều"),
        CellState::Error(CellProblem::Text(TextProblem::Lookalike(_)))
    ));
    let mending = Answers {
        mend_lookalikes: true,
        ..Answers::default()
    };
    let (state, _) = read_one("Quê quán", text("\u{d0}ông Triều"), &mending);
    assert_eq!(
        state,
        repaired("\u{d0}ông Triều", "Đông Triều", Repair::Lookalike)
    );
}

#[test]
fn what_the_workbook_spoilt_is_said() {
    let failed = read_one("Quê quán", CellContent::Error("#REF!".to_owned()), &asked());
    assert_eq!(failed.0, CellState::Error(CellProblem::WorkbookError));
    let turned = CellContent::Date("2012-12-12".parse().unwrap());
    let (state, value) = read_one("Trình độ học vấn", turned, &asked());
    assert_eq!(state, CellState::Warning(CellWarning::TextTurnedDate));
    assert_eq!(value, Some(ReadValue::Text("12/12/2012".to_owned())));
}
