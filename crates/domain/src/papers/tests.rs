//! What papers say, and what they must not.

use chrono::{NaiveDate, NaiveDateTime};

use super::*;
use crate::meetings::{ItemSource, MeetingKind, VoteMethod};
use crate::members::OfficeRole;

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
}

fn at(hour: u32, minute: u32) -> NaiveDateTime {
    day(5).and_hms_opt(hour, minute, 0).unwrap()
}

fn layout() -> Layout {
    Layout::valid_on(day(5)).unwrap()
}

fn letterhead(number: NumberFacts) -> LetterheadFacts {
    LetterheadFacts {
        higher_body: "Đảng ủy phường Yên Tử".into(),
        body: "Chi bộ khu Lạc Thanh".into(),
        number,
        place: "Yên Tử".into(),
        date: day(5),
    }
}

fn meeting() -> MeetingFacts {
    MeetingFacts {
        kind: MeetingKind::Regular,
        theme: String::new(),
        begins: at(19, 30),
        place: "Nhà văn hóa".into(),
    }
}

fn signer() -> SignerFacts {
    SignerFacts {
        on_behalf: Collective::Cell,
        office: OfficeRole::Secretary,
        name: "Nguyễn Thị Hằng".into(),
    }
}

fn item(title: &str, minutes: Option<u32>, note: &str) -> AgendaItemFacts {
    AgendaItemFacts {
        number: "1".into(),
        title: title.into(),
        presenter: String::new(),
        planned_minutes: minutes,
        source: ItemSource::Own,
        chair_note: note.into(),
    }
}

fn agenda_facts(items: Vec<AgendaItemFacts>) -> AgendaFacts {
    AgendaFacts {
        letterhead: letterhead(NumberFacts::None),
        meeting: meeting(),
        chair: String::new(),
        minute_taker: String::new(),
        items,
        signer: signer(),
    }
}

fn minutes_facts() -> MinutesFacts {
    MinutesFacts {
        letterhead: letterhead(NumberFacts::Blank {
            sign: "BB/CB".into(),
        }),
        meeting: meeting(),
        theme: None,
        start_recorded: false,
        ended: None,
        members: MemberCounts {
            official: 10,
            probationary: 1,
            ..MemberCounts::default()
        },
        roll: RollOfMinutes::default(),
        quorum: None,
        guests: Vec::new(),
        chair: PersonFacts::default(),
        minute_taker: PersonFacts::default(),
        words: String::new(),
        items: Vec::new(),
        votes: Vec::new(),
        tasks: Vec::new(),
        score: None,
        read_aloud: false,
    }
}

fn text_of(spans: &[Span]) -> String {
    spans.iter().map(|span| span.text.as_str()).collect()
}

/// The body of a paper, a line for each paragraph, cells parted by bars.
fn body(paper: &Paper) -> String {
    let row = |row: &Row| {
        row.iter()
            .map(|cell| text_of(cell))
            .collect::<Vec<_>>()
            .join(" | ")
    };
    let mut lines = Vec::new();
    for block in &paper.blocks {
        match block {
            Block::Heading { spans, .. } | Block::Paragraph { spans, .. } => {
                lines.push(text_of(spans));
            }
            Block::List(items) => lines.extend(
                items
                    .iter()
                    .map(|item| format!("{} {}", item.marker, text_of(&item.spans))),
            ),
            Block::Table(table) => lines.extend(table.head.iter().chain(&table.rows).map(row)),
            Block::Code(groups) => lines.push(groups.join("-")),
            Block::CutLine(words) => lines.push(words.clone()),
            Block::Picture(picture) => lines.push(picture.caption.clone()),
            Block::Space(_) => {}
        }
    }
    lines.join("\n")
}

fn table_of(paper: &Paper) -> &Table {
    paper
        .blocks
        .iter()
        .find_map(|block| {
            if let Block::Table(table) = block {
                Some(table)
            } else {
                None
            }
        })
        .expect("the paper has a table")
}

