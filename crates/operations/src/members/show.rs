//! One member's file.

use super::deadlines::{doubts, known_of, of_file};
use super::{BadgeView, DeadlineView, FileDoubt, MemberForm, StandingView};
use crate::history::{DeliveryView, HistoryLine};
use crate::{Desk, Failure};
use domain::members::deadline::Known;
use domain::members::{
    Member, MemberId, MembershipKind, OfficeRole, ResidenceGroup, Standing, StandingChange,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// Which member.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ShowMember {
    /// The member.
    pub id: Uuid,
}

/// Everything in a member's file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MemberView {
    /// The member.
    pub id: Uuid,
    /// To be sent back with a change.
    pub revision: i64,
    /// The whole name.
    pub name: String,
    /// The fields.
    pub fields: MemberForm,
    /// The standing today.
    pub standing: StandingView,
    /// What happened to the standing, the newest first.
    pub events: Vec<StandingEventView>,
    /// Stays in units, the newest first.
    pub memberships: Vec<MembershipView>,
    /// Offices, the newest first.
    pub offices: Vec<OfficeView>,
    /// Badges given, the newest first.
    pub badges: Vec<BadgeView>,
    /// Years of party age with a badge, for recording one.
    pub badge_years: Vec<u32>,
    /// Days ahead, the nearest first.
    pub deadlines: Vec<DeadlineView>,
    /// What a person should look at.
    pub doubts: Vec<FileDoubt>,
    /// The portrait (JPEG) in base 64; empty if there is none.
    pub portrait: String,
    /// Names of fields that the unit does not keep.
    pub not_kept: Vec<String>,
    /// How far the newest change has travelled.
    pub delivery: DeliveryView,
    /// Who changed what, the newest first.
    pub history: Vec<HistoryLine>,
}

/// One event of standing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StandingEventView {
    /// The event.
    pub id: Uuid,
    /// What happened.
    pub change: StandingChange,
    /// From when.
    pub effective: String,
    /// Until when.
    pub until: String,
    /// Number of the decision.
    pub decision: String,
    /// Remark.
    pub note: String,
    /// The unit gone to or come from.
    pub place: String,
    /// The month through which the fee was paid.
    pub fee_through: String,
}

/// One stay in a unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MembershipView {
    /// The stay.
    pub id: Uuid,
    /// How the member belongs.
    pub kind: MembershipKind,
    /// First day.
    pub since: String,
    /// Last day.
    pub until: String,
    /// The cell the member belongs to meanwhile.
    pub home: String,
    /// Whether a yearly remark is asked for.
    pub residence: ResidenceGroup,
}

/// One office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OfficeView {
    /// The office.
    pub id: Uuid,
    /// Which.
    pub role: OfficeRole,
    /// First day.
    pub since: String,
    /// Last day.
    pub until: String,
    /// Number of the decision.
    pub decision: String,
}

/// How many lines of history a file shows.
const HISTORY: i64 = 50;

fn day(date: Option<chrono::NaiveDate>) -> String {
    date.map(|date| date.format("%d/%m/%Y").to_string())
        .unwrap_or_default()
}

/// Shows one member's file.
pub fn show_member(desk: &Desk, request: ShowMember) -> Result<MemberView, Failure> {
    let id = MemberId(request.id);
    let today = desk.today();
    desk.book.read(|reading| {
        let member: Member = reading.require(id.record())?;
        let events = reading.standing_events_of(id)?;
        let (changes, given) = known_of(reading, id)?;
        let rules = desk.rules_now()?;
        let known = Known {
            member: &member,
            changes: &changes,
            badges: &given,
        };
        let events = events
            .into_iter()
            .map(|event| StandingEventView {
                id: event.id.0,
                change: event.change,
                effective: event
                    .effective
                    .map(|date| date.to_string())
                    .unwrap_or_default(),
                until: day(event.until),
                decision: event.decision,
                note: event.note,
                place: event.place,
                fee_through: event
                    .fee_through
                    .map(|month| month.to_string())
                    .unwrap_or_default(),
            })
            .collect();
        let memberships = reading
            .memberships_of(id)?
            .into_iter()
            .map(|stay| MembershipView {
                id: stay.id.0,
                kind: stay.kind,
                since: day(stay.since),
                until: day(stay.until),
                home: stay.home,
                residence: stay.residence,
            })
            .collect();
        let offices = reading
            .offices_of(id)?
            .into_iter()
            .map(|office| OfficeView {
                id: office.id.0,
                role: office.role,
                since: day(office.since),
                until: day(office.until),
                decision: office.decision,
            })
            .collect();
        let history = reading.steps(Some(id.record()), i64::MAX, HISTORY)?;
        Ok(MemberView {
            id: request.id,
            revision: reading.revision::<Member>(id.record())?,
            name: member.name(),
            fields: MemberForm::of(&member),
            standing: (&Standing::on(&changes, today)).into(),
            events,
            memberships,
            offices,
            badges: reading.badges_of(id)?.into_iter().map(Into::into).collect(),
            badge_years: rules.charter.badge_years.value.clone(),
            deadlines: of_file(desk, known, rules)
                .into_iter()
                .chain(super::request_deadlines(desk, reading, Some(id))?)
                .collect(),
            doubts: doubts(desk, &member),
            portrait: super::portrait::shown(reading, &member)?,
            not_kept: reading
                .not_kept()?
                .names()
                .into_iter()
                .map(str::to_owned)
                .collect(),
            delivery: reading.delivery(id.record())?.into(),
            history: history.into_iter().map(Into::into).collect(),
        })
    })
}
