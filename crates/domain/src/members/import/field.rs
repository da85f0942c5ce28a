//! What a column can mean.

use super::ListedBadge;
use crate::dates::PartialDate;
use crate::members::{FeeClass, MemberField, MemberKind, OfficeRole, Rank, Sex};
use crate::record::{FieldValue, Value, choice};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

choice! {
    /// What a column of a member list means.
    Field {
        /// Nothing we keep.
        Ignore = "ignore",
        /// Running number of the line (STT).
        LineNumber = "line_number",
        /// Whole name in one column.
        FullName = "full_name",
        /// Family name and middle names.
        FamilyMiddle = "family_middle",
        /// Given name.
        Given = "given",
        /// Name on the birth certificate.
        BirthName = "birth_name",
        /// Other names.
        OtherNames = "other_names",
        /// Sex in words.
        Sex = "sex",
        /// A column of marks for men, or of their birth dates.
        Male = "male",
        /// A column of marks for women, or of their birth dates.
        Female = "female",
        /// Date of birth.
        BirthDate = "birth_date",
        /// Ethnicity.
        Ethnicity = "ethnicity",
        /// Religion.
        Religion = "religion",
        /// Native place.
        NativePlace = "native_place",
        /// Native place by the names of today.
        NativePlaceNow = "native_place_now",
        /// Permanent address.
        Address = "address",
        /// Present address.
        PresentAddress = "present_address",
        /// Citizen id.
        CitizenId = "citizen_id",
        /// Telephone.
        Phone = "phone",
        /// Day of joining.
        JoinedDate = "joined_date",
        /// Place of the ceremony.
        JoinedPlace = "joined_place",
        /// The cell that admitted.
        JoinedCell = "joined_cell",
        /// Who introduced the member.
        Introducers = "introducers",
        /// Day of the decision to recognise as official.
        OfficialDecided = "official_decided",
        /// Day of becoming official.
        OfficialDate = "official_date",
        /// Number of the admission decision.
        AdmissionNumber = "admission_number",
        /// Day of the admission decision.
        AdmissionDate = "admission_date",
        /// Member-card number.
        CardNumber = "card_number",
        /// File number.
        FileNumber = "file_number",
        /// Number in the cell's list.
        ListNumber = "list_number",
        /// Numbers of another file that was merged into this one.
        OtherNumbers = "other_numbers",
        /// Badges given for years in the Party.
        Badges = "badges",
        /// General education.
        Education = "education",
        /// Political theory.
        PoliticalTheory = "political_theory",
        /// Professional training.
        Profession = "profession",
        /// Foreign languages.
        Languages = "languages",
        /// Occupation when joining.
        OccupationBefore = "occupation_before",
        /// Occupation now.
        Occupation = "occupation",
        /// What the member lives and works as.
        MemberKind = "member_kind",
        /// How the fee is worked out.
        FeeClass = "fee_class",
        /// The decision that exempts from the fee or reduces it.
        FeeDecision = "fee_decision",
        /// Until when that decision holds.
        FeeEasedUntil = "fee_eased_until",
        /// Probationary or official.
        Kind = "kind",
        /// Office held.
        Office = "office",
        /// Came to this unit on.
        Since = "since",
        /// Left this unit on.
        Until = "until",
        /// The unit, in a list of several.
        Unit = "unit",
        /// Sex, ethnicity and religion in one cell.
        SexEthnicityReligion = "sex_ethnicity_religion",
        /// Ethnicity and religion in one cell.
        EthnicityReligion = "ethnicity_religion",
        /// Day of joining and day of becoming official in one cell.
        JoinedOfficial = "joined_official",
        /// Remark.
        Note = "note",
    }
}