#[test]
fn p_03_the_chairs_agenda_has_times_and_notes_and_the_members_has_neither() {
    let facts = agenda_facts(vec![
        item("Mở đầu", Some(10), "nhắc tắt điện thoại"),
        item("Thảo luận", Some(35), ""),
    ]);
    let chair = body(&agenda(&facts, &layout(), Copy::Chair));
    assert!(
        chair.contains("1 | 19:30–19:40\n10 phút | Mở đầu |  | nhắc tắt điện thoại"),
        "{chair}"
    );
    assert!(chair.contains("19:40–20:15\n35 phút"), "{chair}");
    assert!(
        chair.contains("Tổng thời gian dự kiến: 45 phút."),
        "{chair}"
    );

    let members = body(&agenda(&facts, &layout(), Copy::Members));
    for secret in ["19:40", "10 phút", "nhắc tắt", "45 phút"] {
        assert!(
            !members.contains(secret),
            "{secret} is the chair's: {members}"
        );
    }
    assert!(members.contains("1 | Mở đầu"), "{members}");
}

#[test]
fn times_of_an_agenda_stop_where_minutes_are_not_planned() {
    let facts = agenda_facts(vec![
        item("a", Some(10), ""),
        item("b", None, ""),
        item("c", Some(5), ""),
    ]);
    let paper = agenda(&facts, &layout(), Copy::Chair);
    let times: Vec<String> = table_of(&paper)
        .rows
        .iter()
        .map(|row| text_of(&row[1]))
        .collect();
    assert_eq!(times, ["19:30–19:40\n10 phút", "19:40", "5 phút"]);
    assert!(
        !body(&paper).contains("Tổng thời gian"),
        "a sum of some would mislead"
    );
}

#[test]
fn an_agenda_past_midnight_goes_on_with_the_clock() {
    let mut facts = agenda_facts(vec![item("a", Some(60), "")]);
    facts.meeting.begins = at(23, 30);
    let paper = agenda(&facts, &layout(), Copy::Chair);
    assert_eq!(
        text_of(&table_of(&paper).rows[0][1]),
        "23:30–00:30\n60 phút"
    );
}

#[test]
fn p_02_one_list_has_a_column_to_tick_and_one_to_sign() {
    let person = |name: &str, exempt| RollPerson {
        name: name.into(),
        birth_year: Some(1954),
        kind: RollKind::Official,
        exempt,
    };
    let facts = RollFacts {
        letterhead: letterhead(NumberFacts::None),
        meeting: meeting(),
        people: vec![person("H'Hen Niê", false), person("Y Blơm", true)],
        signer: signer(),
    };
    let paper = sign_in_sheet(&facts, &layout());
    let tables = paper
        .blocks
        .iter()
        .filter(|block| matches!(block, Block::Table(_)))
        .count();
    assert_eq!(tables, 1);
    let table = table_of(&paper);
    let head: Vec<String> = table.head[0].iter().map(|cell| text_of(cell)).collect();
    assert!(head.contains(&"Có mặt".to_owned()) && head.contains(&"Ký tên".to_owned()));
    assert_eq!(
        table.rows[0]
            .iter()
            .map(|cell| text_of(cell))
            .collect::<Vec<_>>(),
        ["1", "H'Hen Niê", "1954", "CT", "", "", ""]
    );
    assert_eq!(text_of(&table.rows[1][5]), "Được miễn");
    assert!(
        table
            .head
            .iter()
            .chain(&table.rows)
            .all(|row| row.len() == table.columns.len())
    );
}

fn attendance_person(name: &str, kind: RollKind, presence: PresenceFacts) -> AttendancePerson {
    AttendancePerson {
        name: name.into(),
        birth_year: None,
        kind,
        presence,
    }
}

