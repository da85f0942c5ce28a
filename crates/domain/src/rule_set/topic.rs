//! What each topic of the rules contains. A field here and a key in the files are the same thing:
//! a missing or an unknown key is refused when the files are read.

use super::legal_reference::{LegalReference, Trust};
use super::shown::{Parameter, Shown};
use super::values::{
    BadgeBatch, CeremonyFrom, ChecklistStep, EvaluationLevels, ExcellentCapBase, Margins,
    NumberScope, PartyAgeFrom, Range, Share,
};
use crate::meetings::{LeftOut, ScoreGroup, ScoreLevels, Threshold, VoteRule};
use crate::text::ToneOrder;
use serde::Deserialize;

/// A value with the paper it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ruled<T> {
    /// The value.
    pub value: T,
    /// How far our copy is to be trusted.
    pub trust: Trust,
    /// Where it is written.
    pub reference: LegalReference,
}

/// A value as a file writes it: its own reference only where it is not the file's.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry<T> {
    value: T,
    trust: Trust,
    reference: Option<LegalReference>,
}

impl<T> Entry<T> {
    fn under(self, file: &LegalReference) -> Ruled<T> {
        let reference = self.reference.unwrap_or_else(|| file.clone());
        Ruled {
            value: self.value,
            trust: self.trust,
            reference,
        }
    }
}

