//! `province`: the operator's program.

mod arguments;

use arguments::{Arguments, VARIABLE, Verb};
use domain::units::UnitLevel;
use province::feed::Feed;
use province::sticks::{self, Outcome};
use province::units::{NewUnit, Unit};
use province::{Clock, Error, Result, keeping, laptops, server, units};
use std::process::ExitCode;
use std::sync::Arc;

struct SystemClock;

impl Clock for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "the server's one place that reads the clock"
    )]
    fn now(&self) -> u64 {
        std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .ok()
            .and_then(|since| u64::try_from(since.as_millis()).ok())
            .unwrap_or(0)
    }
}

fn main() -> ExitCode {
    let arguments = match Arguments::parse(std::env::args().skip(1), std::env::var(VARIABLE).ok()) {
        Ok(arguments) => arguments,
        Err(usage) => {
            eprintln!("{usage}");
            return ExitCode::from(2);
        }
    };
    match run(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("province: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Whether all is well.
fn run(arguments: &Arguments) -> Result<bool> {
    let now = SystemClock.now();
    let place = &arguments.place;
    match &arguments.verb {
        Verb::Serve { listen, address } => {
            tracing_subscriber::fmt()
                .with_writer(std::io::stderr)
                .init();
            let feed = Feed::open_or_create(place, arguments.practice)?;
            let running = server::start(feed, *listen, Arc::new(SystemClock))?;
            let reached = address
                .clone()
                .unwrap_or_else(|| running.address().to_string());
            Feed::open(place)?.set_address(&reached)?;
            println!("listening on https://{}", running.address());
            running.until_stopped()?;
        }
        Verb::Enrol {
            unit,
            new_unit,
            parent,
            depth,
            address,
        } => {
            let feed = Feed::open_or_create(place, arguments.practice)?;
            let unit = match new_unit {
                Some(name) => ensure(&feed, name, parent.as_deref(), now)?,
                None => units::find(&feed, unit.as_deref().unwrap_or_default())?,
            };
            let reached = address
                .clone()
                .or(feed.address()?)
                .ok_or(Error::NoAddress)?;
            let slip = laptops::issue_to_depth(&feed, &unit, *depth, &reached, now)?;
            println!("{slip}");
        }
        Verb::List => {
            for laptop in laptops::list(&Feed::open(place)?)? {
                let state = laptop
                    .revoked
                    .map_or_else(String::new, |why| format!("\trevoked: {why}"));
                println!("{}\t{}\t{}{state}", laptop.id.0, laptop.unit, laptop.name);
            }
        }
        Verb::Revoke { laptop, reason } => laptops::revoke(&Feed::open(place)?, laptop, reason)?,
        Verb::Units { file } => {
            let text = std::fs::read_to_string(file)?;
            let feed = Feed::open_or_create(place, arguments.practice)?;
            println!("{} units added", units::import(&feed, &text, now)?);
        }
        Verb::LeaveOut { unit, facts } => {
            let feed = Feed::open(place)?;
            let unit = units::find(&feed, unit)?;
            units::leave_out(&feed, &unit, facts, now)?;
            println!("{}\t{}", unit.name, facts.join(" "));
        }
        Verb::Sticks { take } => return take_sticks(&Feed::open(place)?, take, now),
        Verb::Counts => println!("{}", keeping::counts(&Feed::open(place)?)?.to_json()),
        Verb::Backup { to } => {
            println!(
                "backed up to number {}",
                keeping::backup(&Feed::open(place)?, to, now)?
            );
        }
        Verb::Restore { from } => {
            println!(
                "restored; new history {}",
                keeping::restore(from, place, now)?
            );
        }
        Verb::Doctor => {
            let findings = keeping::doctor(&Feed::open(place)?)?;
            for finding in &findings {
                let mark = if finding.well { "well" } else { "LOOK" };
                println!("{mark}\t{}\t{}", finding.name, finding.found);
            }
            return Ok(findings.iter().all(|finding| finding.well));
        }
    }
    Ok(true)
}

/// The unit of that name, made if there is none: a practice province is set up in one go.
fn ensure(feed: &Feed, name: &str, parent: Option<&str>, now: u64) -> Result<Unit> {
    match units::find(feed, name) {
        Err(Error::Unit { found: 0, .. }) => {}
        found => return found,
    }
    let parent = parent.map(|parent| units::find(feed, parent)).transpose()?;
    let new = NewUnit {
        name: name.to_owned(),
        code: String::new(),
        level: UnitLevel::Cell,
        parent: parent.map(|parent| parent.id),
    };
    units::add(feed, &new, now)
}

/// A line for each file and one for all. Whether all were taken in.
fn take_sticks(feed: &Feed, folder: &std::path::Path, now: u64) -> Result<bool> {
    let files = sticks::take(feed, folder, now)?;
    let mut good = 0;
    for file in &files {
        let said = match &file.outcome {
            Outcome::Taken { new, refused } => {
                good += 1;
                format!("taken\t{new} new, {refused} refused")
            }
            Outcome::ComesTooEarly { missing } => {
                format!("WAITS\toperation {missing} comes first: another part or an earlier stick")
            }
            Outcome::NotTaken(why) => format!("NOT TAKEN\t{why}"),
        };
        println!("{}\t{said}", file.name);
    }
    println!("{good} of {} files taken in", files.len());
    Ok(good == files.len())
}
