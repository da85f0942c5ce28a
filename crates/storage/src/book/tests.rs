//! The book: steps, folding, receiving, undoing.
