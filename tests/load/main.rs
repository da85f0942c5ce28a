//! A province under load: `cargo xtask bench` runs this after the budgets of the book.
//!
//! A thousand laptops send two hundred operations each within ten minutes, as they come: at moments
//! fixed beforehand, from which the time of each answer is counted, so that a server that falls
//! behind shows. Then as many pushes as one feed takes.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use desktop::load::{Failed, Scribe, line};
use desktop::postgres::{Cluster, Durable};
use desktop::servers::Process;
use domain::units::UnitLevel;
use operations::{Clock, SystemClock};
use province::feed::{Address, Place};
use province::units::NewUnit;
use province::{Feed, laptops, units};
use serde_json::{Value, json};
use sync::laptop::{Line, LineProblem, Path};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

const LAPTOPS: usize = 1_000;
const OPERATIONS: u64 = 200;
/// Operations of one exchange.
const EACH: u64 = 10;
/// Threads that send; a thread that waits for an answer lets its laptops wait.
const THREADS: usize = 48;
/// Laptops in a cell.
const OF_A_CELL: usize = 4;
/// Pushes of one operation, on one feed.
const PUSHES: usize = 6_000;

fn main() -> Outcome<ExitCode> {
    let mut words = std::env::args_os().skip(1);
    let program: PathBuf = words
        .next()
        .ok_or("the province's program is missing")?
        .into();
    let report: PathBuf = words
        .next()
        .ok_or("the file for the report is missing")?
        .into();
    let seconds = words.next().and_then(|word| word.to_str()?.parse().ok());
    let cluster = Cluster::start(Durable::Yes)?;
    let feed = Feed::open_or_create(&Place::Postgres(Address::of(&cluster.url())), true)?;
    let server = Process::province(&program, &cluster.url())?;
    let slips = slips(&feed, &server.address)?;
    let rows = [
        laptops(&feed, &slips, Duration::from_secs(seconds.unwrap_or(600)))?,
        pushes(&feed, &slips)?,
    ];
    if let Some(folder) = report.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(&report, serde_json::to_string_pretty(&rows)?)?;
    let broken = rows
        .iter()
        .any(|row| row.get("holds") == Some(&json!(false)));
    Ok(if broken {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

/// Cells with a few laptops each; some more for the pushes.
fn slips(feed: &Feed, address: &str) -> Outcome<Vec<String>> {
    let now = now()?;
    let mut slips = Vec::new();
    for cell in 0..(LAPTOPS + THREADS).div_ceil(OF_A_CELL) {
        let new = NewUnit {
            name: format!("Chi bộ {cell}"),
            code: format!("{cell:05}"),
            level: UnitLevel::Cell,
            parent: None,
        };
        let unit = units::add(feed, &new, now)?;
        for _ in 0..OF_A_CELL {
            slips.push(laptops::issue(feed, &unit, address, now)?);
        }
    }
    Ok(slips)
}

fn said(failed: &Failed) -> String {
    format!("{failed:?}")
}

fn row(name: &str, figure: f64, unit: &str, budget: f64, holds: bool) -> Value {
    println!(
        "{name}: {figure:.0} {unit} (budget {budget}){}",
        if holds { "" } else { " BROKEN" }
    );
    json!({ "name": name, "figure": figure.round(), "unit": unit, "budget": budget, "holds": holds })
}

/// Where in its span the exchange of a laptop begins: spread evenly, and no two together.
fn moment(number: usize, exchange: u64, span: Duration) -> Duration {
    let exchanges = OPERATIONS / EACH;
    let mixed = u64::try_from(number)
        .unwrap_or(0)
        .wrapping_mul(0x9e37_79b9_7f4a_7c15)
        >> 32;
    let slot = span / u32::try_from(exchanges).unwrap_or(1);
    let within = slot.mul_f64(f64::from(u32::try_from(mixed).unwrap_or(0)) / f64::from(u32::MAX));
    slot * u32::try_from(exchange).unwrap_or(0) + within
}

fn laptops(feed: &Feed, slips: &[String], span: Duration) -> Outcome<Value> {
    let times: Mutex<Vec<f64>> = Mutex::new(Vec::new());
    // Enrolled beforehand; then everybody waits for the beginning.
    let mut all = enrol(feed, slips.get(..LAPTOPS).ok_or("too few slips")?, 0)?;
    println!("{LAPTOPS} laptops enrolled; {} s begin", span.as_secs());
    let share = all.len().div_ceil(THREADS);
    let begun = Instant::now();
    let done = AtomicU64::new(0);
    thread::scope(|scope| -> Outcome<()> {
        let sending: Vec<_> = all
            .chunks_mut(share)
            .map(|own| scope.spawn(|| send_all(own, slips, (begun, span), (&times, &done))))
            .collect();
        for one in sending {
            one.join().map_err(|_| "a sender fell over")??;
        }
        Ok(())
    })?;
    let mut times = times.into_inner().map_err(|_| "a sender fell over")?;
    times.sort_by(f64::total_cmp);
    let at = |percent: usize| times.get(times.len() * percent / 100).copied();
    let p95 = at(95).ok_or("nothing was sent")?;
    println!(
        "{} operations in {} s, {} exchanges; half within {:.0} ms, the slowest {:.0} ms",
        done.load(Ordering::SeqCst),
        begun.elapsed().as_secs(),
        times.len(),
        at(50).unwrap_or(0.0),
        times.last().copied().unwrap_or(0.0),
    );
    let name = format!(
        "{LAPTOPS} laptops with {OPERATIONS} operations each in {} s",
        span.as_secs()
    );
    Ok(row(&name, p95, "ms, 95th percentile", 800.0, p95 < 800.0))
}

/// The laptops of one thread, each with its number.
type Own = (usize, Scribe);

/// On the line strangers share one bucket: a thousand would wait for minutes.
struct AtTheProvince<'f>(&'f Feed, u64);

impl Line for AtTheProvince<'_> {
    fn post(&mut self, _: Path, body: Vec<u8>) -> Result<(u16, Vec<u8>), LineProblem> {
        let reply = province::laptops::redeem(self.0, &body, self.1);
        let reply = reply.map_err(|_| LineProblem::NoLine)?;
        Ok((reply.status, reply.body))
    }
}

fn enrol(feed: &Feed, slips: &[String], first: usize) -> Outcome<Vec<Own>> {
    let mut desk = AtTheProvince(feed, now()?);
    let enrolled = (first..).zip(slips).map(|(number, slip)| {
        let scribe = Scribe::enrol(&mut desk, slip, u64::try_from(number)?);
        Ok((number, scribe.map_err(|failed| said(&failed))?))
    });
    enrolled.collect()
}

fn now() -> Outcome<u64> {
    Ok(u64::try_from(
        SystemClock::default().now().timestamp_millis(),
    )?)
}

fn send_all(
    own: &mut [Own],
    slips: &[String],
    (begun, span): (Instant, Duration),
    (times, done): (&Mutex<Vec<f64>>, &AtomicU64),
) -> Result<(), String> {
    let mut road = line(slips.first().ok_or("no slip")?).map_err(|failed| said(&failed))?;
    let mut plan: Vec<(Duration, usize)> = (0..OPERATIONS / EACH)
        .flat_map(|exchange| {
            own.iter()
                .enumerate()
                .map(move |(place, (number, _))| (exchange, place, *number))
        })
        .map(|(exchange, place, number)| (moment(number, exchange, span), place))
        .collect();
    plan.sort();
    let mut measured = Vec::with_capacity(plan.len());
    for (due, place) in plan {
        thread::sleep(due.saturating_sub(begun.elapsed()));
        let Some((_, scribe)) = own.get_mut(place) else {
            continue;
        };
        scribe.write(EACH);
        while scribe.waiting() > 0 {
            match scribe.send(&mut road, usize::MAX) {
                Ok(()) => {}
                Err(Failed::Later) => thread::sleep(Duration::from_millis(20)),
                Err(failed) => return Err(said(&failed)),
            }
        }
        done.fetch_add(EACH, Ordering::SeqCst);
        measured.push(begun.elapsed().saturating_sub(due).as_secs_f64() * 1_000.0);
    }
    times
        .lock()
        .map_err(|_| "a sender fell over")?
        .extend(measured);
    Ok(())
}

/// As many pushes of one operation as one feed takes.
fn pushes(feed: &Feed, slips: &[String]) -> Outcome<Value> {
    let own = slips
        .get(LAPTOPS..LAPTOPS + THREADS)
        .ok_or("too few slips")?;
    let mut all = enrol(feed, own, LAPTOPS)?;
    let left = AtomicUsize::new(PUSHES);
    let begun = Instant::now();
    thread::scope(|scope| -> Outcome<()> {
        let sending: Vec<_> = all
            .iter_mut()
            .map(|(_, scribe)| {
                let left = &left;
                scope.spawn(move || -> Result<(), String> {
                    let mut road =
                        line(slips.first().ok_or("no slip")?).map_err(|failed| said(&failed))?;
                    let next = || {
                        left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| {
                            left.checked_sub(1)
                        })
                    };
                    while next().is_ok() {
                        scribe.write(1);
                        scribe
                            .send(&mut road, usize::MAX)
                            .map_err(|failed| said(&failed))?;
                    }
                    Ok(())
                })
            })
            .collect();
        for one in sending {
            one.join().map_err(|_| "a sender fell over")??;
        }
        Ok(())
    })?;
    let rate = f64::from(u32::try_from(PUSHES)?) / begun.elapsed().as_secs_f64();
    Ok(row(
        "pushes on one feed",
        rate,
        "a second",
        500.0,
        rate >= 500.0,
    ))
}
