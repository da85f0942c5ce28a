//! Requests about personal data: written down the day they come, answered and settled by the clocks
//! of the law.

use super::super::DeadlineView;
use super::super::deadlines::deadline_view;
use crate::form::Form;
use crate::{Desk, Failure, Problem, Saved};
use chrono::NaiveDate;
use domain::members::{
    DataRequest, DataRequestId, DataRequestKind, DataRequestState, Deadline, DeadlineKind, Member,
    MemberId,
};
use domain::rule_set::PersonalDataRules;
use serde::{Deserialize, Serialize};
use storage::Reading;
use ts_rs::TS;
use uuid::Uuid;

/// One request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DataRequestView {
    /// The request.
    pub id: Uuid,
    /// What is asked.
    pub kind: DataRequestKind,
    /// The day it came.
    pub received: String,
    /// What exactly is asked.
    pub asked: String,
    /// The day the member was told that it came.
    pub acknowledged: String,
    /// The last day for that; empty once it was done.
    pub acknowledge_by: String,
    /// The last day for settling it; empty once it was done.
    pub settle_by: String,
    /// Days until the next of the two; negative when it has passed.
    pub days: Option<i64>,
    /// How far it is.
    pub state: DataRequestState,
    /// The day it was settled.
    pub settled: String,
    /// What was done, or why not.
    pub answer: String,
}

fn shown(day: Option<NaiveDate>) -> String {
    day.map(|day| day.format("%d/%m/%Y").to_string())
        .unwrap_or_default()
}

pub(super) fn view(
    desk: &Desk,
    rules: &PersonalDataRules,
    request: DataRequest,
) -> DataRequestView {
    let acknowledge_by = request
        .acknowledge_by(rules, &desk.holidays)
        .map(|day| day.date);
    let settle_by = request.settle_by(rules);
    let next = acknowledge_by.or(settle_by);
    DataRequestView {
        id: request.id.0,
        kind: request.kind,
        received: shown(request.received),
        asked: request.asked,
        acknowledged: shown(request.acknowledged),
        acknowledge_by: shown(acknowledge_by),
        settle_by: shown(settle_by),
        days: next.map(|day| day.signed_duration_since(desk.today()).num_days()),
        state: request.state,
        settled: shown(request.settled),
        answer: request.answer,
    }
}

/// The days by which open requests are to be answered and settled; of one member or of everybody.
pub(crate) fn deadlines(
    desk: &Desk,
    reading: &Reading<'_>,
    member: Option<MemberId>,
) -> Result<Vec<DeadlineView>, Failure> {
    let Some(rules) = &desk.rules_now()?.personal_data else {
        return Ok(Vec::new());
    };
    let mut ahead = Vec::new();
    for request in reading.open_data_requests()? {
        if member.is_some_and(|member| member != request.member) {
            continue;
        }
        // Of a file that went to another unit only the request stayed here.
        let Some(file) = reading.get::<Member>(request.member.record())? else {
            continue;
        };
        let deadlines = of_request(desk, rules, &request);
        ahead.extend(
            deadlines
                .into_iter()
                .map(|deadline| deadline_view(deadline, file.name(), desk.today())),
        );
    }
    Ok(ahead)
}

fn of_request(desk: &Desk, rules: &PersonalDataRules, request: &DataRequest) -> Vec<Deadline> {
    let deadline = |kind, day, sure| Deadline {
        member: request.member,
        kind,
        day,
        years: None,
        sure,
    };
    let kind = match request.kind {
        DataRequestKind::Copy => DeadlineKind::RequestCopy,
        DataRequestKind::Correction => DeadlineKind::RequestCorrection,
        DataRequestKind::Erasure => DeadlineKind::RequestErasure,
    };
    let acknowledge = request
        .acknowledge_by(rules, &desk.holidays)
        .map(|by| deadline(DeadlineKind::RequestAcknowledged, by.date, by.covered));
    let settle = request.settle_by(rules).map(|by| deadline(kind, by, true));
    acknowledge.into_iter().chain(settle).collect()
}

/// A request that came.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NewDataRequest {
    /// The member.
    pub member: Uuid,
    /// What is asked.
    pub kind: Option<DataRequestKind>,
    /// The day it came; empty is today.
    pub received: String,
    /// What exactly is asked.
    pub asked: String,
}

