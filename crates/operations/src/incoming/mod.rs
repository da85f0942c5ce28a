//! The incoming register: documents received, and the meeting each was brought to.

mod edit;
mod list;

pub use edit::{
    IncomingEdit, IncomingForm, NewIncoming, RemoveIncoming, add_incoming, edit_incoming,
    remove_incoming,
};
pub use list::{IncomingRow, IncomingView, ListIncoming, list_incoming};
