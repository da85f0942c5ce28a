use super::*;
use crate::record::{FieldValue, Value};
use chrono::NaiveDate;
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn read(text: &str) -> Result<PartialDate, DateProblem> {
    text.parse()
}

#[test]
fn i_34_dates_are_read_as_far_as_they_are_known() {
    let fifth = Ok(PartialDate::Day(day("1960-09-05")));
    for text in [
        "5/9/1960",
        "05/09/1960",
        " 05-09-1960 ",
        "5.9.1960",
        "1960-09-05",
        "1960-09-05 00:00:00",
        "1960-09-05T00:00:00",
        "ngày 05 tháng 9 năm 1960",
        "Ngày 5/9/1960",
    ] {
        assert_eq!(read(text), fifth, "{text}");
    }
    assert_eq!(read("25.08.1992"), Ok(PartialDate::Day(day("1992-08-25"))));
    assert_eq!(read("29/02/1992"), Ok(PartialDate::Day(day("1992-02-29"))));
    for text in [
        "9/1960",
        "09/1960",
        "1960-09",
        "xx-09-1960",
        "00/09/1960",
        "tháng 9/1960",
    ] {
        assert_eq!(
            read(text),
            Ok(PartialDate::YearMonth {
                year: 1960,
                month: 9
            }),
            "{text}"
        );
    }
    for text in ["1960", "xx/xx/1960", "00/00/1960", "năm 1960", "../../1960"] {
        assert_eq!(read(text), Ok(PartialDate::Year(1960)), "{text}");
    }
}

#[test]
fn i_34_a_date_that_cannot_be_says_what_was_understood() {
    let no_day = DateProblem::NoSuchDay {
        day: 31,
        month: 2,
        year: 1990,
    };
    assert_eq!(read("31/02/1990"), Err(no_day));
    let no_leap = DateProblem::NoSuchDay {
        day: 29,
        month: 2,
        year: 1990,
    };
    assert_eq!(read("29/02/1990"), Err(no_leap));
    let perhaps = Some(day("1960-01-13"));
    let no_month = DateProblem::NoSuchMonth {
        month: 13,
        year: 1960,
        perhaps,
    };
    assert_eq!(read("01/13/1960"), Err(no_month));
    assert_eq!(
        read("31/12/9999"),
        Err(DateProblem::OutOfBounds { year: 9999 })
    );
    assert_eq!(read("1899"), Err(DateProblem::OutOfBounds { year: 1899 }));
    for text in [
        "",
        "abc",
        "5/9",
        "19/12",
        "1/2/3/1960",
        "5/xx/1960",
        "123456",
        "1/1/196",
    ] {
        assert_eq!(read(text), Err(DateProblem::NotUnderstood), "{text}");
    }
}

#[test]
fn i_34_a_two_digit_year_is_asked_for() {
    let asked = DateProblem::TwoDigitYear {
        day: Some(19),
        month: Some(5),
        year: 90,
    };
    assert_eq!(read("19/5/90"), Err(asked));
    let month = DateProblem::TwoDigitYear {
        day: None,
        month: Some(9),
        year: 60,
    };
    assert_eq!(read("9/60"), Err(month));
    assert_eq!(
        read("60"),
        Err(DateProblem::TwoDigitYear {
            day: None,
            month: None,
            year: 60
        })
    );
}

#[test]
fn i_34_the_age_of_a_year_is_a_range() {
    let year = PartialDate::Year(1954);
    assert_eq!(
        year.age_on(day("2026-11-22")),
        Some(AgeRange { from: 71, to: 72 })
    );
    assert_eq!(
        year.age_on(day("2026-12-31")),
        Some(AgeRange { from: 72, to: 72 })
    );
    let born = PartialDate::Day(day("1960-09-05"));
    assert_eq!(
        born.age_on(day("2026-09-04")),
        Some(AgeRange { from: 65, to: 65 })
    );
    assert_eq!(
        born.age_on(day("2026-09-05")),
        Some(AgeRange { from: 66, to: 66 })
    );
    assert_eq!(born.age_on(day("1959-01-01")), None);
    assert_eq!(
        PartialDate::Year(2026).age_on(day("2026-03-01")),
        Some(AgeRange { from: 0, to: 0 })
    );
}

#[test]
fn dates_show_at_their_precision() {
    assert_eq!(
        PartialDate::Day(day("1960-09-05")).to_string(),
        "05/09/1960"
    );
    assert_eq!(
        PartialDate::YearMonth {
            year: 1960,
            month: 9
        }
        .to_string(),
        "09/1960"
    );
    assert_eq!(PartialDate::Year(1960).to_string(), "1960");
}

#[test]
fn the_less_precise_date_sorts_before_the_days_it_can_be() {
    let mut dates: Vec<PartialDate> = ["1961", "5/9/1960", "9/1960", "1/1/1960", "1960"]
        .iter()
        .map(|it| read(it).unwrap())
        .collect();
    dates.sort();
    let shown: Vec<String> = dates.iter().map(ToString::to_string).collect();
    assert_eq!(
        shown,
        ["1960", "01/01/1960", "09/1960", "05/09/1960", "1961"]
    );
}

#[test]
fn a_year_agrees_with_its_days() {
    let whole = PartialDate::Year(1960);
    assert!(whole.agrees_with(&read("5/9/1960").unwrap()));
    assert!(read("9/1960").unwrap().agrees_with(&whole));
    assert!(
        !read("9/1960")
            .unwrap()
            .agrees_with(&read("5/8/1960").unwrap())
    );
}

