use super::*;

fn answered(name: &str, answer: UnitAnswer) -> Answers {
    Answers {
        units: [(name.to_owned(), answer)].into(),
        ..Answers::default()
    }
}

fn states(preview: &Preview) -> Vec<RowState> {
    preview.rows.iter().map(|row| row.state.clone()).collect()
}

#[test]
fn i_17_a_known_unit_is_used_and_an_unknown_one_takes_nobody_in_without_a_tick() {
    let list = sheet(&[
        &["Họ và tên", "Chi bộ"],
        &["Lê Văn An", "CHI BỘ THÔN ĐÔNG"],
        &["Lê Văn Bình", "Thôn Đông"],
        &["Trần Thị Chi", "Chi bộ thôn Đoài"],
    ]);
    let asked = previewed(&list, &Answers::default(), &[]);
    let unknown = RowState::Error(RowProblem::UnknownUnit {
        name: "Chi bộ thôn Đoài".to_owned(),
    });
    assert_eq!(states(&asked), [RowState::New, RowState::New, unknown]);
    let seen: Vec<(&str, u32, bool)> = asked
        .units
        .iter()
        .map(|unit| (unit.key.as_str(), unit.people, unit.known))
        .collect();
    assert_eq!(seen, [("thon dong", 2, true), ("thon doai", 1, false)]);

    let here = previewed(&list, &answered("thon doai", UnitAnswer::Here), &[]);
    assert_eq!(here.counts().created, 3);
    let elsewhere = previewed(&list, &answered("thon doai", UnitAnswer::Elsewhere), &[]);
    assert_eq!(states(&elsewhere)[2], RowState::Skipped(Skip::OtherUnit));
    assert!(
        elsewhere
            .rows
            .iter()
            .all(|row| !row.values.contains_key(&Field::Unit))
    );
}

#[test]
fn i_17_several_cells_in_one_sheet_are_told_apart_by_the_headings_between_them() {
    let list = sheet(&[
        &["STT", "Họ và tên", "Ngày sinh"],
        &["", "I. Chi bộ thôn Đông"],
        &["1", "Lê Văn An", "1960"],
        &["", "II. Chi bộ thôn Đoài"],
        &["1", "Trần Thị Chi", "1970"],
        &["2", "Đỗ Văn Dũng", "1971"],
    ]);
    let asked = previewed(&list, &Answers::default(), &[]);
    assert_eq!((asked.counts().created, asked.counts().error), (1, 2));
    let elsewhere = previewed(&list, &answered("thon doai", UnitAnswer::Elsewhere), &[]);
    assert_eq!(
        (elsewhere.counts().created, elsewhere.counts().skipped),
        (1, 4)
    );
}

#[test]
fn a_list_that_names_no_unit_is_of_this_one() {
    let list = sheet(&[&["Họ và tên"], &["Lê Văn An"]]);
    let read = previewed(&list, &Answers::default(), &[]);
    assert!(read.units.is_empty());
    assert_eq!(read.counts().created, 1);
}