fn attendance_facts() -> AttendanceFacts {
    let here = || PresenceFacts::Present { moves: Vec::new() };
    AttendanceFacts {
        letterhead: letterhead(NumberFacts::None),
        meeting: meeting(),
        people: vec![
            attendance_person("A", RollKind::Official, here()),
            attendance_person(
                "B",
                RollKind::Official,
                PresenceFacts::Excused {
                    reason: "ốm".into(),
                },
            ),
            attendance_person("C", RollKind::Probationary, PresenceFacts::Absent),
            attendance_person("D", RollKind::Guest, here()),
        ],
        quorum: None,
        minute_taker: String::new(),
        chair: String::new(),
    }
}

#[test]
fn d_04_a_reason_stands_in_minutes_and_attendance_sheet_alike() {
    let sheet = body(&attendance(&attendance_facts(), &layout()));
    assert!(sheet.contains("2 | B |  | CT |  | x |  | ốm"), "{sheet}");
    let mut facts = minutes_facts();
    facts.roll.excused = vec![("B".into(), "ốm".into())];
    facts.roll.unexcused = vec!["C".into()];
    let minutes = body(&minutes(&facts, &layout()));
    assert!(
        minutes.contains("Vắng có lý do: 1: đồng chí B (ốm)."),
        "{minutes}"
    );
    assert!(
        minutes.contains("Vắng không lý do: 1: đồng chí C."),
        "{minutes}"
    );
}

#[test]
fn m_05_a_guest_is_listed_and_not_counted() {
    let sheet = body(&attendance(&attendance_facts(), &layout()));
    assert!(sheet.contains("4 | D |  | ĐB | x"), "{sheet}");
    assert!(
        sheet.contains("Tổng số trong danh sách: 3 người."),
        "{sheet}"
    );
    assert!(sheet.contains("Có mặt: 1 người."), "{sheet}");
    assert!(
        !sheet.contains("Được miễn"),
        "nobody is exempt, so no line says so"
    );
}

#[test]
fn m_03_leaving_and_coming_back_stand_in_the_minutes_and_on_the_sheet() {
    let moved = MoveFacts {
        left_before: "2".into(),
        came_back: Some("3".into()),
    };
    let mut facts = minutes_facts();
    facts.roll.moves = vec![
        ("A".into(), moved.clone()),
        (
            "B".into(),
            MoveFacts {
                left_before: "4".into(),
                came_back: None,
            },
        ),
    ];
    let text = body(&minutes(&facts, &layout()));
    assert!(
        text.contains("Vắng từ nội dung 2: đồng chí A.\nCó mặt lại từ nội dung 3: đồng chí A.")
    );
    assert!(
        text.contains("Có mặt đến hết nội dung trước nội dung 4: đồng chí B."),
        "{text}"
    );

    let mut sheet = attendance_facts();
    sheet.people[0].presence = PresenceFacts::Present { moves: vec![moved] };
    let text = body(&attendance(&sheet, &layout()));
    assert!(
        text.contains("vắng từ nội dung 2; có mặt lại từ nội dung 3"),
        "{text}"
    );
}

#[test]
fn minutes_say_nothing_that_is_not_known() {
    assert_eq!(
        body(&minutes(&minutes_facts(), &layout())),
        "Cuộc họp diễn ra ngày 05 tháng 11 năm 2026.\n\
         Địa điểm: Nhà văn hóa.\n\
         I. THÀNH PHẦN\n\
         Tổng số đảng viên của chi bộ: 11, trong đó chính thức 10, dự bị 1.\n\
         Có mặt: 0, trong đó chính thức 0, dự bị 0, sinh hoạt tạm thời 0.\n\
         Vắng có lý do: 0.\n\
         Vắng không lý do: 0.\n\
         II. NỘI DUNG"
    );
}

