//! Papers of a made-up cell, composed as the program composes them.

use chrono::{NaiveDate, NaiveDateTime};
use domain::meetings::{ItemSource, MeetingKind, VoteMethod};
use domain::members::OfficeRole;
use domain::papers::*;

pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

pub fn at(hour: u32, minute: u32) -> NaiveDateTime {
    day(2026, 11, 5).and_hms_opt(hour, minute, 0).unwrap()
}

pub fn layout() -> Layout {
    Layout::valid_on(day(2026, 11, 5)).unwrap()
}

fn letterhead(number: NumberFacts) -> LetterheadFacts {
    LetterheadFacts {
        higher_body: "Đảng ủy phường Yên Tử".into(),
        body: "Chi bộ khu Lạc Thanh".into(),
        number,
        place: "Yên Tử".into(),
        date: day(2026, 11, 5),
    }
}

fn meeting() -> MeetingFacts {
    MeetingFacts {
        kind: MeetingKind::Regular,
        theme: String::new(),
        begins: at(19, 30),
        place: "Nhà văn hóa khu Lạc Thanh".into(),
    }
}

fn secretary() -> SignerFacts {
    SignerFacts {
        on_behalf: Collective::Cell,
        office: OfficeRole::Secretary,
        name: "Nguyễn Thị Hằng".into(),
    }
}

const FAMILY: [&str; 13] = [
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý",
];
const GIVEN: [&str; 8] = [
    "Văn Ắn",
    "Thị Bằng",
    "Đức Cường",
    "Thị Hường",
    "Quang Huy",
    "Minh Phượng",
    "Hữu Thọ",
    "Xuân Yến",
];

/// 52 people, like the cell of the practice book.
pub fn names() -> Vec<String> {
    (0..52)
        .map(|n| format!("{} {}", FAMILY[n % 13], GIVEN[n % 8]))
        .collect()
}

pub fn agenda_paper(copy: Copy) -> Paper {
    agenda(&agenda_facts(), &layout(), copy)
}

pub fn agenda_facts() -> AgendaFacts {
    let item =
        |number: &str, title: &str, presenter: &str, minutes, source, note: &str| AgendaItemFacts {
            number: number.into(),
            title: title.into(),
            presenter: presenter.into(),
            planned_minutes: minutes,
            source,
            chair_note: note.into(),
        };
    use ItemSource::{Directed, Own};
    AgendaFacts {
        letterhead: letterhead(NumberFacts::None),
        meeting: meeting(),
        chair: "Nguyễn Thị Hằng, Bí thư Chi bộ".into(),
        minute_taker: "Lê Đức Cường".into(),
        items: vec![
            item(
                "1",
                "Ổn định tổ chức, điểm danh, thông qua chương trình",
                "Nguyễn Thị Hằng",
                Some(10),
                Own,
                "",
            ),
            item(
                "2",
                "Thông tin thời sự; phổ biến văn bản mới của cấp trên",
                "Trần Thị Bằng",
                Some(15),
                Directed,
                "Mang theo hướng dẫn của Đảng ủy phường",
            ),
            item(
                "3",
                "Kiểm điểm kết quả thực hiện nhiệm vụ tháng 10",
                "Nguyễn Thị Hằng",
                Some(20),
                Own,
                "",
            ),
            item(
                "4",
                "Nhiệm vụ trọng tâm tháng 11: trồng lại rừng sau bão, vệ sinh môi trường",
                "Phạm Thị Hường",
                Some(20),
                Own,
                "Mời tổ rừng nói trước",
            ),
            item("5", "Thảo luận", "Đảng viên", Some(20), Own, ""),
            item(
                "6",
                "Kết luận, biểu quyết, thông qua biên bản",
                "Nguyễn Thị Hằng",
                Some(10),
                Own,
                "",
            ),
        ],
        signer: secretary(),
    }
}

