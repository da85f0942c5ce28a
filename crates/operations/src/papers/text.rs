//! The text of a meeting's paper: composed from the record, edited by people, compared anew whenever
//! the facts change.

use super::facts::Facts;
use crate::{Desk, Failure};
use domain::meetings::{Meeting, MeetingId, MeetingState};
use domain::papers::{
    Layout, LetterheadFacts, MeetingPaper, MeetingPaperKind, MeetingPaperState, NumberFacts, Paper,
    Renewal,
};
use storage::Reading;

/// One paper of a meeting with everything that decides what it says.
pub(crate) struct Standing {
    /// The meeting.
    pub meeting: Meeting,
    /// What was written down of the paper; minutes have nothing while nobody edited them.
    pub record: Option<MeetingPaper>,
    /// What it said each time it was adopted.
    pub versions: Vec<Version>,
    /// As it is composed now.
    pub composed: Paper,
    /// The comparison of the edited text with it; none while nobody edited.
    pub renewal: Option<Renewal>,
    /// The layout of its day.
    pub layout: Layout,
}

/// A paper as it was adopted.
pub(crate) struct Version {
    pub version: i64,
    pub adopted: Option<chrono::NaiveDate>,
    pub reason: String,
    pub text: String,
    pub letterhead: String,
}

impl Standing {
    /// Reads a paper of a meeting, and composes it anew.
    pub fn of(
        desk: &Desk,
        reading: &Reading<'_>,
        id: MeetingId,
        kind: MeetingPaperKind,
    ) -> Result<Self, Failure> {
        let meeting = reading.meeting(id)?;
        let record = reading.meeting_paper(id, kind)?;
        let view = crate::meetings::view(desk, reading, id)?;
        let day = meeting.planned.date();
        // The bodies are named as they were on that day.
        let profile = reading.profile_on(day)?.unwrap_or_default();
        let layout = super::layout_on(reading, day)?;
        let facts = Facts {
            desk,
            view: &view,
            profile: &profile,
            day,
        };
        let versions = versions(reading, id, kind, record.as_ref())?;
        let number = super::number::printed(reading, &meeting, kind, record.as_ref())?;
        let mut composed = match kind {
            MeetingPaperKind::Minutes => facts.minutes(&layout, number),
            MeetingPaperKind::Resolution | MeetingPaperKind::Conclusion => {
                facts.resolution(reading, &layout, kind, record.as_ref(), number)?
            }
        };
        let adopted = is_adopted(kind, &meeting, record.as_ref());
        if let Some(last) = versions.last().filter(|_| adopted) {
            keep_letterhead(&mut composed, &layout, last, day);
        }
        let renewal = record
            .as_ref()
            .filter(|record| !record.text.is_empty())
            .map(|record| Renewal::of(&record.composed, &record.text, &layout.text_of(&composed)));
        Ok(Self {
            meeting,
            record,
            versions,
            composed,
            renewal,
            layout,
        })
    }

    /// Whether it was adopted, and takes no change any more.
    pub fn is_adopted(&self, kind: MeetingPaperKind) -> bool {
        is_adopted(kind, &self.meeting, self.record.as_ref())
    }

    /// The text as it stands now, its tables by name.
    pub fn text(&self) -> String {
        match &self.renewal {
            Some(renewal) => renewal.standing(),
            None => self.layout.text_of(&self.composed),
        }
    }

    /// What the text as it stands was composed from.
    pub fn composed_from(&self) -> String {
        match &self.renewal {
            Some(renewal) => renewal.standing_on(),
            None => self.layout.text_of(&self.composed),
        }
    }

    /// How many questions wait for a person.
    pub fn clashes(&self) -> usize {
        self.renewal
            .as_ref()
            .map_or(0, |renewal| renewal.clashes().count())
    }

    /// The paper to print: what was adopted, as it was; what was not, as it stands.
    pub fn paper(&self, kind: MeetingPaperKind) -> Paper {
        if let Some(last) = self.versions.last().filter(|_| self.is_adopted(kind)) {
            return self.layout.with_text(self.composed.clone(), &last.text);
        }
        self.draft()
    }

    /// The same on another size of sheet.
    pub fn on(self, size: domain::papers::PageSize, kind: MeetingPaperKind) -> Paper {
        let layout = self.layout.clone().on(size);
        layout.dressed(self.paper(kind))
    }

    /// The paper as it stands, whatever was adopted before.
    pub fn draft(&self) -> Paper {
        match &self.renewal {
            Some(renewal) => self
                .layout
                .with_text(self.composed.clone(), &renewal.standing()),
            None => self.composed.clone(),
        }
    }
}

/// Minutes are closed with their meeting; the others are adopted by themselves.
fn is_adopted(kind: MeetingPaperKind, meeting: &Meeting, record: Option<&MeetingPaper>) -> bool {
    match kind {
        MeetingPaperKind::Minutes => meeting.state == MeetingState::Closed,
        MeetingPaperKind::Resolution | MeetingPaperKind::Conclusion => {
            record.is_some_and(|record| record.state == MeetingPaperState::Adopted)
        }
    }
}

fn versions(
    reading: &Reading<'_>,
    meeting: MeetingId,
    kind: MeetingPaperKind,
    record: Option<&MeetingPaper>,
) -> Result<Vec<Version>, Failure> {
    if kind == MeetingPaperKind::Minutes {
        let versions = reading.minutes_versions(meeting)?.into_iter();
        return Ok(versions
            .map(|it| Version {
                version: it.version,
                adopted: it.closed,
                reason: it.reason,
                text: it.words,
                letterhead: it.letterhead,
            })
            .collect());
    }
    let Some(record) = record else {
        return Ok(Vec::new());
    };
    let versions = reading.paper_versions(record.id)?.into_iter();
    Ok(versions
        .map(|it| Version {
            version: it.version,
            adopted: it.adopted,
            reason: it.reason,
            text: it.text,
            letterhead: it.letterhead,
        })
        .collect())
}

/// The bodies and the place as they are written down with a version.
pub(crate) fn letterhead_lines(profile: &domain::units::Profile) -> String {
    [&profile.higher_body, &profile.name, &profile.place]
        .map(|line| line.replace('\n', " "))
        .join("\n")
}

/// A body that was renamed since does not change an old paper.
fn keep_letterhead(paper: &mut Paper, layout: &Layout, version: &Version, date: chrono::NaiveDate) {
    let mut lines = version.letterhead.split('\n').map(str::to_owned);
    let (Some(higher_body), Some(body), Some(place)) = (lines.next(), lines.next(), lines.next())
    else {
        return;
    };
    let facts = LetterheadFacts {
        higher_body,
        body,
        number: NumberFacts::None,
        place,
        date,
    };
    let number = paper.header.take().and_then(|header| header.number);
    paper.header = Some(domain::papers::Header {
        number,
        ..layout.letterhead(&facts)
    });
}
