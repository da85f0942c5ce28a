//! Papers of a year and of a month.

use super::facts::Facts;
use super::text::Standing;
use super::{Printed, Sheet, layout_on, number, print, secretary};
use crate::form::Form;
use crate::{Desk, Failure, Problem};
use chrono::{Datelike, Days, Months, NaiveDate, NaiveTime};
use domain::dates::PartialDate;
use domain::meetings::{HandoutWay, MeetingId, MeetingKind, MeetingState};
use domain::papers::{
    CountsOnDay, Layout, LetterheadFacts, MeetingPaperKind, MonthlyReportFacts, NumberFacts,
    PlannedTheme, ReportedMeeting, ThematicPlanFacts, monthly_report, thematic_plan,
};
use domain::tasks::TaskState;
use serde::Deserialize;
use storage::Reading;
use storage::meetings::MeetingLine;
use ts_rs::TS;

/// The plan of themes of which year.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PrintThematicPlan {
    /// The year.
    pub year: i32,
    /// The sheet it is printed on.
    #[serde(default)]
    pub sheet: Sheet,
}

/// The report of which month.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PrintMonthlyReport {
    /// The month, "11/2026".
    pub month: String,
    /// The sheet it is printed on.
    #[serde(default)]
    pub sheet: Sheet,
}

/// Prints the plan of themes of a year.
pub fn print_thematic_plan(desk: &Desk, request: PrintThematicPlan) -> Result<Printed, Failure> {
    let first = NaiveDate::from_ymd_opt(request.year.clamp(1900, 2100), 1, 1).unwrap_or_default();
    let next = first.checked_add_months(Months::new(12)).unwrap_or(first);
    let paper = desk.book.read(|reading| {
        let layout = layout_on(reading, desk.today())?.on(request.sheet.into());
        let meetings = between(reading, first, next)?;
        let themes = meetings
            .into_iter()
            .filter(|line| matches!(line.kind, MeetingKind::Thematic | MeetingKind::Combined));
        let facts = ThematicPlanFacts {
            letterhead: letterhead(desk, reading)?,
            year: first.year(),
            themes: themes
                .map(|line| theme(desk, reading, &line))
                .collect::<Result<_, Failure>>()?,
            recipients: recipients(reading, &layout)?,
            signer: secretary(desk, reading)?,
        };
        Ok::<_, Failure>(thematic_plan(&facts, &layout))
    })?;
    print(desk, &paper)
}

fn between(
    reading: &Reading<'_>,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<MeetingLine>, Failure> {
    let midnight = |day: NaiveDate| day.and_time(NaiveTime::MIN);
    Ok(reading.meetings(midnight(from), midnight(to))?)
}

fn letterhead(desk: &Desk, reading: &Reading<'_>) -> Result<LetterheadFacts, Failure> {
    let profile = reading.profile()?.unwrap_or_default();
    Ok(LetterheadFacts {
        higher_body: profile.higher_body,
        body: profile.name,
        number: NumberFacts::None,
        place: profile.place,
        date: desk.today(),
    })
}

fn recipients(reading: &Reading<'_>, layout: &Layout) -> Result<Vec<String>, Failure> {
    let profile = reading.profile()?.unwrap_or_default();
    Ok(layout.usual_recipients(&profile.higher_body))
}

fn theme(desk: &Desk, reading: &Reading<'_>, line: &MeetingLine) -> Result<PlannedTheme, Failure> {
    let view = crate::meetings::view(desk, reading, line.id)?;
    let profile = reading.profile()?.unwrap_or_default();
    let day = line.planned.date();
    let facts = Facts {
        desk,
        view: &view,
        profile: &profile,
        day,
    };
    Ok(PlannedTheme {
        day,
        theme: facts.theme().unwrap_or_default(),
    })
}

/// Prints the monthly report to the level above.
pub fn print_monthly_report(desk: &Desk, request: PrintMonthlyReport) -> Result<Printed, Failure> {
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
    let paper = desk.book.read(|reading| {
        let layout = layout_on(reading, desk.today())?.on(request.sheet.into());
        let facts = report(desk, reading, &layout, first)?;
        Ok::<_, Failure>(monthly_report(&facts, &layout))
    })?;
    print(desk, &paper)
}