#[test]
fn the_end_names_its_date_when_it_is_another_day() {
    let mut facts = minutes_facts();
    facts.start_recorded = true;
    facts.ended = Some(at(21, 5));
    let same = body(&minutes(&facts, &layout()));
    assert!(
        same.ends_with("Cuộc họp kết thúc lúc 21 giờ 05 phút cùng ngày."),
        "{same}"
    );
    facts.ended = day(6).and_hms_opt(0, 10, 0);
    let next = body(&minutes(&facts, &layout()));
    assert!(
        next.ends_with("lúc 00 giờ 10 phút, ngày 06 tháng 11 năm 2026."),
        "{next}"
    );
}

#[test]
fn a_vote_shows_its_figures_its_threshold_and_its_result() {
    let mut facts = minutes_facts();
    facts.votes = vec![VoteFacts {
        motion: "Kết nạp quần chúng A".into(),
        method: VoteMethod::Secret,
        base: 69,
        in_favour: 45,
        against: 20,
        abstained: 4,
        threshold: ThresholdFacts {
            num: 2,
            den: 3,
            strict: false,
            needed: 46,
        },
        carried: false,
    }];
    let text = body(&minutes(&facts, &layout()));
    assert!(
        text.ends_with(
            "Biểu quyết (bỏ phiếu kín): Kết nạp quần chúng A\n\
             - Tán thành 45/69 (65,2 %); không tán thành 20; không có ý kiến 4.\n\
             - Cần từ 2/3 số đảng viên làm căn cứ trở lên: ít nhất 46.\n\
             - Kết quả: không thông qua."
        ),
        "{text}"
    );
}

#[test]
fn a_quorum_shows_its_working() {
    let mut facts = attendance_facts();
    facts.quorum = Some(QuorumFacts {
        members: 12,
        left_out: vec![(LeftOut::TemporarilyAway, 2), (LeftOut::Suspended, 0)],
        base: 10,
        threshold: ThresholdFacts {
            num: 1,
            den: 2,
            strict: true,
            needed: 6,
        },
        present: 5,
        met: false,
        reference: String::new(),
    });
    let text = body(&attendance(&facts, &layout()));
    assert!(
        text.ends_with(
            "Đảng viên chính thức được triệu tập: 12.\n\
             Không tính: 2 (chuyển sinh hoạt tạm thời đến nơi khác).\n\
             Số đảng viên làm căn cứ tính: 10.\n\
             Cần trên 1/2: ít nhất 6.\n\
             Đảng viên chính thức có mặt: 5.\n\
             Cuộc họp chưa đủ số đảng viên theo quy định."
        ),
        "{text}"
    );
}

#[test]
fn a_number_has_two_digits_no_colon_and_says_when_it_is_provisional() {
    let number = |facts| {
        let mut minutes_facts = minutes_facts();
        minutes_facts.letterhead = letterhead(facts);
        minutes(&minutes_facts, &layout()).header.unwrap().number
    };
    let given = |number, provisional| NumberFacts::Given {
        number,
        sign: "BB/CB".into(),
        provisional,
    };
    assert_eq!(number(given(5, false)).unwrap(), "Số 05-BB/CB");
    assert_eq!(number(given(127, true)).unwrap(), "Số 127-BB/CB (tạm)");
    assert_eq!(
        number(NumberFacts::Blank {
            sign: "BB/CB".into()
        })
        .unwrap(),
        "Số        -BB/CB"
    );
    assert_eq!(number(NumberFacts::None), None);
}

#[test]
fn the_header_follows_the_guidance() {
    let header = agenda(&agenda_facts(Vec::new()), &layout(), Copy::Members)
        .header
        .unwrap();
    assert_eq!(header.higher_body, "ĐẢNG ỦY PHƯỜNG YÊN TỬ");
    assert_eq!(header.body, "CHI BỘ KHU LẠC THANH");
    assert_eq!(header.place_and_date, "Yên Tử, ngày 05 tháng 11 năm 2026");
    let closing = agenda(&agenda_facts(Vec::new()), &layout(), Copy::Members)
        .closing
        .unwrap();
    assert_eq!(closing.right.on_behalf.as_deref(), Some("T/M CHI BỘ"));
    assert_eq!(closing.right.office, "BÍ THƯ");
}

