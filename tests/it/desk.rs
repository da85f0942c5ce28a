//! A laptop in a folder of its own, with a clock that stands still until it is moved.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono::{DateTime, FixedOffset, TimeDelta};
use operations::{Clock, Failure, Laptop};
use serde_json::{Value, json};
use storage::keys::Strength;
use window::host::{Places, Surroundings, laptop};

/// A clock that is moved by hand.
#[derive(Clone)]
pub struct FixedClock(Arc<Mutex<(DateTime<FixedOffset>, Duration)>>);

impl FixedClock {
    pub fn at(moment: &str) -> Self {
        let moment = DateTime::parse_from_rfc3339(moment).unwrap();
        Self(Arc::new(Mutex::new((moment, Duration::ZERO))))
    }

    pub fn forward(&self, minutes: i64) {
        let mut now = self.0.lock().unwrap();
        now.0 += TimeDelta::minutes(minutes);
        now.1 += Duration::from_secs(u64::try_from(minutes).unwrap() * 60);
    }

    /// Somebody sets the clock on the wall; time goes on as it did.
    pub fn set(&self, moment: &str) {
        self.0.lock().unwrap().0 = DateTime::parse_from_rfc3339(moment).unwrap();
    }
}

impl Clock for FixedClock {
    fn now(&self) -> DateTime<FixedOffset> {
        self.0.lock().unwrap().0
    }
    fn elapsed(&self) -> Duration {
        self.0.lock().unwrap().1
    }
}

/// Hears what every page would hear.
#[derive(Clone, Default)]
pub struct Ear(pub Arc<Mutex<Vec<(String, Value)>>>);

impl Surroundings for Ear {
    fn tell(&self, event: &str, content: Value) {
        self.0.lock().unwrap().push((event.to_owned(), content));
    }
    fn show(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }
}

/// A laptop as a secretary has it.
pub struct Desk {
    pub folder: Arc<tempfile::TempDir>,
    pub clock: FixedClock,
    pub ear: Ear,
    pub laptop: Laptop,
}

pub const PASSPHRASE: &str = "mười hai con giáp";

impl Desk {
    /// A laptop with nothing on its shelf.
    pub fn empty() -> Self {
        Self::in_folder(
            Arc::new(tempfile::tempdir().unwrap()),
            FixedClock::at("2026-11-02T08:00:00+07:00"),
        )
    }

    /// The same laptop, started anew.
    pub fn restarted(&self) -> Self {
        Self::in_folder(self.folder.clone(), self.clock.clone())
    }

    fn in_folder(folder: Arc<tempfile::TempDir>, clock: FixedClock) -> Self {
        let ear = Ear::default();
        let places = places(folder.path());
        let laptop = laptop(places, Arc::new(clock.clone()), ear.clone())
            .unwrap()
            .with_strength(Strength::FLOOR);
        Self {
            folder,
            clock,
            ear,
            laptop,
        }
    }

    /// A laptop with a new book for a cell, open.
    pub fn with_book() -> Self {
        let desk = Self::empty();
        desk.call("create_book", book_form());
        desk
    }

    /// A laptop with a book and these members, all official.
    pub fn with_members(names: &[&str]) -> Self {
        let desk = Self::with_book();
        for name in names {
            desk.add_member(name);
        }
        desk
    }

    /// Does what a page asks for; it must come off.
    pub fn call(&self, command: &str, request: Value) -> Value {
        match self.laptop.call(command, request) {
            Ok(answer) => answer,
            Err(failure) => panic!("{command}: {failure:?}"),
        }
    }

    /// Asks for something that must be refused.
    pub fn refused(&self, command: &str, request: Value) -> Failure {
        match self.laptop.call(command, request) {
            Ok(answer) => panic!("{command} was not refused: {answer}"),
            Err(failure) => failure,
        }
    }

    pub fn add_member(&self, name: &str) -> String {
        let (family_middle, given) = name.rsplit_once(' ').unwrap_or(("", name));
        let saved = self.call(
            "add_member",
            json!({
                "fields": { "family_middle": family_middle, "given": given },
                "rank": "official",
                "since": "",
            }),
        );
        saved["id"].as_str().unwrap().to_owned()
    }

    pub fn roster(&self) -> Vec<Value> {
        self.list_members("")["rows"].as_array().unwrap().clone()
    }

    pub fn list_members(&self, search: &str) -> Value {
        let request =
            json!({ "search": search, "filter": null, "sort": "name", "descending": false });
        self.call("list_members", request)
    }

    pub fn names(&self) -> Vec<String> {
        self.roster()
            .iter()
            .map(|row| row["name"].as_str().unwrap().to_owned())
            .collect()
    }

    /// Plans a regular meeting on the 25th at half past seven with its usual items.
    pub fn plan_meeting(&self) -> String {
        self.plan(meeting_form())
    }

    pub fn plan(&self, form: Value) -> String {
        let saved = self.call("plan_meeting", json!({ "form": form }));
        saved["id"].as_str().unwrap().to_owned()
    }

    pub fn meeting(&self, id: &str) -> Value {
        self.call("show_meeting", json!({ "id": id }))
    }

    pub fn mark(&self, meeting: &str, membership: &str, presence: &str, reason: &str) {
        self.call("mark_presence", mark(meeting, membership, presence, reason));
    }

    pub fn undo(&self, saved: &Value) -> Value {
        self.call("undo_step", json!({ "step": saved["step"] }))
    }

    /// Brings a file in as a page does: in pieces.
    pub fn upload(&self, name: &str, bytes: &[u8]) -> String {
        use base64::Engine;
        let begun = self.call("begin_upload", json!({ "name": name, "size": bytes.len() }));
        let id = begun["id"].as_str().unwrap().to_owned();
        for piece in bytes.chunks(1024 * 1024) {
            let piece = base64::engine::general_purpose::STANDARD.encode(piece);
            self.call("append_upload", json!({ "id": id, "piece": piece }));
        }
        id
    }
}

pub fn book_form() -> Value {
    json!({
        "cell": "Chi bộ thôn Đông",
        "higher_body": "Đảng ủy xã Yên Đức",
        "place": "Yên Đức",
        "meeting_place": "Nhà văn hóa thôn Đông",
        "cell_kind": "residential",
        "person": "Nguyễn Thị Thu",
        "role": "secretary",
        "passphrase": PASSPHRASE,
        "again": PASSPHRASE,
    })
}

pub fn meeting_form() -> Value {
    json!({
        "kind": "regular",
        "theme": "",
        "day": "25/11/2026",
        "time": "19:30",
        "place": "Nhà văn hóa thôn Đông",
        "planned_minutes": 90,
        "chair": null,
        "minute_taker": null,
        "guests": "",
        "observers": "",
        "theme_source": "own",
        "author": null,
        "programme": "",
        "materials": "",
        "prepares": null,
    })
}

pub fn mark(meeting: &str, membership: &str, presence: &str, reason: &str) -> Value {
    json!({
        "meeting": meeting,
        "membership": membership,
        "presence": presence,
        "reason": reason,
        "away": [],
    })
}

/// Everything in one folder; workbooks are read by a program that can.
pub fn places(folder: &Path) -> Places {
    Places {
        reader: PathBuf::from(env!("CARGO_BIN_EXE_bridge")),
        ..Places::inside(folder, fonts())
    }
}

/// The paper fonts: laid out by `cargo xtask`, or where npm put them.
pub fn fonts() -> PathBuf {
    std::env::var_os("SO_CHI_BO_FONTS").map_or_else(
        || {
            Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("../ui/node_modules/@expo-google-fonts/tinos")
        },
        PathBuf::from,
    )
}
