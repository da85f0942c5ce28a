//! Tests of whole papers: what goes in is what a reader of the file gets back, letter by letter.

mod papers;
mod reading;
mod written;