#[test]
fn minutes_are_signed_left_by_the_minute_taker_and_right_by_the_chair() {
    let mut facts = minutes_facts();
    facts.chair.name = "A".into();
    facts.minute_taker.name = "B".into();
    let closing = minutes(&facts, &layout()).closing.unwrap();
    let ClosingLeft::Signature(left) = closing.left else {
        panic!("two people sign")
    };
    assert_eq!((left.office.as_str(), left.name.as_str()), ("THƯ KÝ", "B"));
    assert_eq!(
        (closing.right.office.as_str(), closing.right.name.as_str()),
        ("CHỦ TRÌ", "A")
    );
    assert_eq!(closing.right.on_behalf, None, "the chair signs as herself");
}

#[test]
fn headings_inside_a_note_do_not_outrank_the_item() {
    let mut facts = minutes_facts();
    facts.items = vec![MinutesItem {
        number: "1".into(),
        title: "Mở đầu".into(),
        presenter: String::new(),
        record: "# Lớn\n\nchữ {place} và `{date}`".into(),
        report: Some(("Được 50 cây".into(), "Được 100 cây".into())),
        speeches: vec![
            ("Lê Văn Bình".into(), "Nhất trí.".into()),
            ("Lê Thị Cúc".into(), String::new()),
        ],
        conclusion: "Nhất trí.\n\n- một\n- hai".into(),
        votes: Vec::new(),
    }];
    let paper = minutes(&facts, &layout());
    let levels: Vec<u8> = paper
        .blocks
        .iter()
        .filter_map(|block| {
            if let Block::Heading { level, .. } = block {
                Some(*level)
            } else {
                None
            }
        })
        .collect();
    assert_eq!(levels, [1, 1, 2, 3]);
    let text = body(&paper);
    assert!(
        text.ends_with("Lớn\nchữ {place} và {date}\nKết luận: Nhất trí.\n- một\n- hai"),
        "{text}"
    );
}

#[test]
fn the_last_recipient_is_the_file_copy() {
    let facts = NoticeFacts {
        letterhead: letterhead(NumberFacts::Blank {
            sign: "TB/CB".into(),
        }),
        meeting: meeting(),
        called: String::new(),
        chair: String::new(),
        items: vec!["Mở đầu".into()],
        materials: Vec::new(),
        recipients: vec!["Đảng viên Chi bộ".into()],
        signer: signer(),
    };
    let paper = notice(&facts, &layout());
    assert_eq!(
        paper.title.subject,
        ["về việc tổ chức sinh hoạt chi bộ thường kỳ tháng 11 năm 2026"]
    );
    let Some(Closing {
        left: ClosingLeft::Recipients { lines, .. },
        ..
    }) = paper.closing
    else {
        panic!("a notice names its recipients")
    };
    assert_eq!(lines, ["- Đảng viên Chi bộ,", "- Lưu Chi bộ."]);
}

#[test]
fn each_half_of_a_recovery_sheet_shows_only_its_own_groups() {
    let facts = RecoveryFacts {
        unit: "Chi bộ".into(),
        book: "7C4F".into(),
        made_on: day(5),
        first_half: vec!["AAAA".into(), "BBBB".into()],
        second_half: vec!["CCCC".into(), "DDDD".into()],
    };
    let paper = recovery_sheet(&facts, &layout());
    let text = body(&paper);
    let (first, second) = text.split_once("Cắt tại đây").expect("a line to cut along");
    assert!(first.contains("AAAA-BBBB") && !first.contains("CCCC"));
    assert!(second.contains("CCCC-DDDD") && !second.contains("AAAA"));
    for half in [first, second] {
        assert!(
            half.contains("Ngày lập: 05/11/2026."),
            "each half says when it was made"
        );
    }
    assert!(paper.header.is_none() && paper.closing.is_none());
}
