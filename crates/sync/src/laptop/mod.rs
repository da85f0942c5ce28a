//! The laptop's side of the line, without IO: a loop over two traits.
//!
//! Everything is told before anything is asked. Each page is applied with its cursor in one step,
//! so a cut line costs one page. Nothing here waits or retries by the clock: whoever calls decides
//! when to come back.

mod exchange;
mod problem;
mod stick;
mod store;

pub use exchange::{Exchanged, exchange};
pub use problem::{ExchangeProblem, Next};
pub use stick::{bundle, take_return};
pub use store::{Line, LineProblem, Path, Standing, Store};
