//! Every kind of record there is.

use super::{Record, RecordSpec};
use crate::attachments::Attachment;
use crate::drafts::{Draft, DraftComment, DraftReview, DraftVersion, HandIn};
use crate::incoming::IncomingDocument;
use crate::meetings::{
    AgendaItem, Contribution, Filing, Handout, Meeting, MinutesVersion, Observation, RecurringItem,
    Rescheduling, Vote,
};
use crate::members::{
    Badge, DataRequest, Distinct, Member, Membership, Office, Portrait, ResidenceRemark,
    StandingEvent, Transfer,
};
use crate::papers::{HouseLayout, MeetingPaper, PaperVersion};
use crate::people::Person;
use crate::programmes::Programme;
use crate::tasks::{Task, TaskReport};
use crate::units::{Profile, Term, Unit, UnitChange};

/// All declarations, by kind number.
pub const ALL: &[RecordSpec] = &[
    Unit::SPEC,
    Profile::SPEC,
    Person::SPEC,
    UnitChange::SPEC,
    Member::SPEC,
    Membership::SPEC,
    StandingEvent::SPEC,
    Office::SPEC,
    Badge::SPEC,
    Distinct::SPEC,
    ResidenceRemark::SPEC,
    Transfer::SPEC,
    DataRequest::SPEC,
    Portrait::SPEC,
    Meeting::SPEC,
    AgendaItem::SPEC,
    Vote::SPEC,
    RecurringItem::SPEC,
    TaskReport::SPEC,
    Contribution::SPEC,
    Rescheduling::SPEC,
    Handout::SPEC,
    MinutesVersion::SPEC,
    Filing::SPEC,
    Task::SPEC,
    MeetingPaper::SPEC,
    PaperVersion::SPEC,
    Term::SPEC,
    IncomingDocument::SPEC,
    Attachment::SPEC,
    Programme::SPEC,
    Observation::SPEC,
    Draft::SPEC,
    DraftReview::SPEC,
    HandIn::SPEC,
    DraftVersion::SPEC,
    DraftComment::SPEC,
    HouseLayout::SPEC,
];

/// The declaration of a kind; `None` for one that a newer program made.
#[must_use]
pub fn spec(kind: u16) -> Option<&'static RecordSpec> {
    ALL.iter().find(|spec| spec.kind == kind)
}
