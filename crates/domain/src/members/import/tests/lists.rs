use super::*;
use proptest::prelude::*;

const TITLES: [&str; 8] = [
    "STT",
    "Họ và tên",
    "Ngày sinh",
    "Giới tính",
    "Số thẻ đảng viên",
    "Số CCCD",
    "Điện thoại",
    "Ghi chú",
];

/// A list of people, all different.
fn people(count: usize) -> Sheet {
    let mut rows = vec![row(1, &TITLES)];
    for (number, at) in (2..).zip(0..count) {
        let day = at % 28 + 1;
        rows.push(row(
            number,
            &[
                &format!("{}", at + 1),
                &format!(
                    "Nguyễn {} {}",
                    ["Văn", "Thị", "Đức"][at / 8 % 3],
                    ["An", "Bình", "Hùng", "Hưng"][at % 4]
                ),
                &format!("{day}/{}/19{}", at % 12 + 1, 40 + at % 60),
                if at % 2 == 0 { "Nam" } else { "Nữ" },
                &format!("22.{at:06}"),
                &format!("0220{at:08}"),
                &format!("09{at:08}"),
                "",
            ],
        ));
    }
    Sheet { rows, ..sheet(&[]) }
}

#[test]
fn i_05_what_was_imported_is_unchanged_at_once() {
    let list = people(52);
    let first = previewed(&list, &Answers::default(), &[]);
    assert_eq!(first.counts().created, 52);
    let counts = previewed(&list, &Answers::default(), &committed(&first, 1)).counts();
    let expected = Counts {
        rows: 52,
        unchanged: 52,
        ..Counts::default()
    };
    assert_eq!(counts, expected);
}

#[test]
fn i_10_the_same_file_twice_creates_nobody_even_without_cards_and_birth_dates() {
    let list = sheet(&[
        &["STT", "Họ và tên", "Điện thoại"],
        &["1", "Nguyễn Văn Hùng", "0912345678"],
        &["2", "Nguyễn Văn Hưng", "0912345679"],
        &["3", "H'Hen Niê", ""],
    ]);
    let first = previewed(&list, &Answers::default(), &[]);
    assert_eq!(first.counts().created, 3);
    let again = previewed(&list, &Answers::default(), &committed(&first, 1)).counts();
    assert_eq!((again.created, again.updated), (0, 0));
}

#[test]
fn i_11_fifteen_more_rows_create_fifteen() {
    let first = previewed(&people(52), &Answers::default(), &[]);
    let counts = previewed(&people(67), &Answers::default(), &committed(&first, 1)).counts();
    assert_eq!(
        (counts.created, counts.unchanged, counts.rows),
        (15, 52, 67)
    );
}

#[test]
fn i_12_a_foreign_id_column_does_not_defeat_matching() {
    let list = sheet(&[
        &["ID", "Họ và tên", "Ngày sinh"],
        &["7f3a-01", "Lê Văn Tám", "5/9/1960"],
    ]);
    let there = known(
        1,
        &[
            (Field::FamilyMiddle, "Lê Văn"),
            (Field::Given, "Tám"),
            (Field::BirthDate, "5/9/1960"),
        ],
    );
    let preview = previewed(&list, &Answers::default(), &[there]);
    let state = RowState::Unchanged {
        member: member(1),
        by: MatchedBy::NameAndBirth,
    };
    assert_eq!(preview.rows[0].state, state);
}

fn tam(number: u128, more: &[(Field, &str)]) -> Known {
    let mut values = vec![(Field::FamilyMiddle, "Lê Văn"), (Field::Given, "Tám")];
    values.extend(more);
    known(number, &values)
}

