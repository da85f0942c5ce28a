//! The exchange once more: the same tests, with the province on a PostgreSQL of its own.

mod engine {
    //! Where these servers keep their feeds.

    use crate::place::Lodging;

    pub fn lodging() -> Lodging {
        Lodging::postgres()
    }
}
#[path = "exchange/drafts.rs"]
mod drafts;
#[path = "exchange/enrolment.rs"]
mod enrolment;
#[path = "exchange/erasure.rs"]
mod erasure;
#[path = "exchange/faults.rs"]
mod faults;
#[path = "exchange/laptop.rs"]
pub mod laptop;
#[path = "exchange/left_out.rs"]
mod left_out;
#[path = "exchange/line.rs"]
mod line;
#[path = "exchange/month.rs"]
mod month;
#[path = "exchange/server.rs"]
pub mod server;
#[path = "exchange/stick.rs"]
mod stick;
#[path = "exchange/transfers.rs"]
mod transfers;
#[path = "exchange/units.rs"]
mod units;
