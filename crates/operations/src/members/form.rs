//! The fields of a member's file as they are typed and shown.

use crate::Problem;
use crate::form::Form;
use domain::dates::PartialDate;
use domain::members::{FeeClass, Member, MemberKind, Sex};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

macro_rules! member_form {
    ($( $(#[$field_doc:meta])* $field:ident $kind:ident, )*) => {
        /// A member's file as it is typed and shown. Empty is nothing known.
        #[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
        #[serde(deny_unknown_fields, default)]
        pub struct MemberForm {
            /// Sex.
            pub sex: Sex,
            /// What the member lives and works as.
            pub kind: MemberKind,
            /// How the fee is worked out.
            pub fee_class: FeeClass,
            $( $(#[$field_doc])* pub $field: String, )*
        }

        impl MemberForm {
            /// The fields of a member as they are shown: dates as precisely as they are known.
            #[must_use]
            pub fn of(member: &Member) -> Self {
                Self {
                    sex: member.sex,
                    kind: member.kind,
                    fee_class: member.fee_class,
                    $( $field: show!($kind, member.$field), )*
                }
            }

            /// Puts what was typed into a member; every problem is found at once.
            pub(crate) fn fill(&self, form: &mut Form, member: &mut Member) {
                member.sex = self.sex;
                member.kind = self.kind;
                member.fee_class = self.fee_class;
                $( member.$field = take!($kind, form, stringify!($field), &self.$field); )*
            }
        }
    };
}

macro_rules! show {
    (date, $value:expr) => {
        $value
            .map(|date: PartialDate| date.to_string())
            .unwrap_or_default()
    };
    (day, $value:expr) => {
        $value
            .map(|day| day.format("%d/%m/%Y").to_string())
            .unwrap_or_default()
    };
    ($kind:ident, $value:expr) => {
        $value.clone()
    };
}

macro_rules! take {
    (date, $form:ident, $field:expr, $typed:expr) => {
        $form.partial_date($field, $typed)
    };
    (day, $form:ident, $field:expr, $typed:expr) => {
        $form.day($field, $typed)
    };
    (line, $form:ident, $field:expr, $typed:expr) => {
        $form.line($field, $typed)
    };
    (required, $form:ident, $field:expr, $typed:expr) => {
        $form.required($field, $typed)
    };
    (remark, $form:ident, $field:expr, $typed:expr) => {
        $form.remark($field, $typed)
    };
    (citizen, $form:ident, $field:expr, $typed:expr) => {
        $form.digits($field, $typed, &[12, 9])
    };
}

member_form! {
    /// Family name and middle names.
    family_middle line,
    /// Given name.
    given required,
    /// Name on the birth certificate.
    birth_name line,
    /// Other names.
    other_names line,
    /// Date of birth.
    birth date,
    /// Ethnicity.
    ethnicity line,
    /// Religion.
    religion line,
    /// Native place.
    native_place line,
    /// Native place by the names of today.
    native_place_now line,
    /// Permanent address.
    permanent_address line,
    /// Present address.
    present_address line,
    /// Citizen id.
    citizen_id citizen,
    /// Telephone.
    phone line,
    /// General education.
    education line,
    /// Political theory.
    political_theory line,
    /// Professional training.
    profession line,
    /// Foreign languages.
    languages line,
    /// Occupation when joining.
    occupation_before line,
    /// Occupation now.
    occupation line,
    /// Number of the admission decision.
    admission_number line,
    /// Date of the admission decision.
    admission_decided date,
    /// Date of the ceremony.
    joined date,
    /// Place of the ceremony.
    joined_place line,
    /// The cell that admitted the member.
    joined_cell line,
    /// Who introduced the member.
    introducers line,
    /// Date of the decision to recognise as official.
    official_decided date,
    /// Official from.
    official_from date,
    /// Member-card number.
    card_number line,
    /// File number.
    file_number line,
    /// Number in the cell's list.
    list_number line,
    /// Numbers of another file that was merged into this one.
    other_numbers line,
    /// The decision that exempts from the fee or reduces it.
    fee_decision line,
    /// Until when that decision holds.
    fee_eased_until day,
    /// Remark.
    note remark,
}

/// What holds between the dates of one member.
pub(super) fn check_dates(form: &mut Form, member: &Member) {
    let after = |later: Option<PartialDate>, earlier: Option<PartialDate>| match (later, earlier) {
        (Some(later), Some(earlier)) => later.latest() < earlier.earliest(),
        _ => false,
    };
    if after(member.joined, member.birth) {
        form.problem("joined", Problem::EndsBeforeItBegins);
    }
    if after(member.official_from, member.joined) {
        form.problem("official_from", Problem::EndsBeforeItBegins);
    }
}