#[test]
fn i_14_a_blank_cell_never_overwrites_unless_its_column_was_asked_for() {
    let list = sheet(&[
        &["Họ và tên", "Ngày sinh", "Điện thoại", "Quê quán"],
        &["Lê Văn Tám", "5/9/1960", "", "Yên Tử"],
    ]);
    let there = [tam(
        1,
        &[(Field::BirthDate, "5/9/1960"), (Field::Phone, "0912345678")],
    )];
    let changes = |answers: &Answers| match previewed(&list, answers, &there).rows[0].state.clone()
    {
        RowState::Update { changes, .. } => changes,
        other => panic!("{other:?}"),
    };
    let place = Change {
        field: Field::NativePlace,
        from: None,
        to: Some(ReadValue::Text("Yên Tử".to_owned())),
    };
    assert_eq!(changes(&Answers::default()), std::slice::from_ref(&place));
    let overwrite = Answers {
        blanks_overwrite: [Field::Phone].into(),
        ..Answers::default()
    };
    let emptied = Change {
        field: Field::Phone,
        from: Some(ReadValue::Text("0912345678".to_owned())),
        to: None,
    };
    assert_eq!(changes(&overwrite), [place, emptied]);
}

#[test]
fn a_person_is_recognised_by_card_then_by_citizen_id_then_by_name_and_birth() {
    let list = sheet(&[
        &["Họ và tên", "Ngày sinh", "Số thẻ", "Số CCCD"],
        &["Lê Văn Tám", "5/9/1960", "22040356", "022060000001"],
    ]);
    let by = |known: &[Known]| match &previewed(&list, &Answers::default(), known).rows[0].state {
        RowState::Update { by, .. } | RowState::Unchanged { by, .. } => Some(*by),
        _ => None,
    };
    // The card is written with a point in one list and without in the other.
    assert_eq!(
        by(&[tam(1, &[(Field::CardNumber, "22.040356")])]),
        Some(MatchedBy::Card)
    );
    let citizen = tam(1, &[(Field::CitizenId, "022060000001")]);
    assert_eq!(
        by(std::slice::from_ref(&citizen)),
        Some(MatchedBy::CitizenId)
    );
    let named = tam(2, &[(Field::BirthDate, "5/9/1960")]);
    assert_eq!(by(&[named]), Some(MatchedBy::NameAndBirth));
    assert_eq!(by(&[tam(3, &[])]), Some(MatchedBy::NameOnly));
    let other_day = tam(4, &[(Field::BirthDate, "6/9/1960")]);
    assert_eq!(by(&[other_day]), None);
}

#[test]
fn two_possible_members_are_asked_about_and_the_answer_is_kept() {
    let list = sheet(&[
        &["Họ và tên", "Ngày sinh", "Số thẻ"],
        &["Lê Văn Tám", "1960", "22040356"],
    ]);
    let twins = [
        tam(1, &[(Field::BirthDate, "5/9/1960")]),
        tam(2, &[(Field::BirthDate, "6/9/1960")]),
    ];
    let candidates = vec![member(1), member(2)];
    let asked = previewed(&list, &Answers::default(), &twins);
    let unclear = RowState::Error(RowProblem::WhoIsIt { candidates });
    assert_eq!(asked.rows[0].state, unclear);
    let answer = |answer| Answers {
        rows: [(2, answer)].into(),
        ..Answers::default()
    };
    let is = previewed(&list, &answer(RowAnswer::Is(member(2))), &twins);
    assert!(matches!(&is.rows[0].state,
        RowState::Update { member: it, by: MatchedBy::Answer, .. } if *it == member(2)));
    assert_eq!(
        previewed(&list, &answer(RowAnswer::New), &twins).rows[0].state,
        RowState::New
    );
    let skip = previewed(&list, &answer(RowAnswer::Skip), &twins);
    assert_eq!(skip.rows[0].state, RowState::Skipped(Skip::ByHand));
    let gone = previewed(&list, &answer(RowAnswer::Is(member(9))), &twins);
    assert_eq!(gone.rows[0].state, RowState::Error(RowProblem::MemberGone));
    // Card of one member, name of another with a card of its own: not decided by the program.
    let other_card = [tam(
        1,
        &[(Field::BirthDate, "1960"), (Field::CardNumber, "22999999")],
    )];
    let state = previewed(&list, &Answers::default(), &other_card).rows[0]
        .state
        .clone();
    assert!(matches!(state, RowState::Error(RowProblem::WhoIsIt { .. })));
}

