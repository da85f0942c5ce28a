//! One member goes over from a unit to another with the unit itself: the stay ends on the last day and
//! goes on at the other from the day after, with the same standing; the file goes along.

use crate::Failure;
use chrono::NaiveDate;
use domain::members::{
    Badge, FileCopy, Member, Membership, MembershipId, StandingEvent, Transfer, TransferDirection,
    TransferId, TransferKind,
};
use domain::units::Unit;
use storage::Writing;

/// Between which units, when, by which decision.
pub(super) struct Carrying<'c> {
    pub from: &'c Unit,
    pub to: &'c Unit,
    /// The last day at the old unit.
    pub last: NaiveDate,
    pub decision: &'c str,
}

impl Carrying<'_> {
    /// Carries one stay over. Returns the new one.
    pub fn carry(
        &self,
        writing: &mut Writing<'_>,
        stay: Membership,
    ) -> Result<MembershipId, Failure> {
        let member: Member = writing.reading().require(stay.member.record())?;
        let new = Membership {
            id: writing.new_id()?,
            owner: self.to.id,
            since: self.last.succ_opt(),
            until: None,
            name: member.name(),
            ..stay.clone()
        };
        writing.put(&new)?;
        self.copy_standing(writing, &member)?;
        let holds = member.owner == self.from.id;
        self.note(writing, &member, (&stay, new.id), holds)?;
        writing.put(&Membership {
            until: Some(stay.until.map_or(self.last, |until| until.min(self.last))),
            ..stay
        })?;
        if holds {
            writing.give::<Member>(member.id.record(), self.to.id)?;
        }
        for badge in writing.reading().badges_of(member.id)? {
            if badge.owner == self.from.id {
                writing.give::<Badge>(badge.id.record(), self.to.id)?;
            }
        }
        Ok(new.id)
    }

    /// The other unit goes on with the same standing: exempt stays exempt, away stays away.
    fn copy_standing(&self, writing: &mut Writing<'_>, member: &Member) -> Result<(), Failure> {
        for event in writing.reading().standing_events_of(member.id)? {
            if event.owner == self.from.id {
                writing.put(&StandingEvent {
                    id: writing.new_id()?,
                    owner: self.to.id,
                    ..event
                })?;
            }
        }
        Ok(())
    }

    /// Both units have it among their transfers; the old one keeps the file as of that day.
    fn note(
        &self,
        writing: &mut Writing<'_>,
        member: &Member,
        (stay, new): (&Membership, MembershipId),
        holds: bool,
    ) -> Result<(), Failure> {
        let (out, here): (TransferId, TransferId) = (writing.new_id()?, writing.new_id()?);
        let gone = Transfer {
            id: out,
            owner: self.from.id,
            member: member.id,
            kind: TransferKind::Reorganised,
            direction: TransferDirection::Out,
            from_unit: Some(self.from.id),
            from_name: self.from.name.clone(),
            to_unit: Some(self.to.id),
            to_name: self.to.name.clone(),
            letter_number: self.decision.to_owned(),
            effective: Some(self.last),
            membership: Some(stay.id),
            counterpart: Some(here),
            left: true,
            received: self.last.succ_opt(),
            name: member.name(),
            file: if holds {
                FileCopy::of(member)
            } else {
                FileCopy::default()
            },
            ..Transfer::default()
        };
        writing.put(&Transfer {
            id: here,
            owner: self.to.id,
            direction: TransferDirection::In,
            membership: Some(new),
            counterpart: Some(out),
            file: FileCopy::default(),
            ..gone.clone()
        })?;
        writing.put(&gone)?;
        Ok(())
    }
}
