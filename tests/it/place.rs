//! Where a province's feed lies in a test: a folder, or a PostgreSQL of its own.

use desktop::postgres::{Cluster, Durable};
use province::feed::{Address, Place};
use tempfile::TempDir;

/// A place that is gone with the test.
pub struct Lodging {
    /// For backups and the like.
    pub home: TempDir,
    /// Where the feed is.
    pub place: Place,
    cluster: Option<Cluster>,
}

impl Lodging {
    pub fn folder() -> Self {
        let home = tempfile::tempdir().unwrap();
        let place = Place::Folder(home.path().join("feed"));
        Self {
            home,
            place,
            cluster: None,
        }
    }

    pub fn postgres() -> Self {
        let cluster = Cluster::start(Durable::No).unwrap();
        let mut address = Address::of(&cluster.url());
        address.connections = 4;
        Self {
            home: tempfile::tempdir().unwrap(),
            place: Place::Postgres(address),
            cluster: Some(cluster),
        }
    }

    /// The PostgreSQL, where there is one.
    pub const fn cluster(&self) -> &Cluster {
        self.cluster.as_ref().unwrap()
    }
}
