//! What time it is: handed in, so that a test is at whatever time it likes.

/// Tells the time.
pub trait Clock: Send + Sync + 'static {
    /// Milliseconds since 1970.
    fn now(&self) -> u64;
}
