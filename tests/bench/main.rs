//! Budgets, measured: `cargo xtask bench` runs this and keeps the figures in `target/bench/`.
//!
//! Each row is a name, a figure, its unit, its budget and whether it holds.

#![allow(
    clippy::indexing_slicing,
    reason = "a benchmark that stops is a broken benchmark"
)]

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use chrono::{NaiveDate, NaiveTime};
use domain::meetings::MeetingKind;
use domain::members::OfficeRole;
use domain::papers::{
    Collective, Layout, LetterheadFacts, MeetingFacts, NoticeFacts, NumberFacts, Paper,
    SignerFacts, notes, notice,
};
use operations::{Laptop, SystemClock};
use serde_json::{Value, json};
use storage::keys::Strength;
use window::host::{Places, Surroundings, laptop};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

struct Quiet;

impl Surroundings for Quiet {
    fn tell(&self, _: &str, _: Value) {}
    fn show(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }
}

struct Bench {
    laptop: Laptop,
    rows: Vec<Value>,
}

/// How often each thing is measured.
const RUNS: usize = 40;

fn main() -> Outcome<ExitCode> {
    if let Some(done) = window::serve_if_asked() {
        return Ok(done);
    }
    measure_all()?;
    Ok(ExitCode::SUCCESS)
}

fn measure_all() -> Outcome<()> {
    let mut arguments = std::env::args_os().skip(1);
    let fonts = PathBuf::from(
        arguments
            .next()
            .ok_or("the folder of the fonts is missing")?,
    );
    let report = PathBuf::from(
        arguments
            .next()
            .ok_or("the file for the report is missing")?,
    );
    let folder = tempfile::tempdir()?;
    let places = Places::inside(folder.path(), fonts.clone());
    let laptop = laptop(places, Arc::new(SystemClock::default()), Quiet)
        .map_err(|failure| format!("{failure:?}"))?
        .with_strength(Strength::FLOOR);
    let mut bench = Bench {
        laptop,
        rows: Vec::new(),
    };
    bench.roster()?;
    bench.meeting()?;
    bench.papers(&fonts)?;
    let rows = serde_json::to_string_pretty(&bench.rows)?;
    if let Some(parent) = report.parent() {
        std::fs::create_dir_all(parent)?;
    }
    std::fs::write(&report, rows)?;
    let broken = bench
        .rows
        .iter()
        .filter(|row| row["holds"] == false)
        .count();
    println!(
        "{} figures, {broken} over budget: {}",
        bench.rows.len(),
        report.display()
    );
    if broken == 0 {
        Ok(())
    } else {
        Err("a budget is broken".into())
    }
}

/// A list of people, all different.
fn people(count: usize) -> String {
    let families = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi"];
    let givens = [
        "An", "Bình", "Cường", "Dương", "Đức", "Giang", "Hà", "Ánh", "Yến", "Ước",
    ];
    let mut text = String::from("Họ và tên,Ngày sinh,Số thẻ đảng viên,Ngày chính thức\n");
    for number in 0..count {
        let family = families[number % families.len()];
        let given = givens[number / families.len() % givens.len()];
        let middle = number / 80;
        let year = 1940 + number % 60;
        text.push_str(&format!(
            "{family} Văn M{middle} {given},{year},{number:08},{}\n",
            year + 25
        ));
    }
    text
}

/// Minutes as long as they get: a page holds some 2,600 letters.
fn ten_pages() -> Outcome<Paper> {
    let day = NaiveDate::from_ymd_opt(2026, 11, 5).ok_or("a day")?;
    let layout = Layout::valid_on(day).map_err(|problem| format!("{problem:?}"))?;
    let facts = NoticeFacts {
        letterhead: LetterheadFacts {
            higher_body: "Đảng ủy phường Yên Tử".into(),
            body: "Chi bộ khu Lạc Thanh".into(),
            number: NumberFacts::None,
            place: "Yên Tử".into(),
            date: day,
        },
        meeting: MeetingFacts {
            kind: MeetingKind::Regular,
            theme: String::new(),
            begins: day.and_time(NaiveTime::MIN),
            place: "Nhà văn hóa khu Lạc Thanh".into(),
        },
        called: String::new(),
        chair: String::new(),
        items: Vec::new(),
        materials: Vec::new(),
        recipients: Vec::new(),
        signer: SignerFacts {
            on_behalf: Collective::Cell,
            office: OfficeRole::Secretary,
            name: "Nguyễn Thị Hằng".into(),
        },
    };
    let mut paper = notice(&facts, &layout);
    let said = "Đồng chí bí thư nêu rõ các việc cần làm trong tháng. ".repeat(10);
    paper.blocks = notes(&format!("## Nội dung\n\n{said}\n\n").repeat(52));
    Ok(paper)
}

