//! Tests that cross crates, as one program: it compiles and links once.
//!
//! A noun of the house has one module here, named like the noun.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "everything here is a test or serves one"
)]

mod agenda;
mod attachments;
mod attendance;
mod canaries;
mod crash;
mod desk;
mod drafts;
mod duplicates;
mod entities;
mod exchange;
#[expect(clippy::duplicate_mod, reason = "the same tests on the other engine")]
mod exchange_on_postgres;
mod hall;
mod import;
mod incoming;
mod laptop;
mod layers;
mod leaks;
mod meeting_papers;
mod meetings;
mod member_files;
mod member_lists;
mod members;
mod paper_letters;
mod papers;
mod personal;
mod place;
mod preparation;
mod purity;
mod residents;
mod score;
mod separation;
mod servers;
mod statements;
mod tasks;
mod transfers;
mod votes;
mod window_configuration;