#[test]
fn workbooks_count_days_from_two_beginnings() {
    assert_eq!(from_excel_serial(1, Epoch::Of1900), Ok(day("1900-01-01")));
    assert_eq!(from_excel_serial(59, Epoch::Of1900), Ok(day("1900-02-28")));
    assert_eq!(
        from_excel_serial(60, Epoch::Of1900),
        Err(DateProblem::NoSuchDay {
            day: 29,
            month: 2,
            year: 1900
        })
    );
    assert_eq!(from_excel_serial(61, Epoch::Of1900), Ok(day("1900-03-01")));
    assert_eq!(
        from_excel_serial(22164, Epoch::Of1900),
        Ok(day("1960-09-05"))
    );
    assert_eq!(
        from_excel_serial(22164 - 1462, Epoch::Of1904),
        Ok(day("1960-09-05"))
    );
    let last = from_excel_serial(2_958_465, Epoch::Of1900);
    assert_eq!(last, Err(DateProblem::OutOfBounds { year: 9999 }));
    assert_eq!(
        from_excel_serial(-1, Epoch::Of1904),
        Err(DateProblem::NotUnderstood)
    );
    assert_eq!(
        from_excel_serial(i64::MAX, Epoch::Of1900),
        Err(DateProblem::NotUnderstood)
    );
}

#[test]
fn papers_pad_days_below_ten_and_the_first_two_months() {
    assert_eq!(paper_form(day("2026-02-05")), "ngày 05 tháng 02 năm 2026");
    assert_eq!(paper_form(day("2026-09-05")), "ngày 05 tháng 9 năm 2026");
    assert_eq!(paper_form(day("2026-12-10")), "ngày 10 tháng 12 năm 2026");
    assert_eq!(
        PartialDate::YearMonth {
            year: 1960,
            month: 2
        }
        .paper_form(),
        "tháng 02 năm 1960"
    );
    assert_eq!(PartialDate::Year(1960).paper_form(), "năm 1960");
}

#[test]
fn working_days_leave_out_weekends_tet_and_worked_saturdays_count() {
    let holidays = Holidays::bundled().unwrap();
    // Friday the 13th of February 2026; the week after is Tết.
    let after = holidays.add_working_days(day("2026-02-13"), 1);
    assert_eq!(
        after,
        WorkingDay {
            date: day("2026-02-23"),
            covered: true
        }
    );
    // Friday 25/4/2025, Saturday 26/4 worked, 28 and 29, then off until Monday 5/5.
    let names: Vec<NaiveDate> = (1..=4)
        .map(|days| holidays.add_working_days(day("2025-04-25"), days).date)
        .collect();
    assert_eq!(
        names,
        ["2025-04-26", "2025-04-28", "2025-04-29", "2025-05-05"].map(day)
    );
    assert_eq!(
        holidays.add_working_days(day("2026-11-22"), 0).date,
        day("2026-11-22")
    );
    // Thirty working days from Monday 2/3/2026: six weeks.
    assert_eq!(
        holidays.add_working_days(day("2026-03-02"), 30).date,
        day("2026-04-13")
    );
}

#[test]
fn outside_the_calendar_only_fixed_holidays_are_known_and_that_is_said() {
    let holidays = Holidays::bundled().unwrap();
    let far = holidays.add_working_days(day("2030-04-29"), 1);
    assert_eq!(
        far,
        WorkingDay {
            date: day("2030-05-02"),
            covered: false
        }
    );
    assert!(!holidays.add_working_days(day("2027-12-20"), 30).covered);
}

#[test]
fn a_holiday_file_with_an_unknown_key_or_reversed_days_is_refused() {
    let head =
        "years = [2026]\nreference = { number = \"1\", issuer = \"x\", date = \"2020-01-01\" }\n";
    assert!(Holidays::read(head).is_ok());
    assert!(matches!(
        Holidays::read(&format!("{head}colour = 1")),
        Err(HolidayProblem::Malformed(_))
    ));
    let span =
        "[[holiday]]\nname = \"x\"\nfrom = \"2026-02-02\"\nto = \"2026-02-01\"\ntrust = \"A\"";
    assert!(matches!(
        Holidays::read(&format!("{head}{span}")),
        Err(HolidayProblem::WrongDays { .. })
    ));
}

fn any_date() -> impl Strategy<Value = PartialDate> {
    let years = 1900..=2100;
    prop_oneof![
        years.clone().prop_map(PartialDate::Year),
        (years.clone(), 1u32..=12).prop_map(|(year, month)| PartialDate::YearMonth { year, month }),
        (years, 1u32..=12, 1u32..=28)
            .prop_map(|(y, m, d)| PartialDate::Day(NaiveDate::from_ymd_opt(y, m, d).unwrap())),
    ]
}

proptest! {
    #[test]
    fn what_is_shown_reads_back(date in any_date()) {
        prop_assert_eq!(read(&date.to_string()), Ok(date));
        prop_assert_eq!(PartialDate::from_value(&date.to_value()), Some(date));
        prop_assert_eq!(read(&date.paper_form()), Ok(date));
        prop_assert!(date.earliest() <= date.latest());
    }

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        let _ = read(&text);
        if let Some(date) = PartialDate::from_value(&Value::Text(text.clone())) {
            prop_assert_eq!(date.to_value(), Value::Text(text));
        }
    }

    #[test]
    fn a_time_limit_ends_on_a_working_day(days in 1u32..200, shift in 0u64..1000) {
        let holidays = Holidays::bundled().unwrap();
        let from = day("2024-01-01") + chrono::Days::new(shift);
        let to = holidays.add_working_days(from, days);
        let counted = from.iter_days().skip(1).take_while(|it| *it <= to.date)
            .filter(|it| holidays.is_working_day(*it)).count();
        prop_assert!(holidays.is_working_day(to.date));
        prop_assert_eq!(counted, usize::try_from(days).unwrap());
    }
}