impl Field {
    /// The field of a member that keeps it, where it is one.
    #[must_use]
    pub fn member_field(self) -> Option<MemberField> {
        Some(match self {
            Self::FamilyMiddle => MemberField::family_middle,
            Self::Given => MemberField::given,
            Self::BirthName => MemberField::birth_name,
            Self::OtherNames => MemberField::other_names,
            Self::Sex => MemberField::sex,
            Self::BirthDate => MemberField::birth,
            Self::Ethnicity => MemberField::ethnicity,
            Self::Religion => MemberField::religion,
            Self::NativePlace => MemberField::native_place,
            Self::NativePlaceNow => MemberField::native_place_now,
            Self::Address => MemberField::permanent_address,
            Self::PresentAddress => MemberField::present_address,
            Self::CitizenId => MemberField::citizen_id,
            Self::Phone => MemberField::phone,
            Self::JoinedDate => MemberField::joined,
            Self::JoinedPlace => MemberField::joined_place,
            Self::JoinedCell => MemberField::joined_cell,
            Self::Introducers => MemberField::introducers,
            Self::OfficialDecided => MemberField::official_decided,
            Self::OfficialDate => MemberField::official_from,
            Self::AdmissionNumber => MemberField::admission_number,
            Self::AdmissionDate => MemberField::admission_decided,
            Self::CardNumber => MemberField::card_number,
            Self::FileNumber => MemberField::file_number,
            Self::ListNumber => MemberField::list_number,
            Self::OtherNumbers => MemberField::other_numbers,
            Self::Education => MemberField::education,
            Self::PoliticalTheory => MemberField::political_theory,
            Self::Profession => MemberField::profession,
            Self::Languages => MemberField::languages,
            Self::OccupationBefore => MemberField::occupation_before,
            Self::Occupation => MemberField::occupation,
            Self::MemberKind => MemberField::kind,
            Self::FeeClass => MemberField::fee_class,
            Self::FeeDecision => MemberField::fee_decision,
            Self::FeeEasedUntil => MemberField::fee_eased_until,
            Self::Note => MemberField::note,
            Self::Ignore
            | Self::LineNumber
            | Self::FullName
            | Self::Male
            | Self::Female
            | Self::Kind
            | Self::Office
            | Self::Badges
            | Self::Since
            | Self::Until
            | Self::SexEthnicityReligion
            | Self::EthnicityReligion
            | Self::JoinedOfficial
            | Self::Unit => return None,
        })
    }

    /// What a title most likely means; `pieces` from the upper line of the header to the lower.
    #[must_use]
    pub(super) fn guess(pieces: &[String]) -> Option<Self> {
        let last = pieces.last()?;
        // "Nam" (men) and "năm" (year) differ by a mark only, so this is read before folding.
        let lowest: String = last.trim().to_lowercase().nfc().collect();
        match lowest.as_str() {
            "nam" => return Some(Self::Male),
            "nữ" | "nũ" => return Some(Self::Female),
            _ => {}
        }
        let whole = plain(&pieces.join(" "));
        // "Dự bị" alone marks a kind; under "Ngày vào Đảng" it is the day of joining.
        if plain(last) == "du bi" && title_has(&whole, "vao dang") {
            return Some(Self::JoinedDate);
        }
        combined(&plain(last))
            .or_else(|| guess_words(&plain(last)))
            .or_else(|| combined(&whole))
            .or_else(|| guess_words(&whole))
    }
}

/// Folded, with signs as blanks.
fn plain(title: &str) -> String {
    let signs = |letter: char| {
        if letter.is_alphanumeric() {
            letter
        } else {
            ' '
        }
    };
    crate::text::fold(
        &crate::text::fold(title)
            .chars()
            .map(signs)
            .collect::<String>(),
    )
}

/// Titles as found in real lists, folded (so y is i); the first that fits wins.
const EXACT: [(&str, Field); 16] = [
    ("stt", Field::LineNumber),
    ("tt", Field::LineNumber),
    ("so tt", Field::LineNumber),
    ("so thu tu", Field::LineNumber),
    ("ten", Field::Given),
    ("ho", Field::FamilyMiddle),
    ("dang vien", Field::FullName),
    ("phai", Field::Sex),
    ("cmt", Field::CitizenId),
    ("dt", Field::Phone),
    ("sdt", Field::Phone),
    ("khai sinh", Field::BirthName),
    ("du bi", Field::Ignore),
    ("loai", Field::Kind),
    ("kind", Field::Kind),
    ("dien", Field::MemberKind),
];

