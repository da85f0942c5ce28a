//! The steps of the tour, in the order a secretary would take them.
//!
//! To add one: write `async fn what_is_done(window: &mut Window) -> Outcome<()>` in the file of its
//! noun and name it in [`STEPS`] through [`step!`].

use std::future::Future;
use std::pin::Pin;

use desktop::outcome::Outcome;
use desktop::window::Window;

mod first_page;

type Doing<'a> = Pin<Box<dyn Future<Output = Outcome<()>> + 'a>>;

/// One step.
pub struct Step {
    name: &'static str,
    perform: for<'a> fn(&'a mut Window) -> Doing<'a>,
}

impl Step {
    /// Its name: the function's, in words.
    pub fn name(&self) -> String {
        self.name
            .rsplit("::")
            .next()
            .unwrap_or(self.name)
            .trim()
            .replace('_', " ")
    }

    /// Does it.
    pub fn perform<'a>(&self, window: &'a mut Window) -> Doing<'a> {
        (self.perform)(window)
    }
}

macro_rules! step {
    ($step:path) => {
        Step {
            name: stringify!($step),
            perform: |window| Box::pin($step(window)),
        }
    };
}

/// All of them.
pub const STEPS: &[Step] = &[
    step!(first_page::the_window_opens_at_its_size),
    step!(first_page::large_text_cuts_nothing),
];
