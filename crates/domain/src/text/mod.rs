//! Text as people write it in Vietnamese: cleaned once at the door, folded for search, keyed for order.
//!
//! Nothing here changes a spelling: "Hoà" stays "Hoà" and only *search* finds it as "Hòa".

mod clean;
mod fold;
mod lookalike;
mod old_encoding;
mod order;
mod rank;
#[cfg(test)]
mod tests;

pub use clean::{TextProblem, clean, clean_line};
pub use fold::fold;
pub use lookalike::{Lookalike, mend_lookalikes};
pub use old_encoding::{OldEncoding, is_vietnamese, letter_of_byte};
pub use order::{Tone, ToneOrder, name_sort_key, sort_key};
pub use rank::{Match, small};
