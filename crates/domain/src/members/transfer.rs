//! A transfer of a member between two units (chuyển sinh hoạt đảng), formal or for a time.
//!
//! Each of the two units has its own record of it, so that each book tells its side without the
//! other's. Between units of one province both are written in the step by which the member leaves.

use super::{FileCopy, MemberId, MembershipId};
use crate::dates::{Holidays, PartialDate, WorkingDay};
use crate::record::RecordList;
use crate::record::{Guard, choice, id, nothing_derived, record};
use crate::rule_set::{CharterRules, ChecklistStep, MoveRules};
use crate::units::UnitId;
use chrono::NaiveDate;

id! {
    /// A transfer's id.
    TransferId
}

choice! {
    /// What sort of transfer it is.
    TransferKind {
        /// For good (chính thức).
        Formal = "formal",
        /// For a time: the member is counted at home (tạm thời).
        Temporary = "temporary",
        /// With the whole unit, by a decision on the unit itself.
        Reorganised = "reorganised",
    }
}

choice! {
    /// Whose side of the transfer a record tells.
    TransferDirection {
        /// The unit the member goes away from.
        Out = "out",
        /// The unit the member comes to.
        In = "in",
    }
}

choice! {
    /// How far a transfer has come; derived, never stored.
    TransferState {
        /// The papers are being made ready.
        Prepared = "prepared",
        /// The letter was given.
        LetterGiven = "letter_given",
        /// The member has left and is on the way.
        Left = "left",
        /// The new unit has received the member.
        Received = "received",
        /// Back from a transfer for a time.
        Returned = "returned",
        /// The new unit sent the papers back.
        SentBack = "sent_back",
        /// The old unit took the member back.
        TakenBack = "taken_back",
    }
}

record! {
    /// One side of a transfer, owned by the unit whose side it tells.
    record Transfer(TransferId, TransferField) = 17 in "transfers",
    guard Guard::Open, derived nothing_derived;
    /// The member.
    10 member: MemberId, Visible, Basic "membership";
    /// What sort of transfer it is.
    11 kind: TransferKind, Visible, None "membership";
    /// Whose side this is.
    12 direction: TransferDirection, Visible, None "membership";
    /// The unit left, where the province knows it.
    13 from_unit: Option<UnitId>, Visible, None "membership";
    /// The unit left, in words.
    14 from_name: String, Visible, None "membership";
    /// The unit gone to, where the province knows it.
    15 to_unit: Option<UnitId>, Visible, None "membership";
    /// The unit gone to, in words.
    16 to_name: String, Visible, None "membership";
    /// Number of the letter.
    17 letter_number: String, Visible, None "membership";
    /// Date of the letter.
    18 letter_date: Option<NaiveDate>, Visible, None "membership";
    /// The last day on which the old unit counts the member; on the day after, the new one does.
    19 effective: Option<NaiveDate>, Visible, Basic "membership";
    /// The last day of a transfer for a time, as it is planned.
    20 until: Option<NaiveDate>, Visible, Basic "membership";
    /// The month through which the fee was paid.
    21 fee_through: Option<PartialDate>, Visible, Basic "fee";
    /// The stay it ends or interrupts; at the new unit the one it begins.
    22 membership: Option<MembershipId>, Visible, Basic "membership";
    /// The other unit's record of the same transfer.
    23 counterpart: Option<TransferId>, Visible, None "membership";
    /// Whether the member has left.
    24 left: bool, Visible, None "membership";
    /// When the new unit received the member.
    25 received: Option<NaiveDate>, Visible, None "membership";
    /// The last day at the other unit, once the member is back from a transfer for a time.
    26 returned: Option<NaiveDate>, Visible, Basic "membership";
    /// Why the new unit sent the papers back.
    27 sent_back: String, Visible, Basic "membership";
    /// When the old unit took the member back.
    28 taken_back: Option<NaiveDate>, Visible, None "membership";
    /// The member's name as of then.
    29 name: String, Visible, Basic "old papers";
    /// The file as of the day of leaving, for the unit that does not hold the file itself.
    30 file: FileCopy, Silent, Sensitive "old papers";
    /// The records that were written for the new unit when the member left: they go again if the
    /// member is taken back.
    32 brought: RecordList, Visible, None "membership";
    /// Remark.
    31 note: String, Silent, Basic "membership";
    maps {
        /// The day on which each step of the checklist was done, by its code.
        40 steps, None "membership", in "transfer_steps";
    }
}

impl Transfer {
    /// How far it has come.
    #[must_use]
    pub fn state(&self) -> TransferState {
        if self.taken_back.is_some() {
            TransferState::TakenBack
        } else if !self.sent_back.is_empty() {
            TransferState::SentBack
        } else if self.returned.is_some() {
            TransferState::Returned
        } else if self.received.is_some() {
            TransferState::Received
        } else if self.left {
            TransferState::Left
        } else if self.letter_date.is_some() {
            TransferState::LetterGiven
        } else {
            TransferState::Prepared
        }
    }

