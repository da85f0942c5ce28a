//! Days a cell must not miss about its members (DOMAIN.md 3.12), worked out and never stored.

use super::badge::next_badge;
use super::{
    Activity, DatedChange, Member, MemberId, ProbationEnd, Rank, Standing, StandingChange,
};
use crate::dates::{Holidays, PartialDate};
use crate::record::choice;
use crate::rule_set::{CharterRules, PartyAgeFrom};
use chrono::NaiveDate;

choice! {
    /// What falls on the day.
    DeadlineKind {
        /// The probation ends; recognition counts from here.
        ProbationEnds = "probation_ends",
        /// The last day for proposing recognition.
        ProposeOfficial = "propose_official",
        /// A badge is given.
        Badge = "badge",
        /// Somebody is expected back.
        AwayEnds = "away_ends",
        /// A visit is over.
        VisitEnds = "visit_ends",
        /// An exemption is over.
        ExemptionEnds = "exemption_ends",
        /// A suspension is over.
        SuspensionEnds = "suspension_ends",
        /// The fee is due in full again.
        FeeEasedEnds = "fee_eased_ends",
        /// The last day for telling a member that a request about personal data came.
        RequestAcknowledged = "request_acknowledged",
        /// The last day for handing out a copy of a member's data.
        RequestCopy = "request_copy",
        /// The last day for correcting a member's data.
        RequestCorrection = "request_correction",
        /// The last day for erasing a member's data.
        RequestErasure = "request_erasure",
    }
}

/// One day to keep in mind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadline {
    /// Whose.
    pub member: MemberId,
    /// What.
    pub kind: DeadlineKind,
    /// When.
    pub day: NaiveDate,
    /// Of how many years a badge is.
    pub years: Option<u32>,
    /// Whether the day is sure: the date it is counted from is known to the day, and the holidays
    /// on the way are announced.
    pub sure: bool,
}

/// What is known of one member on a day.
#[derive(Debug, Clone, Copy)]
pub struct Known<'m> {
    /// The file.
    pub member: &'m Member,
    /// Every change of standing.
    pub changes: &'m [DatedChange],
    /// Years of the badges given.
    pub badges: &'m [i64],
}

/// The day from which a member's party age counts: the admission decision or the joining date, as
/// the rules say, and the other of the two where only that is known.
#[must_use]
pub fn party_age_from(member: &Member, from: PartyAgeFrom) -> Option<PartialDate> {
    match from {
        PartyAgeFrom::AdmissionDecision => member.admission_decided.or(member.joined),
        PartyAgeFrom::JoiningDate => member.joined.or(member.admission_decided),
    }
}

impl Known<'_> {
    /// Every deadline ahead, the nearest first. A probation that has run out stays until the
    /// member is recognised.
    #[must_use]
    pub fn deadlines(
        &self,
        rules: &CharterRules,
        holidays: &Holidays,
        today: NaiveDate,
    ) -> Vec<Deadline> {
        let standing = Standing::on(self.changes, today);
        if matches!(standing.activity(), Activity::Left(_)) {
            return Vec::new();
        }
        let mut ahead = Vec::new();
        if standing.rank() == Some(Rank::Probationary) {
            self.probation(rules, holidays, &mut ahead);
        }
        if standing.is_counted() {
            self.badge(rules, today, &mut ahead);
        }
        self.term(&standing, today, &mut ahead);
        ahead.sort_by_key(|deadline| deadline.day);
        ahead
    }

    fn deadline(&self, kind: DeadlineKind, day: NaiveDate, sure: bool) -> Deadline {
        Deadline {
            member: self.member.id,
            kind,
            day,
            years: None,
            sure,
        }
    }

    fn probation(&self, rules: &CharterRules, holidays: &Holidays, ahead: &mut Vec<Deadline>) {
        let Some(end) = self
            .member
            .joined
            .and_then(|joined| ProbationEnd::of(joined, rules, holidays))
        else {
            return;
        };
        let propose = end.propose_by;
        ahead.push(self.deadline(DeadlineKind::ProbationEnds, end.ends, end.exact));
        ahead.push(self.deadline(
            DeadlineKind::ProposeOfficial,
            propose.date,
            end.exact && propose.covered,
        ));
    }

    fn badge(&self, rules: &CharterRules, today: NaiveDate, ahead: &mut Vec<Deadline>) {
        let due = party_age_from(self.member, rules.party_age_from.value).and_then(|from| {
            let (years, batches) = (&rules.badge_years.value, &rules.badge_batches.value);
            next_badge(from, years, batches, self.badges, today)
        });
        ahead.extend(due.map(|due| Deadline {
            years: Some(due.years),
            ..self.deadline(DeadlineKind::Badge, due.batch, due.exact)
        }));
    }

    /// The last day of what holds today, and of an eased fee.
    fn term(&self, standing: &Standing, today: NaiveDate, ahead: &mut Vec<Deadline>) {
        let running = self
            .changes
            .iter()
            .find(|change| Some(change.event) == standing.activity_by());
        if let Some((change, until)) = running.and_then(|it| it.until.map(|until| (it, until)))
            && let Some(kind) = ends(change.change)
            && until >= today
        {
            ahead.push(self.deadline(kind, until, true));
        }
        if let Some(until) = self.member.fee_eased_until.filter(|until| *until >= today) {
            ahead.push(self.deadline(DeadlineKind::FeeEasedEnds, until, true));
        }
    }
}

fn ends(change: StandingChange) -> Option<DeadlineKind> {
    match change {
        StandingChange::WentAway => Some(DeadlineKind::AwayEnds),
        StandingChange::CameTemporarily => Some(DeadlineKind::VisitEnds),
        StandingChange::Exempted => Some(DeadlineKind::ExemptionEnds),
        StandingChange::Suspended => Some(DeadlineKind::SuspensionEnds),
        StandingChange::BecameProbationary
        | StandingChange::BecameOfficial
        | StandingChange::Resumed
        | StandingChange::Received
        | StandingChange::Transferred
        | StandingChange::StruckOff
        | StandingChange::Released
        | StandingChange::Expelled
        | StandingChange::Died => None,
    }
}
