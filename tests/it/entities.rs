//! Entities stay inside: what crosses a boundary has a shape of its own.

use domain::attachments::Attachment;
use domain::drafts::{Draft, DraftComment, DraftReview, DraftVersion, HandIn};
use domain::incoming::IncomingDocument;
use domain::meetings::{
    AgendaItem, Contribution, Filing, Handout, Meeting, MinutesVersion, Observation, RecurringItem,
    Rescheduling, Vote,
};
use domain::members::{
    Badge, DataRequest, Distinct, Member, Membership, Office, Portrait, ResidenceRemark,
    StandingEvent, Transfer,
};
use domain::papers::{HouseLayout, MeetingPaper, PaperVersion};
use domain::people::Person;
use domain::programmes::Programme;
use domain::record::{ALL, Record};
use domain::tasks::{Task, TaskReport};
use domain::units::{Profile, Term, Unit, UnitChange};
use std::collections::BTreeSet;

/// Does not compile if a record can be written out or read in as it is; gives their kinds.
macro_rules! kinds_of_unserialised {
    ($($record:ty),* $(,)?) => {{
        $(
            static_assertions::assert_not_impl_any!($record: serde::Serialize);
            static_assertions::assert_not_impl_any!($record: serde::Deserialize<'static>);
            static_assertions::assert_not_impl_any!($record: ts_rs::TS);
        )*
        BTreeSet::from([$(<$record as Record>::SPEC.kind),*])
    }};
}

#[test]
fn no_record_is_serialised() {
    let known = kinds_of_unserialised!(
        Unit,
        Profile,
        Person,
        UnitChange,
        Member,
        Membership,
        StandingEvent,
        Office,
        Badge,
        Distinct,
        ResidenceRemark,
        Transfer,
        DataRequest,
        Portrait,
        Meeting,
        AgendaItem,
        Vote,
        RecurringItem,
        TaskReport,
        Contribution,
        Rescheduling,
        Handout,
        MinutesVersion,
        Filing,
        Observation,
        Draft,
        DraftReview,
        HandIn,
        DraftVersion,
        DraftComment,
        IncomingDocument,
        Attachment,
        Programme,
        Task,
        MeetingPaper,
        PaperVersion,
        Term,
        HouseLayout,
    );
    let all: BTreeSet<u16> = ALL.iter().map(|spec| spec.kind).collect();
    assert_eq!(known, all, "a record is missing in this test");
}