    /// Whether anything is still to be done.
    #[must_use]
    pub fn is_open(&self) -> bool {
        match self.state() {
            TransferState::Prepared
            | TransferState::LetterGiven
            | TransferState::Left
            | TransferState::SentBack => true,
            TransferState::Received => self.kind == TransferKind::Temporary,
            TransferState::Returned | TransferState::TakenBack => false,
        }
    }

    /// The unit at the other end, in words.
    #[must_use]
    pub fn other_end(&self) -> &str {
        match self.direction {
            TransferDirection::Out => &self.to_name,
            TransferDirection::In => &self.from_name,
        }
    }

    /// The day by which the next step is due: papers are shown at the new unit within so many
    /// working days of the letter, the whole transfer is done within so many; who is away for a
    /// time is expected back.
    #[must_use]
    pub fn due(&self, rules: &CharterRules, holidays: &Holidays) -> Option<WorkingDay> {
        match self.state() {
            TransferState::LetterGiven | TransferState::Left => {
                let days = match self.direction {
                    TransferDirection::Out => rules.transfer_formal_workdays.value,
                    TransferDirection::In => rules.transfer_present_workdays.value,
                };
                let from = self.letter_date.or(self.effective)?;
                Some(holidays.add_working_days(from, days))
            }
            TransferState::Received => self
                .until
                .filter(|_| self.kind == TransferKind::Temporary)
                .map(|date| WorkingDay {
                    date,
                    covered: true,
                }),
            TransferState::Prepared
            | TransferState::Returned
            | TransferState::SentBack
            | TransferState::TakenBack => None,
        }
    }

    /// The steps that this side of it has, as the rules list them.
    #[must_use]
    pub fn checklist<'r>(&self, rules: &'r MoveRules) -> &'r [ChecklistStep] {
        match (self.kind, self.direction) {
            (TransferKind::Reorganised, _) => &[],
            (TransferKind::Formal, TransferDirection::Out) => &rules.formal_out.value,
            (TransferKind::Formal, TransferDirection::In) => &rules.formal_in.value,
            (TransferKind::Temporary, TransferDirection::Out) => &rules.temporary_out.value,
            (TransferKind::Temporary, TransferDirection::In) => &rules.temporary_in.value,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule_set::RuleSets;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_state_of_a_transfer_follows_what_was_written_last_on_its_path() {
        let mut transfer = Transfer::default();
        assert_eq!(transfer.state(), TransferState::Prepared);
        transfer.letter_date = Some(day("2026-11-02"));
        assert_eq!(transfer.state(), TransferState::LetterGiven);
        transfer.left = true;
        assert_eq!(transfer.state(), TransferState::Left);
        transfer.sent_back = "Sai ô số 1".to_owned();
        assert_eq!(transfer.state(), TransferState::SentBack);
        transfer.taken_back = Some(day("2026-11-20"));
        assert_eq!(transfer.state(), TransferState::TakenBack);
    }

    #[test]
    fn a_formal_transfer_is_done_when_received_and_one_for_a_time_when_the_member_is_back() {
        let received = Some(day("2026-11-20"));
        let formal = Transfer {
            received,
            left: true,
            ..Transfer::default()
        };
        let mut visit = Transfer {
            kind: TransferKind::Temporary,
            ..formal.clone()
        };
        assert!(!formal.is_open());
        assert!(visit.is_open());
        visit.returned = Some(day("2027-05-01"));
        assert!(!visit.is_open());
    }

    #[test]
    fn a_transfer_is_due_by_working_days_of_the_rule_set_and_a_visit_on_its_last_day() {
        let rules = RuleSets::bundled().unwrap();
        let charter = &rules.on(day("2026-11-02")).unwrap().charter;
        let holidays = Holidays::bundled().unwrap();
        let mut transfer = Transfer {
            letter_date: Some(day("2026-11-02")),
            left: true,
            ..Transfer::default()
        };
        let due = transfer.due(charter, &holidays).unwrap().date;
        assert_eq!(
            due,
            holidays.add_working_days(day("2026-11-02"), 30).date,
            "thirty working days of the rule set"
        );
        assert!(
            due > day("2026-12-02"),
            "thirty days of the calendar are fewer"
        );
        transfer.kind = TransferKind::Temporary;
        transfer.received = Some(day("2026-11-05"));
        transfer.until = Some(day("2027-05-31"));
        assert_eq!(
            transfer.due(charter, &holidays).unwrap().date,
            day("2027-05-31")
        );
    }

    #[test]
    fn each_side_of_each_sort_has_a_checklist_of_its_own_without_a_step_twice() {
        let rules = RuleSets::bundled().unwrap();
        let moves = rules.on(day("2026-11-02")).unwrap().moves.clone().unwrap();
        for kind in [TransferKind::Formal, TransferKind::Temporary] {
            for direction in TransferDirection::ALL {
                let transfer = Transfer {
                    kind,
                    direction: *direction,
                    ..Transfer::default()
                };
                let codes: Vec<&str> = transfer
                    .checklist(&moves)
                    .iter()
                    .map(|step| step.code.as_str())
                    .collect();
                let once: std::collections::BTreeSet<&str> = codes.iter().copied().collect();
                assert!(codes.len() >= 4, "{kind:?} {direction:?}");
                assert_eq!(once.len(), codes.len(), "{codes:?}");
            }
        }
    }
}
