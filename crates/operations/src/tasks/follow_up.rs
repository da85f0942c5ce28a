//! The follow-up sheet of a month, for one member or for all.

use crate::form::Form;
use crate::{Desk, Failure, Problem, papers};
use chrono::{Datelike, Months, NaiveDate};
use domain::dates::PartialDate;
use domain::members::{MembershipId, OfficeRole, names};
use domain::papers::{
    Collective, FollowUpFacts, FollowedTask, LetterheadFacts, NumberFacts, PersonFacts,
    SignerFacts, follow_up,
};
use domain::tasks::Task;
use serde::Deserialize;
use storage::Reading;
use storage::members::RosterLine;
use ts_rs::TS;
use uuid::Uuid;

/// Which sheet.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PrintFollowUp {
    /// The month, "11/2026".
    pub month: String,
    /// The member: a stay in the cell; none for all.
    pub member: Option<Uuid>,
}

/// Prints a follow-up sheet.
pub fn print_follow_up(desk: &Desk, request: PrintFollowUp) -> Result<papers::Printed, Failure> {
    let mut form = Form::default();
    let month = form.partial_date("month", &request.month);
    let first = match month {
        Some(PartialDate::YearMonth { year, month }) => NaiveDate::from_ymd_opt(year, month, 1),
        _ => None,
    };
    if first.is_none() && form.is_sound("month") {
        form.problem("month", Problem::NotADate);
    }
    form.finish()?;
    let first = first.unwrap_or_default();
    let member = request.member.map(MembershipId);
    let facts = desk
        .book
        .read(|reading| facts(desk, reading, first, member))?;
    let layout = desk
        .book
        .read(|reading| papers::layout_on(reading, first))?;
    papers::print(desk, &follow_up(&facts, &layout))
}

fn facts(
    desk: &Desk,
    reading: &Reading<'_>,
    first: NaiveDate,
    member: Option<MembershipId>,
) -> Result<FollowUpFacts, Failure> {
    let next = first.checked_add_months(Months::new(1)).unwrap_or(first);
    let profile = reading.profile_on(desk.today())?.unwrap_or_default();
    let roster = reading.roster(first)?;
    let person = |line: &RosterLine| names::display(&line.family_middle, &line.given);
    let secretary = roster
        .iter()
        .find(|line| line.office == Some(OfficeRole::Secretary));
    let tasks = reading.followed_tasks(first, next, member)?.into_iter();
    Ok(FollowUpFacts {
        letterhead: LetterheadFacts {
            higher_body: profile.higher_body,
            body: profile.name,
            number: NumberFacts::None,
            place: profile.place,
            date: desk.today(),
        },
        month: (first.year(), first.month()),
        member: match member {
            Some(member) => Some(PersonFacts {
                name: reading.membership_name(member)?.unwrap_or_default(),
                office: String::new(),
            }),
            None => None,
        },
        tasks: tasks
            .map(|task| followed(reading, task, (first, next)))
            .collect::<Result<_, Failure>>()?,
        signer: SignerFacts {
            on_behalf: Collective::Cell,
            office: OfficeRole::Secretary,
            name: secretary.map(person).unwrap_or_default(),
        },
    })
}

/// A task as it went between two days: what stood before them, and what meetings heard in them.
fn followed(
    reading: &Reading<'_>,
    task: Task,
    (from, to): (NaiveDate, NaiveDate),
) -> Result<FollowedTask, Failure> {
    let reports = reading.task_reports(task.id)?;
    let before = reports.iter().rfind(|line| line.planned.date() < from);
    let within = reports
        .iter()
        .rfind(|line| (from..to).contains(&line.planned.date()));
    let owner = match task.owner_member {
        Some(owner) => reading.membership_name(owner)?.unwrap_or_default(),
        None => String::new(),
    };
    let finished = task.finished.is_some_and(|day| (from..to).contains(&day));
    Ok(FollowedTask {
        work: task.title,
        owner,
        due: task.due,
        opening: before.map(|line| line.result.clone()).unwrap_or_default(),
        result: match within {
            Some(line) => line.result.clone(),
            None if finished => task.result,
            None => String::new(),
        },
        state: match within {
            Some(line) => line.state,
            None if finished => task.state,
            None => domain::tasks::TaskState::Open,
        },
    })
}
