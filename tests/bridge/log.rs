//! What the window writes into its log goes to the bridge's standard error.

use ::log::{LevelFilter, Log, Metadata, Record};

struct StandardError;

impl Log for StandardError {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }
    fn log(&self, record: &Record<'_>) {
        eprintln!("{}: {}", record.level(), record.args());
    }
    fn flush(&self) {}
}

/// From here on, warnings and errors are said.
pub fn begin() {
    if ::log::set_logger(&StandardError).is_ok() {
        ::log::set_max_level(LevelFilter::Warn);
    }
}