impl Bench {
    fn call(&self, command: &str, request: Value) -> Outcome<Value> {
        let answer = self.laptop.call(command, request);
        answer.map_err(|failure| format!("{command}: {failure:?}").into())
    }

    /// The 95th percentile of several runs, in milliseconds.
    fn measure(
        &mut self,
        name: &str,
        budget: f64,
        mut run: impl FnMut(&Self, usize) -> Outcome<()>,
    ) -> Outcome<()> {
        let mut times = Vec::with_capacity(RUNS);
        for count in 0..RUNS {
            let begun = Instant::now();
            run(self, count)?;
            times.push(begun.elapsed().as_secs_f64() * 1000.0);
        }
        times.sort_by(f64::total_cmp);
        let figure = times.get(RUNS * 95 / 100).copied().unwrap_or(f64::INFINITY);
        let holds = figure <= budget;
        println!(
            "{name}: {figure:.1} ms (budget {budget} ms){}",
            if holds { "" } else { " BROKEN" }
        );
        self.rows.push(json!({
            "name": name, "figure": (figure * 10.0).round() / 10.0, "unit": "ms, 95th percentile",
            "budget": budget, "holds": holds,
        }));
        Ok(())
    }

    /// A book of 25,000 members: list, search, filter and sort.
    fn roster(&mut self) -> Outcome<()> {
        self.list_of_an_office()?;
        self.new_book("roster")?;
        let begun = Instant::now();
        self.import("danh sach.csv", people(25_000).as_bytes())?;
        println!(
            "25,000 members imported in {:.1} s",
            begun.elapsed().as_secs_f64()
        );
        // As the page asks for it: the part that is in sight.
        let list = |search: &str, filter: Value, sort: &str| json!({ "search": search, "filter": filter, "sort": sort, "descending": false, "from": 0, "take": 100 });
        let mut end = list("", Value::Null, "name");
        end["from"] = json!(24_900);
        for (name, request) in [
            ("list 25,000 members", list("", Value::Null, "name")),
            ("search 25,000 members", list("duong", Value::Null, "name")),
            (
                "filter 25,000 members",
                list("", json!("probationary"), "name"),
            ),
            ("sort 25,000 members", list("", Value::Null, "birth")),
            ("the end of 25,000 members", end),
            (
                "search 25,000 members by one letter",
                list("n", Value::Null, "name"),
            ),
        ] {
            self.measure(name, 50.0, |bench, _| {
                bench.call("list_members", request.clone()).map(drop)
            })?;
        }
        Ok(())
    }

    /// A list of 2,500, from the file to the book with its preview (L-02): once, it is long enough.
    fn list_of_an_office(&mut self) -> Outcome<()> {
        self.new_book("list")?;
        let begun = Instant::now();
        self.import("danh sach.csv", people(2_500).as_bytes())?;
        let figure = begun.elapsed().as_secs_f64();
        let (name, budget) = ("import 2,500 rows with preview", 10.0);
        println!("{name}: {figure:.1} s (budget {budget} s)");
        self.rows.push(json!({
            "name": name, "figure": (figure * 10.0).round() / 10.0, "unit": "s",
            "budget": budget, "holds": figure <= budget,
        }));
        Ok(())
    }

