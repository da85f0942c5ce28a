//! Several servers on one PostgreSQL behave as one, whatever is killed (G9).

use desktop::load::{Failed, Office, Reader};
use desktop::postgres::{Cluster, Durable};
use desktop::servers::Process;
use domain::record::RecordId;
use province::Feed;
use province::feed::{Address, Place};
use std::path::Path;
use std::thread::{self, ScopedJoinHandle};

const NOW: u64 = 1_795_352_400_000;

fn feed(cluster: &Cluster) -> Feed {
    Feed::open_or_create(&Place::Postgres(Address::of(&cluster.url())), true).unwrap()
}

fn serve(cluster: &Cluster) -> Process {
    let program = Path::new(env!("CARGO_BIN_EXE_server"));
    Process::start(program, &cluster.url(), 8).unwrap()
}

fn acknowledged(
    writers: Vec<ScopedJoinHandle<'_, Result<Vec<RecordId>, Failed>>>,
) -> Vec<RecordId> {
    let written = writers
        .into_iter()
        .flat_map(|writer| writer.join().unwrap().unwrap());
    written.collect()
}

fn lost(acknowledged: &[RecordId], reader: &Reader) -> usize {
    let is_lost = |record: &&RecordId| !reader.records.contains(record);
    acknowledged.iter().filter(is_lost).count()
}

#[test]
fn g9_three_servers_fifty_writers_and_a_kill_lose_nothing_and_leave_no_hole() {
    let cluster = Cluster::start(Durable::No).unwrap();
    let office = Office::open(&feed(&cluster), 53, NOW).unwrap();
    let mut servers: Vec<Process> = (0..3).map(|_| serve(&cluster)).collect();
    office.serve_at(
        servers
            .iter()
            .map(|server| server.address.clone())
            .collect(),
    );
    thread::scope(|scope| {
        let writers: Vec<_> = (0..50).map(|_| scope.spawn(|| office.write(3))).collect();
        let readers: Vec<_> = (0..2).map(|_| scope.spawn(|| office.read())).collect();
        office.until_acknowledged(300);
        servers[0].kill().unwrap();
        office.until_acknowledged(900);
        office.close();
        let acknowledged = acknowledged(writers);
        for reader in readers {
            reader.join().unwrap().unwrap();
        }
        let reader = office.read().unwrap();
        assert!(acknowledged.len() >= 900);
        assert_eq!(lost(&acknowledged, &reader), 0, "of {}", acknowledged.len());
    });
}

#[test]
fn g2_postgresql_stopped_immediately_under_eight_writers_loses_nothing_acknowledged() {
    let mut cluster = Cluster::start(Durable::Yes).unwrap();
    let office = Office::open(&feed(&cluster), 10, NOW).unwrap();
    let servers: Vec<Process> = (0..2).map(|_| serve(&cluster)).collect();
    office.serve_at(
        servers
            .iter()
            .map(|server| server.address.clone())
            .collect(),
    );
    thread::scope(|scope| {
        let writers: Vec<_> = (0..8).map(|_| scope.spawn(|| office.write(2))).collect();
        for stop in 1..=3 {
            office.until_acknowledged(stop * 60);
            cluster.stop_immediately().unwrap();
            cluster.resume().unwrap();
        }
        office.until_acknowledged(240);
        office.close();
        let acknowledged = acknowledged(writers);
        let reader = office.read().unwrap();
        assert_eq!(lost(&acknowledged, &reader), 0, "of {}", acknowledged.len());
    });
}