const WORDS: [(&[&str], Field); 76] = [
    (&["so hui hieu"], Field::Ignore),
    (&["hui hieu"], Field::Badges),
    (&["ngai cap"], Field::Ignore),
    (&["noi cap"], Field::Ignore),
    (&["ho", "dem"], Field::FamilyMiddle),
    (&["ho", "lot"], Field::FamilyMiddle),
    (&["ten khai sinh"], Field::BirthName),
    (&["ten goi khac"], Field::OtherNames),
    (&["bi danh"], Field::OtherNames),
    (&["ten thuong dung"], Field::OtherNames),
    (&["ho va ten"], Field::FullName),
    (&["ho ten"], Field::FullName),
    (&["ten dang vien"], Field::FullName),
    (&["full name"], Field::FullName),
    (&["gioi tinh"], Field::Sex),
    (&["nam nu"], Field::Sex),
    (&["dan toc"], Field::Ethnicity),
    (&["ton giao"], Field::Religion),
    (&["que quan", "dia danh moi"], Field::NativePlaceNow),
    (&["que quan", "hien nai"], Field::NativePlaceNow),
    (&["que quan"], Field::NativePlace),
    (&["nguien quan"], Field::NativePlace),
    (&["thuong tru"], Field::Address),
    (&["tam tru"], Field::PresentAddress),
    (&["noi o hien"], Field::PresentAddress),
    (&["cho o hien"], Field::PresentAddress),
    (&["dia chi hien"], Field::PresentAddress),
    (&["dia chi"], Field::Address),
    (&["cho o"], Field::Address),
    (&["noi o"], Field::Address),
    (&["can cuoc"], Field::CitizenId),
    (&["cccd"], Field::CitizenId),
    (&["cmnd"], Field::CitizenId),
    (&["dinh danh"], Field::CitizenId),
    (&["dien thoai"], Field::Phone),
    (&["di dong"], Field::Phone),
    (&["so dt"], Field::Phone),
    (&["so", "qd", "chinh thuc"], Field::Ignore),
    (&["so", "quiet dinh", "chinh thuc"], Field::Ignore),
    (&["ngai", "qd", "chinh thuc"], Field::OfficialDecided),
    (
        &["ngai", "quiet dinh", "chinh thuc"],
        Field::OfficialDecided,
    ),
    (&["so", "qd", "ket nap"], Field::AdmissionNumber),
    (&["so", "quiet dinh", "ket nap"], Field::AdmissionNumber),
    (&["ngai", "quiet dinh", "ket nap"], Field::AdmissionDate),
    (&["chi bo", "ket nap"], Field::JoinedCell),
    (&["ngai", "noi", "ket nap"], Field::JoinedDate),
    (&["noi", "ket nap"], Field::JoinedPlace),
    (&["nguoi gioi thieu"], Field::Introducers),
    (&["muc dong dang phi", "doi tuong"], Field::FeeClass),
    (&["quiet dinh", "mien", "giam"], Field::FeeDecision),
    (&["mien", "giam", "den ngai"], Field::FeeEasedUntil),
    (&["so cu", "gop"], Field::OtherNumbers),
    (&["dien dang vien"], Field::MemberKind),
    (&["du bi", "chinh thuc"], Field::Kind),
    (&["loai dang vien"], Field::Kind),
    (&["tinh trang"], Field::Kind),
    (&["chinh thuc"], Field::OfficialDate),
    (&["nghe nghiep", "truoc"], Field::OccupationBefore),
    (&["nghe nghiep"], Field::Occupation),
    (&["cong viec"], Field::Occupation),
    (&["chuc vu"], Field::Office),
    (&["vao dang"], Field::JoinedDate),
    (&["ket nap"], Field::JoinedDate),
    (&["so the"], Field::CardNumber),
    (&["the dang"], Field::CardNumber),
    (&["li lich"], Field::FileNumber),
    (&["so sdv"], Field::ListNumber),
    (&["so danh sach"], Field::ListNumber),
    (&["so trong danh sach"], Field::ListNumber),
    (&["li luan"], Field::PoliticalTheory),
    (&["chuien mon"], Field::Profession),
    (&["ngoai ngu"], Field::Languages),
    (&["ve chi bo"], Field::Since),
    (&["chuien den"], Field::Since),
    (&["chuien di"], Field::Until),
    (&["ghi chu"], Field::Note),
];

