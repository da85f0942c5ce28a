//! Meetings: one path from planning to closed minutes.

mod agenda;
mod close;
mod list;
mod plan;
mod presence;
mod record;
pub(crate) mod roll;
mod run;
mod show;
mod times;
mod view;
mod vote;

pub(crate) use agenda::usual_items;
pub use agenda::{
    ItemEdit, ItemForm, MoveItem, NewItem, RemoveItem, add_item, edit_item, move_item,
    propose_items, remove_item,
};
pub use close::{ReopenMeeting, close_meeting, reopen_meeting};
pub use list::{ListMeetings, MeetingList, MeetingRow, list_meetings};
pub use plan::{MeetingEdit, MeetingForm, NewMeeting, delete_meeting, edit_meeting, plan_meeting};
pub use presence::{MarkPresence, PresenceChoice, mark_presence, mark_rest_present};
pub use record::{
    ItemRecord, KeepTyping, MinutesEdit, TypingField, keep_typing, record_item, save_minutes,
};
pub use run::{announce_meeting, begin_meeting, end_meeting};
pub use show::show_meeting;
pub use times::{CorrectTimes, correct_times};
pub use view::{
    AgendaItemView, LackView, MeetingView, PathStep, QuorumView, RollCountView, RollKindView,
    RollLineView, ShowMeeting, VoteView,
};
pub use vote::{NewVote, RemoveVote, VoteKindChoice, remove_vote, take_vote};
