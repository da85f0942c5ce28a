//! The facts of a resolution and a conclusion.

use super::facts::{Facts, lines_of, vote};
use super::show::adopting_vote;
use crate::Failure;
use domain::meetings::{MeetingId, Vote};
use domain::papers::{
    Collective, ConcludedItem, FollowedTask, Layout, MeetingPaper, MeetingPaperKind, NextTask,
    NumberFacts, Paper, ResolutionFacts, SignedFor, SignerFacts, conclusion, resolution,
};
use domain::tasks::Task;
use storage::Reading;

impl Facts<'_> {
    pub fn resolution(
        &self,
        reading: &Reading<'_>,
        layout: &Layout,
        kind: MeetingPaperKind,
        record: Option<&MeetingPaper>,
        number: NumberFacts,
    ) -> Result<Paper, Failure> {
        let unwritten = MeetingPaper::default();
        let record = record.unwrap_or(&unwritten);
        let facts = ResolutionFacts {
            letterhead: self.letterhead(number, self.day),
            meeting: self.meeting(),
            lasted: self.view.began.zip(self.view.ended),
            subject: record.subject.clone(),
            basis: self.basis(),
            members: self.members(),
            roll: self.roll_of_minutes(),
            chair: self.person(self.view.form.chair, layout),
            minute_taker: self.person(self.view.form.minute_taker, layout),
            items: self.concluded(),
            results: self.results(reading)?,
            next: self.next_tasks(reading)?,
            score: self.score(),
            vote: self.adopting_vote(reading, kind, record)?,
            recipients: self.recipients(layout, &record.recipients),
            signer: SignerFacts {
                on_behalf: match record.signed_for {
                    SignedFor::Cell => Collective::Cell,
                    SignedFor::Committee => Collective::CellCommittee,
                },
                ..self.signer()
            },
        };
        Ok(match kind {
            MeetingPaperKind::Conclusion => conclusion(&facts, layout),
            MeetingPaperKind::Minutes | MeetingPaperKind::Resolution => resolution(&facts, layout),
        })
    }

    /// The Charter's regulation and the guidance on meetings, as they stood that day.
    fn basis(&self) -> Vec<String> {
        let Some(rules) = self.desk.rules.on(self.day) else {
            return Vec::new();
        };
        [
            &rules.charter.vote_ordinary.reference,
            &rules.meetings.materials_days_before.reference,
        ]
        .map(|reference| reference.in_full())
        .to_vec()
    }

    fn concluded(&self) -> Vec<ConcludedItem> {
        let items = self.view.items.iter();
        items
            .map(|item| ConcludedItem {
                number: item.number.clone(),
                title: item.form.title.clone(),
                conclusion: item.conclusion.clone(),
            })
            .collect()
    }

    /// What the meeting heard of tasks given before.
    fn results(&self, reading: &Reading<'_>) -> Result<Vec<FollowedTask>, Failure> {
        let heard = reading.reports_at_meeting(MeetingId(self.view.id))?;
        heard
            .into_iter()
            .map(|line| {
                let task: Task = reading.require(line.task.record())?;
                let owner = match task.owner_member {
                    Some(owner) => reading.membership_name(owner)?.unwrap_or_default(),
                    None => String::new(),
                };
                Ok(FollowedTask {
                    work: task.title,
                    owner,
                    due: task.due,
                    opening: line.opening,
                    result: line.result,
                    state: line.state,
                })
            })
            .collect()
    }

    fn next_tasks(&self, reading: &Reading<'_>) -> Result<Vec<NextTask>, Failure> {
        let tasks = self.view.tasks.iter();
        tasks
            .map(|task| {
                let reports_at = match task.reports_at {
                    Some(meeting) => Some(reading.meeting(MeetingId(meeting))?.planned.date()),
                    None => None,
                };
                Ok(NextTask {
                    work: task.title.clone(),
                    owner: task.owner_name.clone(),
                    due: chrono::NaiveDate::parse_from_str(&task.due, "%d/%m/%Y").ok(),
                    reports_at,
                })
            })
            .collect()
    }

    /// The vote that was named, or the meeting's last ordinary one. A conclusion is the chair's: only
    /// a vote that was named stands in it.
    fn adopting_vote(
        &self,
        reading: &Reading<'_>,
        kind: MeetingPaperKind,
        record: &MeetingPaper,
    ) -> Result<Option<domain::papers::VoteFacts>, Failure> {
        let usual = match kind {
            MeetingPaperKind::Conclusion => None,
            MeetingPaperKind::Minutes | MeetingPaperKind::Resolution => {
                adopting_vote(reading, MeetingId(self.view.id))?
            }
        };
        let Some(id) = record.vote.or(usual) else {
            return Ok(None);
        };
        // A vote that was taken away since leaves no line.
        if reading.get::<Vote>(id.record())?.is_none() {
            return Ok(None);
        }
        let mut votes = self.view.votes.iter();
        Ok(votes.find(|it| it.id == id.0).map(vote))
    }

    pub(super) fn recipients(&self, layout: &Layout, named: &str) -> Vec<String> {
        match named.trim() {
            "" => layout.usual_recipients(&self.profile.higher_body),
            named => lines_of(named),
        }
    }
}