    /// A meeting of 100 members: opened, marked, printed.
    fn meeting(&mut self) -> Outcome<()> {
        self.new_book("meeting")?;
        let mut text = String::from("Họ và tên,Ngày sinh,Ngày chính thức\n");
        for number in 0..100 {
            text.push_str(&format!(
                "Nguyễn Văn M{number} An,19{:02},1990\n",
                40 + number % 50
            ));
        }
        self.import("danh sach.csv", text.as_bytes())?;
        let id = self.running_meeting()?;
        let view = self.call("show_meeting", json!({ "id": id }))?;
        let roll = view["roll"].as_array().cloned().unwrap_or_default();
        self.measure("open a meeting of 100 members", 50.0, |bench, _| {
            bench.call("show_meeting", json!({ "id": id })).map(drop)
        })?;
        self.measure("a mark in the roll-call, on disk", 15.0, |bench, count| {
            let mark = json!({
                "meeting": id, "membership": roll[count]["membership"], "presence": "present",
                "reason": "", "away": [],
            });
            bench.call("mark_presence", mark).map(drop)
        })?;
        for item in view["items"].as_array().cloned().unwrap_or_default() {
            let said = "Đồng chí bí thư nêu rõ các việc cần làm trong tháng. ".repeat(40);
            let record = json!({ "id": item["id"], "revision": item["revision"], "text": said });
            self.call("record_item", record)?;
        }
        self.measure("minutes as DOCX and PDF", 800.0, |bench, _| {
            bench
                .call("print_paper", json!({ "meeting": id, "paper": "minutes" }))
                .map(drop)
        })
    }

    /// A paper of ten pages, each format for itself.
    fn papers(&mut self, fonts: &Path) -> Outcome<()> {
        let paper = ten_pages()?;
        self.measure("10 pages as DOCX", 300.0, |_, _| {
            documents::docx(&paper).map(drop).map_err(Into::into)
        })?;
        self.measure("10 pages as PDF", 500.0, |_, _| {
            documents::pdf(&paper, fonts).map(drop).map_err(Into::into)
        })
    }

    fn running_meeting(&self) -> Outcome<Value> {
        let form = json!({
            "kind": "regular", "theme": "", "day": "25/11/2026", "time": "19:30", "place": "Nhà văn hóa",
            "planned_minutes": 90, "chair": null, "minute_taker": null, "guests": "",
            "observers": "", "theme_source": "own", "author": null, "programme": "",
            "materials": "", "prepares": null,
        });
        let id = self.call("plan_meeting", json!({ "form": form }))?["id"].clone();
        self.call("propose_items", json!({ "id": id, "leave_out": [] }))?;
        self.call("begin_meeting", json!({ "id": id }))?;
        Ok(id)
    }

    fn new_book(&self, cell: &str) -> Outcome<()> {
        self.call(
            "create_book",
            json!({
                "cell": cell, "higher_body": "Đảng ủy", "place": "", "meeting_place": "",
                "cell_kind": "residential", "person": "Người đo", "role": "secretary",
                "passphrase": "một câu để đo thôi", "again": "một câu để đo thôi",
            }),
        )
        .map(drop)
    }

    fn import(&self, name: &str, bytes: &[u8]) -> Outcome<()> {
        use base64::Engine;
        let upload = self.call("begin_upload", json!({ "name": name, "size": bytes.len() }))?;
        let id = upload["id"].clone();
        for piece in bytes.chunks(1024 * 1024) {
            let piece = base64::engine::general_purpose::STANDARD.encode(piece);
            self.call("append_upload", json!({ "id": id, "piece": piece }))?;
        }
        let preview = json!({
            "upload": id, "sheet": null, "columns": [], "put_zeros_back": false, "century": null,
            "read_hidden_rows": false, "blanks_overwrite": [], "encodings": [], "units": [],
            "guess_anew": false, "rows": [],
        });
        let seen = self.call("preview_import", preview.clone())?["seen"].clone();
        let commit = json!({ "preview": preview, "seen": seen, "strict": true });
        let done = self.call("commit_import", commit)?;
        if done["counts"]["error"] == 0 {
            Ok(())
        } else {
            Err(done.to_string().into())
        }
    }
}