macro_rules! topic {
    ($(#[$about:meta])* $name:ident $key:literal {
        $($(#[$field_about:meta])* $field:ident: $type:ty,)*
    }) => {
        $(#[$about])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $name {
            $($(#[$field_about])* pub $field: Ruled<$type>,)*
        }

        impl $name {
            pub(super) const KEY: &'static str = $key;

            pub(super) fn read(
                parameters: toml::Table,
                file: &LegalReference,
            ) -> Result<Self, toml::de::Error> {
                #[derive(Deserialize)]
                #[serde(deny_unknown_fields)]
                struct Written {
                    $($field: Entry<$type>,)*
                }
                let written: Written = parameters.try_into()?;
                Ok(Self { $($field: written.$field.under(file),)* })
            }

            pub(super) fn show(&self, to: &mut Vec<Parameter>) {
                $(to.push(Parameter {
                    key: concat!($key, ".", stringify!($field)),
                    value: self.$field.value.shown(),
                    trust: self.$field.trust,
                    reference: self.$field.reference.clone(),
                });)*
            }
        }
    };
}

topic! {
    /// Meetings of a cell and their quality.
    MeetingRules "meetings" {
        /// A regular meeting lasts at least so many minutes.
        regular_min_minutes: u32,
        /// A regular meeting combined with a thematic one.
        combined_min_minutes: u32,
        /// Materials are handed out at least so many days before.
        materials_days_before: u32,
        /// Papers are put up at most so many days after; none before 2025.
        upload_days_after: Option<u32>,
        /// Thematic meetings in a quarter, at least.
        thematic_min_per_quarter: u32,
        /// The share of members present that a good meeting reaches.
        attendance_target: Threshold,
        /// Groups of criteria in the quality score.
        score_groups: Vec<ScoreGroup>,
        /// What the points mean; none where the regulation had no points.
        score_levels: Option<ScoreLevels>,
        /// The roster is compared with the level above every so many months.
        roster_reconcile_months: u32,
    }
}

topic! {
    /// Votes, admission, transfers: what follows from the Charter.
    CharterRules "charter" {
        /// Who is left out of the number of members that a meeting counts from.
        base_leaves_out: Vec<LeftOut>,
        /// Presence that lets a meeting be held.
        quorum_meeting: Threshold,
        /// Presence that lets a congress be held.
        quorum_congress: Threshold,
        /// An ordinary decision.
        vote_ordinary: VoteRule,
        /// Admission of a member, person by person.
        vote_admission: VoteRule,
        /// Recognition as official member.
        vote_official: VoteRule,
        /// Recognising the progress of a member who was helped.
        vote_progress: VoteRule,
        /// A cell has at least so many official members.
        cell_min_official: u32,
        /// From so many official members on a cell has a committee.
        committee_min_official: u32,
        /// A cell committee has at most so many members.
        committee_max_members: u32,
        /// Years between congresses.
        congress_years: u32,
        /// Age at admission in full years, counted by month.
        admission_age: Range,
        /// Months an introducer has known the candidate in one unit.
        admission_introducer_months: u32,
        /// Months the certificate of the awareness class is valid.
        admission_class_certificate_months: u32,
        /// Working days for the admission ceremony.
        admission_ceremony_workdays: u32,
        /// When they start.
        admission_ceremony_from: CeremonyFrom,
        /// Months of probation from the ceremony.
        probation_months: u32,
        /// Working days after probation for proposing recognition.
        probation_propose_workdays: u32,
        /// Months after leaving before somebody can be admitted again.
        readmission_months: u32,
        /// Working days for a formal transfer.
        transfer_formal_workdays: u32,
        /// Working days for showing the papers at the new cell.
        transfer_present_workdays: u32,
        /// From which day party age counts.
        party_age_from: PartyAgeFrom,
        /// Years of party age with a badge.
        badge_years: Vec<u32>,
        /// Days on which badges are given.
        badge_batches: Vec<BadgeBatch>,
        /// Months in a year without meeting or fee after which removal is considered.
        removal_months_in_year: u32,
    }
}

topic! {
    /// Party fee (đảng phí).
    FeeRules "fee" {
        /// Of the insured wage.
        insured: Share,
        /// Of the pension.
        pension: Share,
        /// A pupil or student, đồng a month.
        student: u32,
        /// Anybody else, đồng a month; empty where no source was found: the cell enters it.
        other: Option<u32>,
        /// Exempt from so many years of party age on.
        exempt_party_age: Option<u32>,
        /// What a village cell keeps.
        retain_village_cell: Share,
        /// Months one decision on hardship covers, at most.
        hardship_max_months: Option<u32>,
    }
}

topic! {
    /// Moves of members and units: what is looked at on the way, and for how long it can be undone.
    MoveRules "moves" {
        /// A member goes for good.
        formal_out: Vec<ChecklistStep>,
        /// A member comes for good.
        formal_in: Vec<ChecklistStep>,
        /// A member goes for a time.
        temporary_out: Vec<ChecklistStep>,
        /// A member comes for a time.
        temporary_in: Vec<ChecklistStep>,
        /// Days within which a unit that was closed is opened again with everybody in it.
        unit_reopen_days: u32,
    }
}

topic! {
    /// Yearly evaluation (đánh giá, xếp loại).
    EvaluationRules "evaluation" {
        /// What the points mean.
        levels: EvaluationLevels,
        /// Points for common criteria.
        common_points: u32,
        /// Points for results.
        result_points: u32,
        /// The share of tasks an excellent member does above requirement.
        excellent_over_requirement: Share,
        /// The largest share of excellent members; only warned about.
        excellent_cap: Share,
        /// Of what it is taken.
        excellent_cap_base: ExcellentCapBase,
        /// The largest share of late tasks with which work still counts as completed.
        completed_late_at_most: Share,
    }
}

topic! {
    /// A person's rights to the data kept of him or her.
    PersonalDataRules "personal_data" {
        /// Working days for telling that a request came, and how it goes on.
        answer_workdays: u32,
        /// Days for handing out a copy.
        copy_days: u32,
        /// Days for a correction.
        correction_days: u32,
        /// Days for an erasure.
        erasure_days: u32,
        /// Fields of a file that an erasure leaves.
        erasure_keeps: Vec<String>,
    }
}

topic! {
    /// Papers: how they are numbered, laid out, and how names are ordered on them.
    PaperRules "papers" {
        /// Which papers share one run of numbers.
        number_scope: NumberScope,
        /// Margins in millimetres.
        margins_mm: Margins,
        /// The order of tones in lists of names.
        tone_order: ToneOrder,
    }
}

topic! {
    /// Programmes of themes such as "Chi bộ 35"; only for meetings that carry their tag.
    ProgrammeRules "programmes" {
        /// Products of one thematic meeting.
        product_per_thematic: Range,
        /// The tag its meetings carry.
        tag: String,
        /// It is a pilot.
        pilot: bool,
        /// From when.
        begins: chrono::NaiveDate,
        /// Its phases and milestones.
        phases: Vec<String>,
    }
}
