//! Tests that cross crates, as one program.
