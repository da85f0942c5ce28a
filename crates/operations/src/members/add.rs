//! Taking a member into the roster by hand.

use super::MemberForm;
use super::form::check_dates;
use super::transfers::received_by_hand;
use crate::form::Form;
use crate::{Desk, Failure, Saved};
use domain::dates::PartialDate;
use domain::members::{
    Distinct, Member, MemberId, Membership, MembershipKind, Rank, StandingChange, StandingEvent,
};
use serde::{Deserialize, Serialize};
use storage::Writing;
use ts_rs::TS;
use uuid::Uuid;

/// Official or on probation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RankChoice {
    /// Official member.
    Official,
    /// Probationary member.
    Probationary,
}

impl From<RankChoice> for Rank {
    fn from(choice: RankChoice) -> Self {
        match choice {
            RankChoice::Official => Self::Official,
            RankChoice::Probationary => Self::Probationary,
        }
    }
}

impl From<Rank> for RankChoice {
    fn from(rank: Rank) -> Self {
        match rank {
            Rank::Official => Self::Official,
            Rank::Probationary => Self::Probationary,
        }
    }
}

/// A member to take in.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NewMember {
    /// The file.
    pub fields: MemberForm,
    /// Official or on probation.
    pub rank: RankChoice,
    /// First day in this cell; empty if nobody remembers.
    pub since: String,
    /// The unit the member comes from; empty if admitted here.
    #[serde(default)]
    pub from: String,
    /// Number of the transfer paper.
    #[serde(default)]
    pub paper: String,
    /// Members who look alike and were found to be other people.
    #[serde(default)]
    pub others: Vec<Uuid>,
}

/// So many namesakes no cell has.
const OTHERS: usize = 100;

/// Takes a member in: file, stay and standing in one step.
pub fn add_member(desk: &Desk, request: NewMember) -> Result<Saved, Failure> {
    let mut form = Form::default();
    let mut member = Member::default();
    request.fields.fill(&mut form, &mut member);
    check_dates(&mut form, &member);
    let since = form.day("since", &request.since);
    let received = StandingEvent {
        change: StandingChange::Received,
        effective: since.map(PartialDate::Day),
        place: form.line("from", &request.from),
        decision: form.line("paper", &request.paper),
        ..StandingEvent::default()
    };
    if request.others.len() > OTHERS {
        return Err(Failure::BadRequest);
    }
    let others = request.others;
    form.finish()?;
    desk.save("add_member", &member.name(), |writing| {
        let stay = Stay { since, until: None };
        let id = take_in(writing, member, request.rank.into(), stay)?;
        for other in others {
            writing.put(&Distinct {
                id: writing.new_id()?,
                owner: writing.unit(),
                one: MemberId(other),
                other: id.into(),
            })?;
        }
        if !received.place.is_empty() {
            let member: Member = writing.reading().require(id)?;
            received_by_hand(writing, &member, &received)?;
        }
        Ok(id)
    })
}

/// From when to when somebody belongs here, as far as anybody knows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stay {
    pub(super) since: Option<chrono::NaiveDate>,
    pub(super) until: Option<chrono::NaiveDate>,
}

/// Writes a new member with stay and standing.
pub(super) fn take_in(
    writing: &mut Writing<'_>,
    mut member: Member,
    rank: Rank,
    stay: Stay,
) -> Result<domain::record::RecordId, Failure> {
    member.id = writing.new_id()?;
    member.owner = writing.unit();
    writing.create(&member)?;
    writing.create(&Membership {
        id: writing.new_id()?,
        owner: writing.unit(),
        member: member.id,
        kind: MembershipKind::Regular,
        since: stay.since,
        until: stay.until,
        name: member.name(),
        ..Membership::default()
    })?;
    for (change, effective) in standing_of(&member, rank) {
        writing.create(&StandingEvent {
            id: writing.new_id()?,
            owner: writing.unit(),
            member: member.id,
            change,
            effective,
            ..StandingEvent::default()
        })?;
    }
    Ok(member.id.record())
}

/// The events that the dates of a file stand for. An official member whose official date nobody
/// knows was official as far back as anybody remembers: no day is made up.
fn standing_of(member: &Member, rank: Rank) -> Vec<(StandingChange, Option<PartialDate>)> {
    let joined = (StandingChange::BecameProbationary, member.joined);
    match (rank, member.official_from) {
        (Rank::Probationary, _) => vec![joined],
        (Rank::Official, None) => vec![(StandingChange::BecameOfficial, None)],
        (Rank::Official, official) => {
            let recognised = (StandingChange::BecameOfficial, official);
            let known = member.joined.is_some();
            known
                .then_some(joined)
                .into_iter()
                .chain([recognised])
                .collect()
        }
    }
}
