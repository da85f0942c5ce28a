//! How many products a meeting owes its programme, and how many it has.

/// The products of one meeting, counted against its programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Products {
    /// At least so many.
    pub least: u32,
    /// At most so many.
    pub most: u32,
    /// Approved, handed in or not.
    pub ready: u32,
    /// All that were begun, the ready ones too.
    pub begun: u32,
}

impl Products {
    /// How many are still to be approved.
    #[must_use]
    pub const fn lacking(self) -> u32 {
        self.least.saturating_sub(self.ready)
    }

    /// How many there are beyond what the programme counts.
    #[must_use]
    pub const fn beyond(self) -> u32 {
        self.ready.saturating_sub(self.most)
    }
}
