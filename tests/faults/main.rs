//! Faults by the hour: `cargo xtask faults` runs this and keeps the figures in `target/faults/`.
//!
//! Each row is a name, a figure, its unit, its budget and whether it holds.

use std::path::PathBuf;
use std::process::ExitCode;
use std::thread::{self, ScopedJoinHandle};

use desktop::load::{Failed, Office};
use desktop::postgres::{Cluster, Durable};
use desktop::servers::Process;
use domain::record::RecordId;
use province::Feed;
use province::feed::{Address, Place};
use serde_json::{Value, json};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

const NOW: u64 = 1_795_352_400_000;
/// Writers while PostgreSQL is stopped.
const WRITERS: usize = 8;
/// Writers while servers are killed.
const MANY: usize = 50;

/// What is to be done, from the words of the command line.
struct Faults {
    server: PathBuf,
    rounds: u64,
    rows: Vec<Value>,
}

fn main() -> Outcome<ExitCode> {
    let mut words = std::env::args_os().skip(1);
    let server = words
        .next()
        .ok_or("the server's program is missing")?
        .into();
    let report = PathBuf::from(words.next().ok_or("the file for the report is missing")?);
    let rounds = words.next().and_then(|word| word.to_str()?.parse().ok());
    let mut faults = Faults {
        server,
        rounds: rounds.unwrap_or(20),
        rows: Vec::new(),
    };
    faults.stop_postgresql()?;
    faults.kill_servers()?;
    faults.promote_the_standby()?;
    std::fs::write(&report, serde_json::to_string_pretty(&faults.rows)?)?;
    let broken = faults
        .rows
        .iter()
        .any(|row| row.get("holds") == Some(&json!(false)));
    Ok(if broken {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

fn place(url: &str) -> Place {
    Place::Postgres(Address::of(url))
}

impl Faults {
    fn row(&mut self, name: &str, figure: u64, unit: &str, budget: u64) {
        let holds = figure <= budget;
        println!(
            "{name}: {figure} {unit}{}",
            if holds { "" } else { " BROKEN" }
        );
        self.rows.push(json!({
            "name": name, "figure": figure, "unit": unit, "budget": budget, "holds": holds,
        }));
    }

    fn serve(&self, url: &str, many: usize) -> Outcome<Vec<Process>> {
        let server = || Process::start(&self.server, url, 8);
        Ok((0..many).map(|_| server()).collect::<Result<_, _>>()?)
    }

    /// Lets laptops write while something is done to what serves them; then reads everything and
    /// counts what was acknowledged and is not there. A hole in the feed is a fault of its own.
    fn under_load(
        &mut self,
        name: &str,
        (office, writers, each): (&Office, usize, u64),
        mut harm: impl FnMut(&Office) -> Outcome<()>,
    ) -> Outcome<()> {
        let (acknowledged, lost) = thread::scope(|scope| -> Outcome<(usize, usize)> {
            let writing: Vec<_> = (0..writers)
                .map(|_| scope.spawn(move || office.write(each)))
                .collect();
            let reading = scope.spawn(|| office.read());
            let harmed = harm(office);
            office.close();
            let acknowledged = gather(writing)?;
            let reader = reading.join().map_err(|_| "a reader fell over")?;
            reader.map_err(|failed| format!("{failed:?}"))?;
            harmed?;
            let reader = office.read().map_err(|failed| format!("{failed:?}"))?;
            let is_lost = |record: &&RecordId| !reader.records.contains(record);
            Ok((
                acknowledged.len(),
                acknowledged.iter().filter(is_lost).count(),
            ))
        })?;
        self.row(
            &format!("{name}: lost of {acknowledged} acknowledged"),
            u64::try_from(lost)?,
            "operations",
            0,
        );
        Ok(())
    }

    fn stop_postgresql(&mut self) -> Outcome<()> {
        let mut cluster = Cluster::start(Durable::Yes)?;
        let office = Office::open(
            &Feed::open_or_create(&place(&cluster.url()), true)?,
            WRITERS + 2,
            NOW,
        )?;
        let servers = self.serve(&cluster.url(), 2)?;
        office.serve_at(addresses(&servers));
        let rounds = self.rounds;
        self.under_load(
            &format!("PostgreSQL stopped immediately {rounds} times under {WRITERS} writers"),
            (&office, WRITERS, 2),
            |office| {
                for round in 1..=rounds {
                    office.until_acknowledged(office.acknowledged() + 100);
                    println!(
                        "  stop {round} of {rounds}, {} acknowledged",
                        office.acknowledged()
                    );
                    cluster.stop_immediately()?;
                    cluster.resume()?;
                }
                office.until_acknowledged(office.acknowledged() + 100);
                Ok(())
            },
        )
    }

    fn kill_servers(&mut self) -> Outcome<()> {
        let cluster = Cluster::start(Durable::Yes)?;
        let office = Office::open(
            &Feed::open_or_create(&place(&cluster.url()), true)?,
            MANY + 2,
            NOW,
        )?;
        let mut servers = self.serve(&cluster.url(), 3)?;
        office.serve_at(addresses(&servers));
        let (rounds, program) = (self.rounds, self.server.clone());
        self.under_load(
            &format!("one of 3 servers killed {rounds} times under {MANY} writers"),
            (&office, MANY, 3),
            |office| {
                for round in 1..=rounds {
                    office.until_acknowledged(office.acknowledged() + 300);
                    println!(
                        "  kill {round} of {rounds}, {} acknowledged",
                        office.acknowledged()
                    );
                    let mut oldest = servers.remove(0);
                    oldest.kill()?;
                    servers.push(Process::start(&program, &cluster.url(), 8)?);
                    office.serve_at(addresses(&servers));
                }
                office.until_acknowledged(office.acknowledged() + 300);
                Ok(())
            },
        )
    }

    fn promote_the_standby(&mut self) -> Outcome<()> {
        let mut primary = Cluster::start(Durable::Yes)?;
        let office = Office::open(
            &Feed::open_or_create(&place(&primary.url()), true)?,
            WRITERS + 2,
            NOW,
        )?;
        let standby = Cluster::standby_of(&primary, "standby")?;
        primary.ask("ALTER SYSTEM SET synchronous_standby_names = 'standby'")?;
        primary.ask("SELECT pg_reload_conf()")?;
        while primary.ask("SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'")?
            != "1"
        {
            thread::yield_now();
        }
        let servers = self.serve(&primary.url_with(&standby), 2)?;
        office.serve_at(addresses(&servers));
        self.under_load(
            "the synchronous standby promoted in mid-load",
            (&office, WRITERS, 2),
            |office| {
                office.until_acknowledged(1_000);
                println!("  the primary goes, {} acknowledged", office.acknowledged());
                primary.stop_immediately()?;
                standby.promote()?;
                office.until_acknowledged(office.acknowledged() + 1_000);
                println!(
                    "  the laptops went on, {} acknowledged",
                    office.acknowledged()
                );
                Ok(())
            },
        )
    }
}

fn addresses(servers: &[Process]) -> Vec<String> {
    servers
        .iter()
        .map(|server| server.address.clone())
        .collect()
}

fn gather(
    writing: Vec<ScopedJoinHandle<'_, Result<Vec<RecordId>, Failed>>>,
) -> Outcome<Vec<RecordId>> {
    let mut acknowledged = Vec::new();
    for writer in writing {
        let written = writer.join().map_err(|_| "a writer fell over")?;
        acknowledged.extend(written.map_err(|failed| format!("{failed:?}"))?);
    }
    Ok(acknowledged)
}
