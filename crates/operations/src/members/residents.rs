//! Members who live here and are active elsewhere (QĐ 213-QĐ/TW): a list of its own, outside every
//! count, and the yearly remark of which the book keeps only the day it was handed out.

use super::MemberForm;
use super::form::check_dates;
use crate::form::Form;
use crate::papers::{Printed, layout, print, secretary};
use crate::{Desk, Failure, Problem, Saved};
use chrono::Datelike;
use domain::members::{
    Member, MemberId, Membership, MembershipId, MembershipKind, ResidenceGroup, ResidenceRemark,
};
use domain::papers::{LetterheadFacts, NumberFacts, RemarkFacts, remark_sheet};
use serde::{Deserialize, Serialize};
use storage::members::ResidentLine;
use ts_rs::TS;
use uuid::Uuid;

/// Residents of which year.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListResidents {
    /// The year of the remarks; none is this year.
    pub year: Option<i32>,
}

/// Members who live here and are active elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ResidentsView {
    /// The year of the remarks.
    pub year: i32,
    /// Each of them, in Vietnamese order.
    pub rows: Vec<ResidentRow>,
    /// How many are asked for a remark.
    pub asked: u32,
    /// For how many of them it was handed out.
    pub handed_out: u32,
}

/// One who lives here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ResidentRow {
    /// The member.
    pub member: Uuid,
    /// The stay on the list of residents.
    pub membership: Uuid,
    /// The name.
    pub name: String,
    /// Date of birth.
    pub birth: String,
    /// Telephone.
    pub phone: String,
    /// The cell the member belongs to.
    pub home: String,
    /// Whether a remark is asked for.
    pub residence: ResidenceGroup,
    /// Since when on the list.
    pub since: String,
    /// The day this year's remark was handed out.
    pub handed_out: String,
}

impl From<ResidentLine> for ResidentRow {
    fn from(line: ResidentLine) -> Self {
        let day = |day: Option<chrono::NaiveDate>| {
            day.map(|day| day.format("%d/%m/%Y").to_string())
                .unwrap_or_default()
        };
        Self {
            member: line.member.0,
            membership: line.membership.0,
            name: domain::members::names::display(&line.family_middle, &line.given),
            birth: line.birth.map(|date| date.to_string()).unwrap_or_default(),
            phone: line.phone,
            home: line.home,
            residence: line.residence,
            since: day(line.since),
            handed_out: day(line.handed_out),
        }
    }
}

/// Lists who lives here and is active elsewhere.
pub fn list_residents(desk: &Desk, request: ListResidents) -> Result<ResidentsView, Failure> {
    let year = request.year.unwrap_or_else(|| desk.today().year());
    let lines = desk
        .book
        .read(|reading| reading.residents(desk.today(), year))?;
    let asked = |line: &&ResidentLine| line.residence == ResidenceGroup::Usual;
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let handed_out = lines
        .iter()
        .filter(asked)
        .filter(|line| line.handed_out.is_some());
    Ok(ResidentsView {
        year,
        asked: number(lines.iter().filter(asked).count()),
        handed_out: number(handed_out.count()),
        rows: lines.into_iter().map(Into::into).collect(),
    })
}

/// Somebody who was introduced to the cell of the place where they live.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NewResident {
    /// The file, as far as the cell needs it.
    pub fields: MemberForm,
    /// The cell the member belongs to.
    pub home: String,
    /// Number of the introduction paper.
    pub paper: String,
    /// First day on the list; empty if nobody remembers.
    pub since: String,
    /// Whether a yearly remark is asked for.
    pub residence: ResidenceGroup,
}

/// Puts somebody on the list of residents.
pub fn add_resident(desk: &Desk, request: NewResident) -> Result<Saved, Failure> {
    let mut form = Form::default();
    let mut member = Member::default();
    request.fields.fill(&mut form, &mut member);
    check_dates(&mut form, &member);
    let stay = Membership {
        kind: MembershipKind::IntroducedHere,
        since: form.day("since", &request.since),
        home: form.required("home", &request.home),
        paper: form.line("paper", &request.paper),
        residence: request.residence,
        ..Membership::default()
    };
    form.finish()?;
    desk.save("add_resident", &member.name(), |writing| {
        member.id = writing.new_id()?;
        member.owner = writing.unit();
        writing.put(&member)?;
        writing.put(&Membership {
            id: writing.new_id()?,
            owner: writing.unit(),
            member: member.id,
            name: member.name(),
            ..stay
        })?;
        Ok(member.id.record())
    })
}

