//! The member: one permanent record of a person, owned by the unit the person belongs to now.

use super::{FeeClass, MemberKind, PortraitId};
use crate::dates::PartialDate;
use crate::record::{Fields, Guard, Value, choice, id, record};
use crate::text;

id! {
    /// A member's id; it never changes, whatever happens to name or unit.
    MemberId
}

choice! {
    /// Sex as the list book has it.
    Sex {
        /// Not recorded.
        Unknown = "unknown",
        /// Female.
        Female = "female",
        /// Male.
        Male = "male",
    }
}

record! {
    /// A member of the Party (đảng viên): the 14 columns of the list book and the file's forms.
    record Member(MemberId, MemberField) = 10 in "members",
    guard Guard::Open, derived member_columns;
    /// Family name and middle names.
    10 family_middle: String, Visible, Basic "identity";
    /// Given name, by which lists are sorted.
    11 given: String, Visible, Basic "identity";
    /// Name on the birth certificate, where it differs.
    12 birth_name: String, Visible, Basic "identity";
    /// Other names.
    13 other_names: String, Silent, Basic "identity";
    /// Sex.
    14 sex: Sex, Visible, Basic "identity";
    /// Date of birth as far as it is known.
    15 birth: Option<PartialDate>, Visible, Basic "identity";
    /// Ethnicity.
    16 ethnicity: String, Visible, Sensitive "list book";
    /// Religion.
    17 religion: String, Visible, Sensitive "list book";
    /// Native place, in the words of its day.
    18 native_place: String, Visible, Basic "list book";
    /// Permanent address.
    19 permanent_address: String, Visible, Basic "contact";
    /// Present address.
    20 present_address: String, Silent, Basic "contact";
    /// Citizen id, 12 digits.
    21 citizen_id: String, Visible, Sensitive "identity";
    /// Telephone.
    22 phone: String, Visible, Basic "contact";
    /// General education.
    23 education: String, Silent, Basic "list book";
    /// Political theory.
    24 political_theory: String, Silent, Basic "list book";
    /// Professional training.
    25 profession: String, Silent, Basic "list book";
    /// Foreign languages.
    26 languages: String, Silent, Basic "list book";
    /// Occupation when joining.
    27 occupation_before: String, Silent, Basic "list book";
    /// Occupation now.
    28 occupation: String, Silent, Basic "list book";
    /// Number of the admission decision.
    29 admission_number: String, Visible, Sensitive "membership";
    /// Date of the admission decision.
    30 admission_decided: Option<PartialDate>, Visible, Sensitive "membership";
    /// Date of the ceremony (ngày vào Đảng).
    31 joined: Option<PartialDate>, Visible, Sensitive "membership";
    /// Place of the ceremony.
    32 joined_place: String, Visible, Sensitive "membership";
    /// Who introduced the member.
    33 introducers: String, Visible, Sensitive "membership";
    /// Date of the decision to recognise as official.
    34 official_decided: Option<PartialDate>, Visible, Sensitive "membership";
    /// Date from which the member is official (ngày chính thức).
    35 official_from: Option<PartialDate>, Visible, Sensitive "membership";
    /// Member-card number with its leading zeros.
    36 card_number: String, Visible, Sensitive "membership";
    /// File number (số lý lịch).
    37 file_number: String, Visible, Sensitive "membership";
    /// Number in the cell's list (số SĐV).
    38 list_number: String, Silent, None "list book";
    /// Remark.
    39 note: String, Silent, Basic "list book";
    /// What the member lives and works as (diện).
    40 kind: MemberKind, Visible, Basic "list book";
    /// The cell that admitted the member.
    41 joined_cell: String, Silent, Basic "membership";
    /// How the fee is worked out.
    42 fee_class: FeeClass, Visible, Basic "fee";
    /// The decision that exempts from the fee or reduces it.
    43 fee_decision: String, Visible, Basic "fee";
    /// Until when that decision holds.
    44 fee_eased_until: Option<chrono::NaiveDate>, Visible, Basic "fee";
    /// Native place by the names of today.
    45 native_place_now: String, Silent, Basic "list book";
    /// Numbers of another file of the same person that was merged into this one.
    46 other_numbers: String, Visible, Sensitive "membership";
    /// The file this one was merged into; it is deleted then.
    47 merged_into: Option<MemberId>, Visible, Basic "membership";
    /// The portrait.
    48 portrait: Option<PortraitId>, Visible, Basic "identity";
}

impl Member {
    /// The name as it is read aloud: family, middle, given.
    #[must_use]
    pub fn name(&self) -> String {
        super::names::display(&self.family_middle, &self.given)
    }
}

/// Sort key and folded search text, stored so that neither SQL nor another program needs a
/// collation of ours.
fn member_columns(fields: &Fields) -> Vec<(&'static str, Value)> {
    let family_middle = fields.text(MemberField::family_middle.number());
    let given = fields.text(MemberField::given.number());
    let name = super::names::display(family_middle, given);
    let search = [
        text::fold(&name),
        text::fold(fields.text(MemberField::other_names.number())),
        text::fold(fields.text(MemberField::birth_name.number())),
        fields.text(MemberField::card_number.number()).to_owned(),
        fields.text(MemberField::phone.number()).to_owned(),
        fields.text(MemberField::citizen_id.number()).to_owned(),
        text::fold(fields.text(MemberField::other_numbers.number())),
    ]
    .join("\n");
    vec![
        (
            "sort_key",
            Value::Text(text::name_sort_key(family_middle, given)),
        ),
        ("folded", Value::Text(search)),
    ]
}
