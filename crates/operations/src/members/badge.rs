//! Badges that were given to a member.

use crate::form::Form;
use crate::{Desk, Failure, Problem, Saved};
use domain::members::{Badge, BadgeId, Member, MemberId};
use serde::{Deserialize, Serialize};
use storage::Writing;
use ts_rs::TS;
use uuid::Uuid;

/// A badge that was given.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NewBadge {
    /// The member.
    pub member: Uuid,
    /// Of how many years.
    pub years: i64,
    /// The badge's number.
    pub number: String,
    /// When it was given.
    pub given: String,
    /// Number of the decision.
    pub decision: String,
    /// Given before its time, to somebody gravely ill.
    pub early: bool,
}

/// A badge as the file shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BadgeView {
    /// The badge.
    pub id: Uuid,
    /// Of how many years.
    pub years: i64,
    /// Its number.
    pub number: String,
    /// When it was given.
    pub given: String,
    /// Number of the decision.
    pub decision: String,
    /// Given before its time.
    pub early: bool,
}

impl From<Badge> for BadgeView {
    fn from(badge: Badge) -> Self {
        Self {
            id: badge.id.0,
            years: badge.years,
            number: badge.number,
            given: badge.given.map(|date| date.to_string()).unwrap_or_default(),
            decision: badge.decision,
            early: badge.early,
        }
    }
}

/// Records a badge of years that the rules know; each is given once.
pub fn record_badge(desk: &Desk, request: NewBadge) -> Result<Saved, Failure> {
    let texts = [&*request.number, &*request.given, &*request.decision];
    let badge = Badge {
        member: MemberId(request.member),
        ..typed(desk, request.years, texts, request.early)?
    };
    desk.save("record_badge", "", |writing| {
        let member = only_once(writing, &badge)?;
        writing.about(&member.name())?;
        writing.put(&Badge {
            id: writing.new_id()?,
            owner: writing.unit(),
            ..badge
        })?;
        Ok(member.id.record())
    })
}

/// A badge as it was typed.
fn typed(
    desk: &Desk,
    years: i64,
    [number, given, decision]: [&str; 3],
    early: bool,
) -> Result<Badge, Failure> {
    let rules = desk.rules_now()?;
    let mut form = Form::default();
    let known = rules.charter.badge_years.value.iter();
    if !known.copied().any(|known| i64::from(known) == years) {
        form.problem("years", Problem::NotAChoice);
    }
    let badge = Badge {
        years,
        number: form.line("number", number),
        given: form.partial_date("given", given),
        decision: form.line("decision", decision),
        early,
        ..Badge::default()
    };
    form.finish()?;
    Ok(badge)
}

/// The member, who has no other badge of these years.
fn only_once(writing: &Writing<'_>, badge: &Badge) -> Result<Member, Failure> {
    let member: Member = writing.reading().require(badge.member.record())?;
    let given = writing.reading().badges_of(member.id)?;
    let twice = |other: &Badge| other.id != badge.id && other.years == badge.years;
    if given.iter().any(twice) {
        let by = member.name();
        return Err(Failure::invalid("years", Problem::Taken { by }));
    }
    Ok(member)
}

/// A badge as it should have been written.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CorrectBadge {
    /// The badge.
    pub badge: Uuid,
    /// Of how many years.
    pub years: i64,
    /// The badge's number.
    pub number: String,
    /// When it was given.
    pub given: String,
    /// Number of the decision.
    pub decision: String,
    /// Given before its time.
    pub early: bool,
}

/// Puts a badge right that was written down wrongly.
pub fn correct_badge(desk: &Desk, request: CorrectBadge) -> Result<Saved, Failure> {
    let texts = [&*request.number, &*request.given, &*request.decision];
    let right = typed(desk, request.years, texts, request.early)?;
    desk.save("correct_badge", "", |writing| {
        let known: Badge = writing.reading().require(BadgeId(request.badge).record())?;
        let badge = Badge {
            id: known.id,
            owner: known.owner,
            member: known.member,
            ..right
        };
        let member = only_once(writing, &badge)?;
        writing.about(&member.name())?;
        writing.put(&badge)?;
        Ok(member.id.record())
    })
}

/// Which badge.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RemoveBadge {
    /// The badge.
    pub badge: Uuid,
}

/// Takes a badge off the file that was recorded by mistake.
pub fn remove_badge(desk: &Desk, request: RemoveBadge) -> Result<Saved, Failure> {
    desk.save("remove_badge", "", |writing| {
        let badge: Badge = writing.reading().require(BadgeId(request.badge).record())?;
        let member: Member = writing.reading().require(badge.member.record())?;
        writing.about(&member.name())?;
        writing.delete::<Badge>(badge.id.record())?;
        Ok(member.id.record())
    })
}
