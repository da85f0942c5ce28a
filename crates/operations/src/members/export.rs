//! The roster as a workbook, in columns that the import reads back without a question (I-05).

use super::{ListMembers, MemberForm, MemberRow, RankChoice, list_members};
use crate::papers::{Printed, print_workbook};
use crate::{Desk, Failure, Nothing};
use domain::members::import::Field;
use domain::members::{
    Badge, FeeClass, Member, MemberId, MemberKind, Membership, MembershipId, NotKept, OfficeRole,
    Sex,
};
use domain::papers::{WorkbookCell, WorkbookColumn, WorkbookTable};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Titles and words of the workbook, as data.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    sheet: String,
    title: String,
    male: String,
    female: String,
    official: String,
    probationary: String,
    member_kinds: BTreeMap<MemberKind, String>,
    fee_classes: BTreeMap<FeeClass, String>,
    offices: BTreeMap<OfficeRole, String>,
    badge: BadgeWords,
    columns: Vec<Column>,
}

/// How a badge is told in one cell.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct BadgeWords {
    years: String,
    number: String,
    decision: String,
    early: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Column {
    field: Field,
    title: String,
    width: u16,
}

fn words() -> Result<Words, Failure> {
    serde_json::from_str(include_str!("export_words.json"))
        .map_err(|source| Failure::internal(&source))
}

/// The words without columns of what the unit does not keep.
fn words_kept(not_kept: &NotKept) -> Result<Words, Failure> {
    let mut words = words()?;
    words.columns.retain(|column| {
        let kept_in = column.field.member_field();
        kept_in.is_none_or(|field| !not_kept.holds(field.number()))
    });
    Ok(words)
}

/// One person of the workbook.
struct Person {
    place: i64,
    form: MemberForm,
    rank: Option<RankChoice>,
    offices: Vec<OfficeRole>,
    badges: Vec<Badge>,
    since: String,
}

/// Everybody of the roster, in its order.
fn people(desk: &Desk, rows: &[MemberRow]) -> Result<Vec<Person>, Failure> {
    desk.book.read(|reading| {
        let mut offices = reading.offices_on(desk.today())?;
        let mut badges = reading.badges_by_member()?;
        let person = |(place, row): (i64, &MemberRow)| {
            let id = MemberId(row.id);
            let member: Member = reading.require(id.record())?;
            let stay: Membership = reading.require(MembershipId(row.membership).record())?;
            Ok(Person {
                place,
                form: MemberForm::of(&member),
                rank: row.rank,
                offices: offices.remove(&id).unwrap_or_default(),
                badges: badges.remove(&id).unwrap_or_default(),
                since: stay.since.map(shown).unwrap_or_default(),
            })
        };
        (1_i64..).zip(rows).map(person).collect()
    })
}

fn shown(day: chrono::NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}

/// Writes the roster into a workbook in the papers' folder.
pub fn export_members(desk: &Desk, _: Nothing) -> Result<Printed, Failure> {
    let words = words_kept(&desk.book.read(|reading| reading.not_kept())?)?;
    let list = list_members(desk, ListMembers::everybody())?;
    let unit = desk
        .book
        .read(|reading| reading.profile())?
        .unwrap_or_default()
        .name;
    let rows = people(desk, &list.rows)?
        .iter()
        .map(|person| {
            let columns = words.columns.iter();
            columns
                .map(|column| cell(&words, column.field, person))
                .collect()
        })
        .collect();
    let table = WorkbookTable {
        picture: None,
        sheet: words.sheet,
        titles: vec![unit.to_uppercase(), words.title.clone()],
        columns: words
            .columns
            .into_iter()
            .map(|column| WorkbookColumn {
                heading: column.title,
                width: column.width,
            })
            .collect(),
        rows,
    };
    print_workbook(desk, &table, &words.title)
}