/// Writes down a request the day it came: its clocks run from then.
pub fn add_data_request(desk: &Desk, request: NewDataRequest) -> Result<Saved, Failure> {
    let mut form = Form::default();
    let received = day_until_today(desk, &mut form, "received", &request.received);
    let asked = form.remark("asked", &request.asked);
    if asked.is_empty() && form.is_sound("asked") && request.kind != Some(DataRequestKind::Copy) {
        form.problem("asked", Problem::Required);
    }
    if request.kind.is_none() {
        form.problem("kind", Problem::Required);
    }
    form.finish()?;
    let member = MemberId(request.member);
    desk.save("add_data_request", "", |writing| {
        let file: Member = writing.reading().require(member.record())?;
        writing.about(&file.name())?;
        writing.put(&DataRequest {
            id: writing.new_id()?,
            owner: writing.unit(),
            member,
            kind: request.kind.unwrap_or_default(),
            received: Some(received),
            asked,
            state: DataRequestState::Open,
            ..DataRequest::default()
        })?;
        Ok(member.record())
    })
}

/// A day that has been; empty is today.
fn day_until_today(desk: &Desk, form: &mut Form, field: &str, typed: &str) -> NaiveDate {
    let today = desk.today();
    let day = form.day(field, typed).unwrap_or(today);
    if day > today {
        let day = today.format("%d/%m/%Y").to_string();
        form.problem(field, Problem::MustBeBefore { day });
    }
    day
}

/// The member was told that the request came.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AcknowledgeRequest {
    /// The request.
    pub request: Uuid,
    /// The day; empty is today.
    pub day: String,
}

/// Writes down that the member was told.
pub fn acknowledge_request(desk: &Desk, request: AcknowledgeRequest) -> Result<Saved, Failure> {
    let mut form = Form::default();
    let day = day_until_today(desk, &mut form, "day", &request.day);
    form.finish()?;
    change(desk, "acknowledge_request", request.request, |known| {
        not_before(&known, "day", day)?;
        Ok(DataRequest {
            acknowledged: Some(day),
            ..known
        })
    })
}

/// What came of a request.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SettleRequest {
    /// The request.
    pub request: Uuid,
    /// Done, done in part, or refused; open again after a mistake.
    pub state: Option<DataRequestState>,
    /// The day; empty is today.
    pub day: String,
    /// What was done, or why not.
    pub answer: String,
}

/// Writes down what came of a request. What was left undone needs its reason.
pub fn settle_request(desk: &Desk, request: SettleRequest) -> Result<Saved, Failure> {
    let mut form = Form::default();
    let day = day_until_today(desk, &mut form, "day", &request.day);
    let answer = form.remark("answer", &request.answer);
    let Some(state) = request.state else {
        return Err(Failure::invalid("state", Problem::Required));
    };
    let needs_reason = matches!(state, DataRequestState::Partly | DataRequestState::Refused);
    if needs_reason && answer.is_empty() && form.is_sound("answer") {
        form.problem("answer", Problem::Required);
    }
    form.finish()?;
    change(desk, "settle_request", request.request, |known| {
        not_before(&known, "day", day)?;
        let settled = (state != DataRequestState::Open).then_some(day);
        Ok(DataRequest {
            state,
            settled,
            answer,
            acknowledged: known.acknowledged.or(settled),
            ..known
        })
    })
}

fn not_before(known: &DataRequest, field: &str, day: NaiveDate) -> Result<(), Failure> {
    if known.received.is_some_and(|received| day < received) {
        return Err(Failure::invalid(field, Problem::EndsBeforeItBegins));
    }
    Ok(())
}

/// Which request.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RemoveRequest {
    /// The request.
    pub request: Uuid,
}

/// Takes back a request that was written down by mistake.
pub fn remove_request(desk: &Desk, request: RemoveRequest) -> Result<Saved, Failure> {
    let id = DataRequestId(request.request);
    desk.save("remove_request", "", |writing| {
        let known: DataRequest = writing.reading().require(id.record())?;
        let file: Member = writing.reading().require(known.member.record())?;
        writing.about(&file.name())?;
        writing.delete::<DataRequest>(id.record())?;
        Ok(known.member.record())
    })
}

fn change(
    desk: &Desk,
    name: &'static str,
    request: Uuid,
    change: impl FnOnce(DataRequest) -> Result<DataRequest, Failure>,
) -> Result<Saved, Failure> {
    desk.save(name, "", |writing| {
        let id = DataRequestId(request).record();
        let known: DataRequest = writing.reading().require(id)?;
        let file: Member = writing.reading().require(known.member.record())?;
        writing.about(&file.name())?;
        writing.put(&change(known)?)?;
        Ok(file.id.record())
    })
}
