//! The gate for workbooks: what real lists look like, and what must not get in.

mod hostile;
mod package;
mod real;
mod separated;