pub fn roll_paper() -> Paper {
    let people = names()
        .into_iter()
        .enumerate()
        .map(|(n, name)| RollPerson {
            name,
            birth_year: (n % 9 != 8).then(|| 1942 + i32::try_from(n).unwrap()),
            kind: if n % 17 == 16 {
                RollKind::Probationary
            } else {
                RollKind::Official
            },
            exempt: n % 20 == 19,
        })
        .collect();
    let facts = RollFacts {
        letterhead: letterhead(NumberFacts::None),
        meeting: meeting(),
        people,
        signer: secretary(),
    };
    sign_in_sheet(&facts, &layout())
}

pub fn quorum() -> QuorumFacts {
    QuorumFacts {
        members: 49,
        left_out: vec![
            (LeftOut::ExemptAndAbsent, 2),
            (LeftOut::ExcusedThroughout, 3),
        ],
        base: 44,
        threshold: ThresholdFacts {
            num: 1,
            den: 2,
            strict: true,
            needed: 23,
        },
        present: 43,
        met: true,
        reference: "Quy định số 208-QĐ/TW".into(),
    }
}

pub fn attendance_paper() -> Paper {
    let people = names()
        .into_iter()
        .enumerate()
        .map(|(n, name)| AttendancePerson {
            name,
            birth_year: Some(1942 + i32::try_from(n).unwrap()),
            kind: if n % 17 == 16 {
                RollKind::Probationary
            } else {
                RollKind::Official
            },
            presence: match n {
                4 => PresenceFacts::Present {
                    moves: vec![MoveFacts {
                        left_before: "2".into(),
                        came_back: Some("4".into()),
                    }],
                },
                7 | 21 | 33 => PresenceFacts::Excused {
                    reason: "Điều trị tại bệnh viện".into(),
                },
                11 => PresenceFacts::Absent,
                19 | 39 => PresenceFacts::Exempt,
                _ => PresenceFacts::Present { moves: vec![] },
            },
        })
        .collect();
    let facts = AttendanceFacts {
        letterhead: letterhead(NumberFacts::None),
        meeting: meeting(),
        people,
        quorum: Some(quorum()),
        minute_taker: "Lê Đức Cường".into(),
        chair: "Nguyễn Thị Hằng".into(),
    };
    attendance(&facts, &layout())
}

