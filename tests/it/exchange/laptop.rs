//! A book on a laptop, written through the storage's first door.

use super::server::Server;
use chrono::{DateTime, FixedOffset, NaiveDate};
use domain::meetings::{AgendaItem, Meeting, MeetingField, MeetingId, MeetingState, Presence};
use domain::members::{Member, MemberId, MembershipId};
use domain::people::PersonId;
use domain::record::{FieldValue, Record, RecordId};
use domain::tasks::Task;
use std::cell::Cell;
use std::path::Path;
use storage::history::Delivery;
use storage::keys::DataKey;
use storage::{Act, Book, Error, NewBook, Writing};
use sync::client::{
    EnrolledAs, ExchangeProblem, Exchanged, TakenFile, WrittenStick, enrol, exchange, take_stick,
    write_stick,
};
use tempfile::TempDir;
use uuid::Uuid;

pub struct Laptop {
    _folder: TempDir,
    pub book: Book,
    minute: Cell<u32>,
}

impl Laptop {
    pub fn new() -> Self {
        Self::of_sort(false)
    }

    pub fn of_sort(practice: bool) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let key = DataKey::random().unwrap();
        let book = Book::create(
            folder.path(),
            &key,
            &NewBook {
                practice,
                now: at(0),
            },
        )
        .unwrap();
        Self {
            _folder: folder,
            book,
            minute: Cell::new(0),
        }
    }

    /// A new book enrolled for a unit.
    pub fn enrolled(server: &Server, unit: &str) -> Self {
        let laptop = Self::new();
        laptop.enrol(&server.slip(unit)).unwrap();
        laptop
    }

    pub fn enrol(&self, slip: &str) -> Result<EnrolledAs, ExchangeProblem> {
        enrol(&self.book, slip, "Máy của bí thư")
    }

    pub fn exchange(&self) -> Result<Exchanged, ExchangeProblem> {
        exchange(&self.book, at(self.minute.get()))
    }

    pub fn write_stick(&self, folder: &Path) -> Result<WrittenStick, ExchangeProblem> {
        write_stick(&self.book, folder, at(self.minute.get()))
    }

    pub fn take_stick(&self, folder: &Path) -> Result<Vec<TakenFile>, ExchangeProblem> {
        take_stick(&self.book, folder, at(self.minute.get()))
    }

    /// Steps that no receipt came for.
    pub fn waiting(&self) -> i64 {
        self.book.read(|reading| reading.waiting()).unwrap().steps
    }

    pub fn act<T>(
        &self,
        name: &'static str,
        verb: impl FnOnce(&mut Writing<'_>) -> Result<T, Error>,
    ) -> T {
        self.minute.set(self.minute.get() + 1);
        let act = Act {
            person: PersonId(Uuid::from_u128(7)),
            person_name: "Nguyễn Thị Thu".to_owned(),
            name,
            subject: String::new(),
            at: at(self.minute.get()),
        };
        self.book.transact(&act, verb).unwrap().value
    }

    pub fn add_member(&self, given: &str) -> MemberId {
        self.act("add_member", |writing| {
            let member = Member {
                id: writing.new_id()?,
                owner: writing.unit(),
                family_middle: "Trần Văn".to_owned(),
                given: given.to_owned(),
                ..Member::default()
            };
            writing.put(&member)?;
            Ok(member.id)
        })
    }

    /// A month as a cell writes it: a meeting, its agenda, its roll, a task, closed minutes.
    pub fn write_month(&self) -> MeetingId {
        let meeting = self.plan_meeting();
        for (rank, title) in ["Thời sự", "Kết quả tháng trước", "Nhiệm vụ tháng tới"]
            .iter()
            .enumerate()
        {
            self.act("add_agenda_item", |writing| {
                let item = AgendaItem {
                    id: writing.new_id()?,
                    owner: writing.unit(),
                    meeting,
                    rank: format!("a{rank}"),
                    title: (*title).to_owned(),
                    ..AgendaItem::default()
                };
                writing.put(&item)
            });
        }
        self.act("mark_attendance", |writing| {
            let marks = (0..42_u128)
                .map(|member| {
                    let key = MembershipId(Uuid::from_u128(member)).0.as_bytes().to_vec();
                    (key, Presence::THROUGHOUT.to_value())
                })
                .collect();
            let field = MeetingField::attendance.number();
            writing.set_entries::<Meeting>(meeting.record(), field, marks)
        });
        self.act("add_task", |writing| {
            let task = Task {
                id: writing.new_id()?,
                owner: writing.unit(),
                title: "Vận động nhân dân hiến đất mở đường".to_owned(),
                ..Task::default()
            };
            writing.put(&task)
        });
        self.close(meeting);
        meeting
    }

    pub fn plan_meeting(&self) -> MeetingId {
        self.act("plan_meeting", |writing| {
            let meeting = Meeting {
                id: writing.new_id()?,
                owner: writing.unit(),
                theme: "Sinh hoạt thường kỳ tháng 11".to_owned(),
                planned: NaiveDate::from_ymd_opt(2026, 11, 20)
                    .unwrap()
                    .and_hms_opt(19, 30, 0)
                    .unwrap(),
                ..Meeting::default()
            };
            writing.put(&meeting)?;
            Ok(meeting.id)
        })
    }

    pub fn close(&self, meeting: MeetingId) {
        self.act("close_meeting", |writing| {
            let mut meeting: Meeting = writing.reading().require(meeting.record())?;
            meeting.state = MeetingState::Closed;
            meeting.minutes = "Chi bộ thống nhất.".to_owned();
            writing.put(&meeting)
        });
    }

    pub fn name_theme(&self, meeting: MeetingId, theme: &str) {
        self.act("edit_meeting", |writing| {
            let mut meeting: Meeting = writing.reading().require(meeting.record())?;
            theme.clone_into(&mut meeting.theme);
            writing.put(&meeting)
        });
    }

    pub fn get<R: Record>(&self, id: RecordId) -> Option<R> {
        self.book.read(|reading| reading.get(id)).unwrap()
    }

    pub fn fields(&self, id: RecordId) -> domain::record::Fields {
        self.book.read(|reading| reading.fields(id)).unwrap()
    }

    pub fn delivery(&self, id: RecordId) -> Option<Delivery> {
        self.book.read(|reading| reading.delivery(id)).unwrap()
    }
}

pub fn at(minute: u32) -> DateTime<FixedOffset> {
    let start = DateTime::parse_from_rfc3339("2026-11-22T19:00:00+07:00").unwrap();
    start + chrono::TimeDelta::minutes(i64::from(minute))
}
