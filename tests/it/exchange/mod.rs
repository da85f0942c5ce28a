//! The exchange: books on laptops and a live server, over TLS on a port of its own.
//!
//! Every test here runs on embedded SQLite, and once more on PostgreSQL (`exchange_on_postgres`).

pub mod engine {
    //! Where these servers keep their feeds.

    use crate::place::Lodging;

    pub fn lodging() -> Lodging {
        Lodging::folder()
    }
}
mod conflicts;

mod drafts;
mod enrolment;
mod erasure;
mod faults;
mod laptop;
mod left_out;
mod line;
mod month;
mod numbers;
mod server;
mod stick;
mod transfers;
mod units;
