//! What a member lives and works as, and how the fee is worked out.

use crate::record::choice;

choice! {
    /// What the list book has under "kind of member" (diện).
    MemberKind {
        /// Not recorded.
        Unknown = "unknown",
        /// Cadre, civil servant, public employee (cán bộ, công chức, viên chức).
        Cadre = "cadre",
        /// Army (bộ đội).
        Soldier = "soldier",
        /// Police (công an).
        Police = "police",
        /// Worker (công nhân, người lao động).
        Worker = "worker",
        /// Farmer (nông dân).
        Farmer = "farmer",
        /// Owner or manager of a business (chủ doanh nghiệp, hộ kinh doanh).
        Business = "business",
        /// Pupil or student (học sinh, sinh viên).
        Student = "student",
        /// Retired (hưu trí).
        Retired = "retired",
        /// Anything else.
        Other = "other",
    }
}

choice! {
    /// How a member's Party fee is worked out; the rates stand in the rules.
    FeeClass {
        /// Not recorded.
        Unknown = "unknown",
        /// Of the wage that social insurance is paid from.
        Insured = "insured",
        /// Of the pension.
        Pension = "pension",
        /// A pupil or student.
        Student = "student",
        /// Anybody else.
        Other = "other",
        /// Exempt or reduced by a decision.
        Eased = "eased",
    }
}