/// Asked last: short words that stand inside many titles.
const LOOSE: [(&[&str], Field); 8] = [
    (&["sinh", "ngai"], Field::BirthDate),
    (&["sinh", "nam"], Field::BirthDate),
    (&["hoc van"], Field::Education),
    (&["van hoa"], Field::Education),
    (&["giao duc pho thong"], Field::Education),
    (&["chinh tri"], Field::PoliticalTheory),
    (&["llct"], Field::PoliticalTheory),
    (&["chi bo"], Field::Unit),
];

/// Titles that say several things of a person at once.
fn combined(title: &str) -> Option<Field> {
    let has = |words: &str| title_has(title, words);
    let (sex, ethnicity) = (has("gioi tinh") || has("nam nu"), has("dan toc"));
    match (sex, ethnicity, has("ton giao")) {
        (true, true, true) => Some(Field::SexEthnicityReligion),
        (false, true, true) => Some(Field::EthnicityReligion),
        _ if has("chinh thuc") && (has("vao dang") || has("ket nap")) && !has("dang vien") => {
            Some(Field::JoinedOfficial)
        }
        _ => None,
    }
}

fn guess_words(title: &str) -> Option<Field> {
    let exact = EXACT
        .iter()
        .find(|(words, _)| *words == title)
        .map(|(_, field)| *field);
    let has = |words: &[&str]| words.iter().all(|word| title_has(title, word));
    exact.or_else(|| {
        WORDS
            .iter()
            .chain(&LOOSE)
            .find(|(words, _)| has(words))
            .map(|(_, field)| *field)
    })
}

/// Whole words only: "ho" must not be found in "cho o".
fn title_has(title: &str, words: &str) -> bool {
    format!(" {title} ").contains(&format!(" {words} "))
}

/// What a cell was read as.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReadValue {
    /// Text, digits included.
    Text(String),
    /// A date as far as it is known.
    Date(PartialDate),
    /// Sex.
    Sex(Sex),
    /// Probationary or official.
    Kind(Rank),
    /// A date known to the day.
    Day(NaiveDate),
    /// What the member lives and works as.
    MemberKind(MemberKind),
    /// How the fee is worked out.
    FeeClass(FeeClass),
    /// Offices held.
    Offices(Vec<OfficeRole>),
    /// Badges given.
    Badges(Vec<ListedBadge>),
}

impl ReadValue {
    /// The plain form that a member's field keeps; a kind is no field but an event, an office and a
    /// badge are records of their own.
    #[must_use]
    pub fn to_value(&self) -> Option<Value> {
        match self {
            Self::Text(text) => Some(text.to_value()),
            Self::Date(date) => Some(date.to_value()),
            Self::Sex(sex) => Some(sex.to_value()),
            Self::Day(day) => Some(day.to_value()),
            Self::MemberKind(kind) => Some(kind.to_value()),
            Self::FeeClass(class) => Some(class.to_value()),
            Self::Kind(_) | Self::Offices(_) | Self::Badges(_) => None,
        }
    }

    /// The text, if it is one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The date, if it is one.
    #[must_use]
    pub fn date(&self) -> Option<PartialDate> {
        match self {
            Self::Date(date) => Some(*date),
            _ => None,
        }
    }
}