#[test]
fn i_01_a_preview_made_again_shows_what_changed_in_between() {
    let list = people(3);
    let before = previewed(&list, &Answers::default(), &[]);
    let same = previewed(&list, &Answers::default(), &[]);
    assert_eq!(before.changed_since(&same), [0u32; 0]);
    let one: Vec<Known> = committed(&before, 1).into_iter().skip(1).take(1).collect();
    let after = previewed(&list, &Answers::default(), &one);
    assert_eq!(before.changed_since(&after), [3]);
}

#[test]
fn i_02_one_bad_row_in_a_hundred_leaves_ninety_nine() {
    let mut list = people(100);
    list.rows[50].cells[2].content = CellContent::Text("31/02/1990".to_owned());
    let counts = previewed(&list, &Answers::default(), &[]).counts();
    assert_eq!((counts.created, counts.error, counts.rows), (99, 1, 100));
}

fn any_content() -> impl Strategy<Value = CellContent> {
    let known = [
        "Lê Văn Tám",
        "x",
        "Nam",
        "1960",
        "31/02/1990",
        "Tổng cộng",
        "T/M CHI BỘ",
        "1",
        "",
    ];
    prop_oneof![
        3 => proptest::sample::select(known.to_vec()).prop_map(text),
        1 => any::<f64>().prop_map(CellContent::Number),
        1 => (0i64..60_000).prop_map(|it| content(&format!("#{it}"))),
        1 => "\\PC{0,12}".prop_map(CellContent::Text),
        1 => any::<bool>().prop_map(CellContent::Flag),
        1 => Just(CellContent::Error("#REF!".to_owned())),
    ]
}

proptest! {
    #[test]
    fn counts_always_add_up(
        cells in proptest::collection::vec(proptest::collection::vec(any_content(), 0..10), 1..30),
        zeros in any::<bool>(),
    ) {
        let mut list = people(3);
        let last = list.rows.last().unwrap().number;
        for (number, contents) in (last + 1..).zip(cells) {
            let cells = (0..).zip(contents).map(|(column, content)| Cell { column, content, font: None });
            list.rows.push(SheetRow { number, hidden: false, cells: cells.collect() });
        }
        let answers = Answers { put_zeros_back: zeros, ..Answers::default() };
        let known = committed(&previewed(&people(2), &Answers::default(), &[]), 1);
        let preview = previewed(&list, &answers, &known);
        let it = preview.counts();
        prop_assert_eq!(it.rows, it.created + it.updated + it.unchanged + it.skipped + it.error);
        prop_assert_eq!(usize::try_from(it.rows).unwrap(), preview.rows.len());
        // What is written is written once a member, and read the same when read again.
        let after: Vec<Known> = known.iter().cloned().chain(committed(&preview, 100)).collect();
        let again = previewed(&list, &answers, &after);
        prop_assert_eq!(again.counts().created, 0);
        prop_assert_eq!(again.changed_since(&again).len(), 0);
    }

    #[test]
    fn any_sheet_is_mapped_or_refused(
        cells in proptest::collection::vec(proptest::collection::vec(any_content(), 0..10), 0..12),
    ) {
        let rows = (1..).zip(cells).map(|(number, contents)| {
            let cells = (0..).zip(contents).map(|(column, content)| Cell { column, content, font: None });
            SheetRow { number, hidden: false, cells: cells.collect() }
        });
        let list = Sheet { rows: rows.collect(), ..sheet(&[]) };
        if let Ok(mapping) = Mapping::propose(&list) {
            prop_assert!(previewed_as(&list, &mapping, &Answers::default(), &[]).is_ok());
        }
    }
}