fn report(
    desk: &Desk,
    reading: &Reading<'_>,
    layout: &Layout,
    first: NaiveDate,
) -> Result<MonthlyReportFacts, Failure> {
    let next = first.checked_add_months(Months::new(1)).unwrap_or(first);
    let last = next.checked_sub_days(Days::new(1)).unwrap_or(first);
    // A month that goes on is reported as it stands today.
    let on_day = last.min(desk.today().max(first));
    let counts = reading.roster_counts(on_day)?;
    let meetings = between(reading, first, next)?;
    let tasks = reading.tasks()?;
    let count = |fits: &dyn Fn(&domain::tasks::Task) -> bool| {
        u32::try_from(tasks.iter().filter(|task| fits(task)).count()).unwrap_or(u32::MAX)
    };
    let within = |day: NaiveDate| (first..next).contains(&day);
    let given: Vec<MeetingId> = meetings.iter().map(|line| line.id).collect();
    let later = between(
        reading,
        next,
        next.checked_add_months(Months::new(24)).unwrap_or(next),
    )?;
    let given_later: Vec<MeetingId> = later.iter().map(|line| line.id).collect();
    let open = |task: &domain::tasks::Task| {
        let unfinished =
            task.state == TaskState::Open || task.finished.is_some_and(|day| day > on_day);
        let given = task
            .meeting
            .is_none_or(|meeting| !given_later.contains(&meeting));
        unfinished && given
    };
    Ok(MonthlyReportFacts {
        letterhead: letterhead(desk, reading)?,
        month: (first.year(), first.month()),
        members: CountsOnDay {
            counted: counts.counted,
            official: counts.official,
            probationary: counts.probationary,
            exempt: counts.exempt,
            away: counts.temporarily_away,
            here: counts.temporarily_here,
        },
        on_day,
        meetings: meetings
            .iter()
            .map(|line| reported(desk, reading, line.id))
            .collect::<Result<_, Failure>>()?,
        tasks_given: count(&|task| task.meeting.is_some_and(|meeting| given.contains(&meeting))),
        tasks_done: count(&|task| {
            task.state == TaskState::Done && task.finished.is_some_and(within)
        }),
        tasks_open: count(&open),
        tasks_late: count(&|task| open(task) && task.due.is_some_and(|due| due < on_day)),
        // It goes up, and nowhere else.
        recipients: recipients(reading, layout)?.into_iter().take(1).collect(),
        signer: secretary(desk, reading)?,
    })
}

fn reported(desk: &Desk, reading: &Reading<'_>, id: MeetingId) -> Result<ReportedMeeting, Failure> {
    let view = crate::meetings::view(desk, reading, id)?;
    let profile = reading.profile()?.unwrap_or_default();
    let day = view.planned.date();
    let facts = Facts {
        desk,
        view: &view,
        profile: &profile,
        day,
    };
    let layout = layout_on(reading, day)?;
    let lasted = view.began.zip(view.ended);
    let handouts = reading.handouts(id)?.into_iter();
    Ok(ReportedMeeting {
        meeting: facts.meeting(),
        minutes: lasted.map(|(began, ended)| ended.signed_duration_since(began).num_minutes()),
        held: matches!(view.state, MeetingState::Ended | MeetingState::Closed),
        roll: facts.roll_of_minutes(),
        chair: facts.person(view.form.chair, &layout),
        minutes_closed: adopted(desk, reading, id, MeetingPaperKind::Minutes)?,
        resolution: adopted(desk, reading, id, MeetingPaperKind::Resolution)?,
        uploads: handouts
            .filter(|it| it.way == HandoutWay::Handbook)
            .filter_map(|it| it.given)
            .collect(),
        score: facts.score(),
    })
}

/// Sign and number of a paper that was adopted, and the day.
fn adopted(
    desk: &Desk,
    reading: &Reading<'_>,
    id: MeetingId,
    kind: MeetingPaperKind,
) -> Result<Option<(String, NaiveDate)>, Failure> {
    let standing = Standing::of(desk, reading, id, kind)?;
    if !standing.is_adopted(kind) {
        return Ok(None);
    }
    let number = number::given(kind, &standing.meeting, standing.record.as_ref());
    let day = standing.versions.last().and_then(|last| last.adopted);
    Ok(number.zip(day).map(|(number, day)| {
        let number = format!("{number:02}-{}", standing.layout.sign(kind));
        (number, day)
    }))
}
