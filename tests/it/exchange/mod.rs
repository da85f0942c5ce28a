//! The exchange: books on laptops and a live server, over TLS on a port of its own.

mod enrolment;
mod erasure;
mod faults;
mod laptop;
mod line;
mod month;
mod numbers;
mod server;
mod stick;
mod transfers;
mod units;
