//! The laptop behind the bridge: the same as behind the window, with other surroundings.

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, FixedOffset};
use operations::{Clock, Laptop, SystemClock};
use serde_json::Value;
use window::host::{self, Places, Surroundings};

use crate::arguments::Arguments;
use crate::events::Events;

/// Opens it on its folder.
pub fn open(arguments: &Arguments, events: &Events) -> Result<Laptop, String> {
    let clock: Arc<dyn Clock> = match arguments.clock {
        Some(moment) => Arc::new(SetClock {
            moment,
            begun: Instant::now(),
        }),
        None => Arc::new(SystemClock::default()),
    };
    let places = Places::inside(&arguments.folder, arguments.fonts.clone());
    let shown = arguments.folder.join("shown.txt");
    host::laptop(
        places,
        clock,
        InBridge {
            events: events.clone(),
            shown: shown.into(),
        },
    )
    .map_err(|failure| format!("the laptop's books cannot be opened: {failure:?}"))
}

/// A clock that was set and stands, so that what a test sees is the same every time. Only waits pass.
struct SetClock {
    moment: DateTime<FixedOffset>,
    begun: Instant,
}

impl Clock for SetClock {
    fn now(&self) -> DateTime<FixedOffset> {
        self.moment
    }

    fn elapsed(&self) -> Duration {
        self.begun.elapsed()
    }
}

struct InBridge {
    events: Events,
    shown: Box<Path>,
}

impl Surroundings for InBridge {
    fn tell(&self, event: &str, content: Value) {
        self.events.tell(event, content);
    }

    /// Written down instead of shown: a test has no viewer, and asks what would have been.
    fn show(&self, file: &Path) -> io::Result<()> {
        let mut shown = fs::OpenOptions::new()
            .create(true)
            .append(true)
            .open(&self.shown)?;
        writeln!(shown, "{}", file.display())
    }
}