/// Somebody who does not live here any more.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EndResidence {
    /// The stay on the list of residents.
    pub membership: Uuid,
    /// Last day.
    pub until: String,
}

/// Takes somebody off the list of residents from a day on.
pub fn end_residence(desk: &Desk, request: EndResidence) -> Result<Saved, Failure> {
    let mut form = Form::default();
    let until = form.day("until", &request.until);
    if request.until.trim().is_empty() {
        form.problem("until", Problem::Required);
    }
    form.finish()?;
    desk.save("end_residence", "", |writing| {
        let stay = resident(&writing.reading(), request.membership)?;
        if stay
            .since
            .zip(until)
            .is_some_and(|(since, until)| until < since)
        {
            return Err(Failure::invalid("until", Problem::EndsBeforeItBegins));
        }
        writing.about(&stay.name)?;
        let member = stay.member;
        writing.put(&Membership { until, ..stay })?;
        Ok(member.record())
    })
}

/// The stay of that id, if it is one of a resident.
fn resident(reading: &storage::Reading<'_>, stay: Uuid) -> Result<Membership, Failure> {
    let stay: Membership = reading.require(MembershipId(stay).record())?;
    if stay.kind == MembershipKind::IntroducedHere {
        Ok(stay)
    } else {
        Err(Failure::NotFound)
    }
}

/// A remark that was handed out.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct HandOutRemark {
    /// The stay on the list of residents.
    pub membership: Uuid,
    /// Of which year.
    pub year: i32,
    /// The day; empty is today.
    pub day: String,
}

/// Notes the day a remark was handed out; noted again it is corrected.
pub fn hand_out_remark(desk: &Desk, request: HandOutRemark) -> Result<Saved, Failure> {
    let mut form = Form::default();
    let day = form
        .day("day", &request.day)
        .unwrap_or_else(|| desk.today());
    let year = form.number("year", i64::from(request.year), 1990, 2100);
    form.finish()?;
    desk.save("hand_out_remark", "", |writing| {
        let stay = resident(&writing.reading(), request.membership)?;
        writing.about(&stay.name)?;
        let known = writing.reading().remark_of(stay.id, year)?;
        let remark = match known {
            Some(known) => known,
            None => ResidenceRemark {
                id: writing.new_id()?,
                owner: writing.unit(),
                membership: stay.id,
                year,
                handed_out: None,
            },
        };
        writing.put(&ResidenceRemark {
            handed_out: Some(day),
            ..remark
        })?;
        Ok(stay.member.record())
    })
}

/// The remark of one resident.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PrintRemark {
    /// The stay on the list of residents.
    pub membership: Uuid,
    /// Of which year.
    pub year: i32,
}

/// Prints the sheet of a yearly remark: known facts, and room for what the cell itself writes.
pub fn print_remark(desk: &Desk, request: PrintRemark) -> Result<Printed, Failure> {
    let layout = layout(desk)?;
    let facts = desk.book.read(|reading| {
        let stay = resident(reading, request.membership)?;
        let member: Member = reading.require(MemberId(stay.member.0).record())?;
        let profile = reading.profile_on(desk.today())?.unwrap_or_default();
        Ok::<_, Failure>(RemarkFacts {
            letterhead: LetterheadFacts {
                higher_body: profile.higher_body,
                body: profile.name,
                number: NumberFacts::None,
                place: profile.place,
                date: desk.today(),
            },
            name: member.name(),
            birth: member
                .birth
                .map(|date| date.to_string())
                .unwrap_or_default(),
            address: if member.present_address.is_empty() {
                member.permanent_address
            } else {
                member.present_address
            },
            home: stay.home,
            since: stay.since,
            year: request.year,
            signer: secretary(desk, reading)?,
        })
    })?;
    print(desk, &remark_sheet(&facts, &layout))
}