fn cell(words: &Words, field: Field, person: &Person) -> WorkbookCell {
    let form = &person.form;
    let text = match field {
        Field::LineNumber => return WorkbookCell::Count(person.place),
        Field::FamilyMiddle => &form.family_middle,
        Field::Given => &form.given,
        Field::BirthName => &form.birth_name,
        Field::OtherNames => &form.other_names,
        Field::Sex => match form.sex {
            Sex::Male => &words.male,
            Sex::Female => &words.female,
            Sex::Unknown => "",
        },
        Field::BirthDate => &form.birth,
        Field::Ethnicity => &form.ethnicity,
        Field::Religion => &form.religion,
        Field::NativePlace => &form.native_place,
        Field::NativePlaceNow => &form.native_place_now,
        Field::Address => &form.permanent_address,
        Field::PresentAddress => &form.present_address,
        Field::CitizenId => &form.citizen_id,
        Field::Phone => &form.phone,
        Field::JoinedDate => &form.joined,
        Field::JoinedPlace => &form.joined_place,
        Field::JoinedCell => &form.joined_cell,
        Field::Introducers => &form.introducers,
        Field::OfficialDecided => &form.official_decided,
        Field::OfficialDate => &form.official_from,
        Field::AdmissionNumber => &form.admission_number,
        Field::AdmissionDate => &form.admission_decided,
        Field::CardNumber => &form.card_number,
        Field::FileNumber => &form.file_number,
        Field::ListNumber => &form.list_number,
        Field::OtherNumbers => &form.other_numbers,
        Field::Badges => &badges(&words.badge, &person.badges),
        Field::Education => &form.education,
        Field::PoliticalTheory => &form.political_theory,
        Field::Profession => &form.profession,
        Field::Languages => &form.languages,
        Field::OccupationBefore => &form.occupation_before,
        Field::Occupation => &form.occupation,
        Field::MemberKind => word(&words.member_kinds, form.kind),
        Field::FeeClass => word(&words.fee_classes, form.fee_class),
        Field::FeeDecision => &form.fee_decision,
        Field::FeeEasedUntil => &form.fee_eased_until,
        Field::Office => &offices(&words.offices, &person.offices),
        Field::Since => &person.since,
        Field::Kind => match person.rank {
            Some(RankChoice::Probationary) => &words.probationary,
            Some(RankChoice::Official) => &words.official,
            None => "",
        },
        Field::Note => &form.note,
        Field::Ignore
        | Field::FullName
        | Field::Male
        | Field::Female
        | Field::SexEthnicityReligion
        | Field::EthnicityReligion
        | Field::JoinedOfficial
        | Field::Until
        | Field::Unit => "",
    };
    if text.is_empty() {
        WorkbookCell::Blank
    } else {
        WorkbookCell::Text(text.to_owned())
    }
}

fn word<C: Ord>(words: &BTreeMap<C, String>, choice: C) -> &str {
    words.get(&choice).map_or("", String::as_str)
}

fn offices(words: &BTreeMap<OfficeRole, String>, held: &[OfficeRole]) -> String {
    let held: Vec<&str> = held.iter().map(|role| word(words, *role)).collect();
    held.join(", ")
}

fn badges(words: &BadgeWords, given: &[Badge]) -> String {
    let given: Vec<String> = given.iter().map(|badge| told(words, badge)).collect();
    given.join("; ")
}

fn told(words: &BadgeWords, badge: &Badge) -> String {
    let with = |words: &str, what: &str| match what {
        "" => String::new(),
        what => words.replace("{}", what),
    };
    let pieces = [
        with(&words.years, &badge.years.to_string()),
        with(&words.number, &badge.number),
        with(&words.decision, &badge.decision),
        badge.given.map(|date| date.to_string()).unwrap_or_default(),
        if badge.early {
            words.early.clone()
        } else {
            String::new()
        },
    ];
    let said: Vec<String> = pieces.into_iter().filter(|it| !it.is_empty()).collect();
    said.join(", ")
}
