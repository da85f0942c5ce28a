//! The steps of the tour, in the order a secretary would take them.
//!
//! To add one: write `async fn what_is_done(tour: &mut Tour) -> Outcome<()>` in the file of its
//! noun and name it in [`STEPS`] through [`step!`].

use std::future::Future;
use std::pin::Pin;

use desktop::outcome::Outcome;

use crate::Tour;

mod book;
mod exchange;
mod history;
mod meeting;
mod members;
mod pages;
mod papers;

type Doing<'a> = Pin<Box<dyn Future<Output = Outcome<()>> + 'a>>;

/// One step.
pub struct Step {
    name: &'static str,
    perform: for<'a> fn(&'a mut Tour) -> Doing<'a>,
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
    pub fn perform<'a>(&self, tour: &'a mut Tour) -> Doing<'a> {
        (self.perform)(tour)
    }
}

macro_rules! step {
    ($step:path) => {
        Step {
            name: stringify!($step),
            perform: |tour| Box::pin($step(tour)),
        }
    };
}

/// All of them.
pub const STEPS: &[Step] = &[
    step!(book::the_window_opens_at_its_size),
    step!(book::a_book_is_made_with_no_network),
    step!(book::a_wrong_passphrase_is_refused_and_the_right_one_opens),
    step!(book::the_practice_book_opens),
    step!(members::a_list_is_brought_in_from_excel),
    step!(members::somebody_is_found_without_tones),
    step!(members::a_member_is_added_with_half_a_birth_date),
    step!(members::a_member_s_file_is_edited_in_place),
    step!(meeting::a_meeting_is_planned),
    step!(meeting::the_usual_items_are_proposed_and_one_is_moved_by_keys),
    step!(papers::the_agenda_and_the_sign_in_sheet_are_printed),
    step!(meeting::the_members_are_told),
    step!(meeting::the_roll_is_called_by_keys),
    step!(meeting::the_quorum_is_shown_with_its_working),
    step!(meeting::an_item_is_recorded_voted_on_and_gives_a_task),
    step!(meeting::the_minutes_are_written_and_closed),
    step!(papers::the_minutes_are_printed),
    step!(exchange::the_book_is_enrolled_with_its_slip),
    step!(exchange::the_province_receives_the_month),
    step!(exchange::the_meeting_says_that_it_was_received),
    step!(history::who_changed_what_is_readable_and_undone),
    step!(exchange::what_is_new_goes_and_comes_by_stick),
    step!(pages::every_page_holds_at_150_percent),
    step!(pages::every_page_speaks_english),
];
