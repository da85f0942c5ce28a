//! Offices: given, ended with their dates and put right; what a meeting wrote down as it was closed
//! keeps its title.

use crate::form::Form;
use crate::{Desk, Failure, NotNow, Problem, Saved};
use domain::members::{Member, MemberId, Office, OfficeId, OfficeRole};
use serde::Deserialize;
use ts_rs::TS;
use uuid::Uuid;

/// An office to give.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NewOffice {
    /// The member.
    pub member: Uuid,
    /// The office.
    pub role: OfficeRole,
    /// First day.
    pub since: String,
    /// Last day; empty while it lasts.
    pub until: String,
    /// Number of the decision.
    pub decision: String,
}

/// Gives a member an office.
pub fn give_office(desk: &Desk, request: NewOffice) -> Result<Saved, Failure> {
    let office = Office {
        member: MemberId(request.member),
        ..typed(
            request.role,
            [&request.since, &request.until, &request.decision],
        )?
    };
    desk.save("give_office", "", |writing| {
        let member: Member = writing.reading().require(office.member.record())?;
        if member.owner != writing.unit() {
            return Err(Failure::NotNow {
                reason: NotNow::OtherUnit,
            });
        }
        writing.about(&member.name())?;
        writing.put(&Office {
            id: writing.new_id()?,
            owner: writing.unit(),
            ..office
        })?;
        Ok(member.id.record())
    })
}

/// An office as it was typed.
fn typed(role: OfficeRole, [since, until, decision]: [&str; 3]) -> Result<Office, Failure> {
    let mut form = Form::default();
    let office = Office {
        role,
        since: form.day("since", since),
        until: form.day("until", until),
        decision: form.line("decision", decision),
        ..Office::default()
    };
    if let (Some(since), Some(until)) = (office.since, office.until)
        && until < since
    {
        form.problem("until", Problem::EndsBeforeItBegins);
    }
    form.finish()?;
    Ok(office)
}

/// An office as it should have been written.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CorrectOffice {
    /// The office.
    pub office: Uuid,
    /// Which it is.
    pub role: OfficeRole,
    /// First day.
    pub since: String,
    /// Last day; empty while it lasts.
    pub until: String,
    /// Number of the decision.
    pub decision: String,
}

/// Puts an office right that was written down wrongly. Papers of closed meetings keep what they say.
pub fn correct_office(desk: &Desk, request: CorrectOffice) -> Result<Saved, Failure> {
    let right = typed(
        request.role,
        [&request.since, &request.until, &request.decision],
    )?;
    desk.save("correct_office", "", |writing| {
        let known: Office = writing
            .reading()
            .require(OfficeId(request.office).record())?;
        if known.owner != writing.unit() {
            return Err(Failure::NotNow {
                reason: NotNow::OtherUnit,
            });
        }
        let member: Member = writing.reading().require(known.member.record())?;
        writing.about(&member.name())?;
        writing.put(&Office {
            id: known.id,
            owner: known.owner,
            member: known.member,
            ..right
        })?;
        Ok(member.id.record())
    })
}

/// An office that ended.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EndOffice {
    /// The office.
    pub office: Uuid,
    /// Last day.
    pub until: String,
}

/// Ends an office.
pub fn end_office(desk: &Desk, request: EndOffice) -> Result<Saved, Failure> {
    let mut form = Form::default();
    let until = form.day("until", &request.until);
    if until.is_none() && request.until.trim().is_empty() {
        form.problem("until", Problem::Required);
    }
    form.finish()?;
    desk.save("end_office", "", |writing| {
        let office: Office = writing
            .reading()
            .require(OfficeId(request.office).record())?;
        if office
            .since
            .is_some_and(|since| until.is_some_and(|until| until < since))
        {
            return Err(Failure::invalid("until", Problem::EndsBeforeItBegins));
        }
        let member: Member = writing.reading().require(office.member.record())?;
        writing.about(&member.name())?;
        writing.put(&Office { until, ..office })?;
        Ok(member.id.record())
    })
}

/// Which office.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RemoveOffice {
    /// The office.
    pub office: Uuid,
}

/// Takes an office off the file that was given by mistake. One under which a meeting was held can
/// only be ended: the papers of that meeting show its title.
pub fn remove_office(desk: &Desk, request: RemoveOffice) -> Result<Saved, Failure> {
    desk.save("remove_office", "", |writing| {
        let office: Office = writing
            .reading()
            .require(OfficeId(request.office).record())?;
        if writing.reading().meetings_under(&office)? > 0 {
            return Err(Failure::NotNow {
                reason: NotNow::OfficeInUse,
            });
        }
        let member: Member = writing.reading().require(office.member.record())?;
        writing.about(&member.name())?;
        writing.delete::<Office>(office.id.record())?;
        Ok(member.id.record())
    })
}
