//! The roster as a workbook, in columns that the import reads back without a question (I-05).

use super::{ListMembers, MemberForm, RankChoice, list_members};
use crate::papers::{Printed, print_workbook};
use crate::{Desk, Failure, Nothing};
use domain::members::import::Field;
use domain::members::{Member, MemberId, Sex};
use domain::papers::{WorkbookCell, WorkbookColumn, WorkbookTable};
use serde::Deserialize;

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
    columns: Vec<Column>,
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

/// Writes the roster into a workbook in the papers' folder.
pub fn export_members(desk: &Desk, _: Nothing) -> Result<Printed, Failure> {
    let words = words()?;
    let list = list_members(desk, ListMembers::everybody())?;
    let unit = desk
        .book
        .read(|reading| reading.profile())?
        .unwrap_or_default()
        .name;
    let rows = desk.book.read(|reading| {
        (1_i64..)
            .zip(&list.rows)
            .map(|(place, row)| {
                let member: Member = reading.require(MemberId(row.id).record())?;
                let fields = MemberForm::of(&member);
                let cells = words
                    .columns
                    .iter()
                    .map(|column| cell(&words, column.field, place, &fields, row.rank));
                Ok::<_, Failure>(cells.collect())
            })
            .collect::<Result<Vec<_>, _>>()
    })?;
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

fn cell(
    words: &Words,
    field: Field,
    place: i64,
    form: &MemberForm,
    rank: Option<RankChoice>,
) -> WorkbookCell {
    let text = match field {
        Field::LineNumber => return WorkbookCell::Count(place),
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
        Field::Address => &form.permanent_address,
        Field::PresentAddress => &form.present_address,
        Field::CitizenId => &form.citizen_id,
        Field::Phone => &form.phone,
        Field::JoinedDate => &form.joined,
        Field::OfficialDate => &form.official_from,
        Field::AdmissionNumber => &form.admission_number,
        Field::AdmissionDate => &form.admission_decided,
        Field::CardNumber => &form.card_number,
        Field::FileNumber => &form.file_number,
        Field::ListNumber => &form.list_number,
        Field::Education => &form.education,
        Field::PoliticalTheory => &form.political_theory,
        Field::Profession => &form.profession,
        Field::Languages => &form.languages,
        Field::OccupationBefore => &form.occupation_before,
        Field::Occupation => &form.occupation,
        Field::Kind => match rank {
            Some(RankChoice::Probationary) => &words.probationary,
            Some(RankChoice::Official) => &words.official,
            None => "",
        },
        Field::Note => &form.note,
        Field::Ignore
        | Field::FullName
        | Field::Male
        | Field::Female
        | Field::Office
        | Field::Since
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