pub fn minutes_facts() -> MinutesFacts {
    let item = |number: &str, title: &str, presenter: &str, record: &str, votes| MinutesItem {
        number: number.into(),
        title: title.into(),
        presenter: presenter.into(),
        record: record.into(),
        report: None,
        speeches: Vec::new(),
        conclusion: String::new(),
        votes,
    };
    let vote = VoteFacts {
        motion: "Thông qua nghị quyết tháng 11 năm 2026".into(),
        method: VoteMethod::Open,
        base: 44,
        in_favour: 43,
        against: 0,
        abstained: 1,
        threshold: ThresholdFacts {
            num: 1,
            den: 2,
            strict: true,
            needed: 23,
        },
        carried: true,
    };
    let mut items = vec![
        item("1", "Ổn định tổ chức", "", "", vec![]),
        item(
            "2",
            "Thông tin thời sự, văn bản mới",
            "Trần Thị Bằng",
            "Đồng chí Bằng giới thiệu **Hướng dẫn 05-HD/VPTW** về thể thức văn bản.\n\nĐồng chí *Vũ Quang Huy* hỏi về cách ghi số; đồng chí Bí thư trả lời.",
            vec![],
        ),
        item(
            "3",
            "Kết quả tháng 10",
            "Nguyễn Thị Hằng",
            "Đã làm:\n\n1. Trồng lại 2,5 ha rừng sau bão.\n2. Tổng vệ sinh đường khu:\n   1. đoạn ven suối;\n   2. đoạn trước nhà văn hóa.\n\nChưa làm:\n\n- sơn lại bảng tin;\n- sửa đèn đường.",
            vec![],
        ),
        item(
            "4",
            "Nhiệm vụ tháng 11",
            "Phạm Thị Hường",
            "Chi bộ thống nhất các việc nêu ở phần III.",
            vec![vote],
        ),
    ];
    items[2].conclusion = "Hoàn thành 5/7 việc; hai việc còn lại chuyển sang tháng 11.".into();
    MinutesFacts {
        letterhead: letterhead(NumberFacts::Given {
            number: 5,
            sign: "BB/CB".into(),
            provisional: false,
        }),
        meeting: meeting(),
        theme: None,
        start_recorded: true,
        ended: Some(at(21, 5)),
        members: MemberCounts {
            official: 49,
            probationary: 3,
            temporary: 1,
            introduced: 6,
            exempt: 2,
        },
        roll: RollOfMinutes {
            present_official: 43,
            present_probationary: 3,
            present_temporary: 1,
            present_names: Vec::new(),
            excused: vec![
                ("Bùi Xuân Yến".into(), "điều trị tại bệnh viện".into()),
                ("Bùi Quang Huy".into(), "đi công tác".into()),
                ("Ngô Thị Bằng".into(), String::new()),
            ],
            unexcused: vec!["Dương Thị Hường".into()],
            unrecorded: vec![],
            moves: vec![(
                "Hoàng Quang Huy".into(),
                MoveFacts {
                    left_before: "2".into(),
                    came_back: Some("4".into()),
                },
            )],
        },
        quorum: Some(quorum()),
        guests: vec![PersonFacts {
            name: "Đặng Minh Phượng".into(),
            office: "Ủy viên Ban Thường vụ Đảng ủy phường".into(),
        }],
        chair: PersonFacts {
            name: "Nguyễn Thị Hằng".into(),
            office: "Bí thư Chi bộ".into(),
        },
        minute_taker: PersonFacts {
            name: "Lê Đức Cường".into(),
            office: String::new(),
        },
        words: String::new(),
        items,
        votes: vec![],
        tasks: vec![
            TaskFacts {
                work: "Sơn lại bảng tin trước nhà văn hóa".into(),
                owner: "Vũ Quang Huy".into(),
                due: Some(day(2026, 11, 20)),
            },
            TaskFacts {
                work: "Lập danh sách hộ đăng ký trồng rừng đợt hai".into(),
                owner: "Phạm Thị Hường".into(),
                due: Some(day(2026, 12, 1)),
            },
        ],
        score: Some((92, 100)),
        read_aloud: true,
    }
}

pub fn minutes_paper() -> Paper {
    minutes(&minutes_facts(), &layout())
}

pub fn notice_paper() -> Paper {
    let facts = NoticeFacts {
        letterhead: letterhead(NumberFacts::Given {
            number: 12,
            sign: "TB/CB".into(),
            provisional: true,
        }),
        meeting: MeetingFacts {
            kind: MeetingKind::Thematic,
            theme: "Giữ gìn vệ sinh môi trường khu dân cư".into(),
            ..meeting()
        },
        called: "toàn thể đảng viên Chi bộ".into(),
        chair: "Nguyễn Thị Hằng, Bí thư Chi bộ".into(),
        items: vec![
            "Nêu lý do".into(),
            "Trình bày chuyên đề".into(),
            "Thảo luận, kết luận".into(),
        ],
        materials: vec!["Dự thảo chuyên đề".into()],
        recipients: vec![
            "Đảng ủy phường (để báo cáo)".into(),
            "Đảng viên Chi bộ".into(),
        ],
        signer: secretary(),
    };
    notice(&facts, &layout())
}

pub fn recovery_paper() -> Paper {
    let half = |groups: [&str; 4]| groups.map(str::to_owned).to_vec();
    let facts = RecoveryFacts {
        unit: "Chi bộ khu Lạc Thanh, Đảng bộ phường Yên Tử".into(),
        book: "7C4F-19".into(),
        made_on: day(2026, 11, 5),
        first_half: half(["K7QM", "2XW9", "HDT4", "RB6N"]),
        second_half: half(["3FJY", "VA8C", "PZ5E", "G2LS"]),
    };
    recovery_sheet(&facts, &layout())
}
