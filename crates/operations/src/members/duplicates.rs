//! Two files of one person: found on demand, compared side by side, told apart for good.

use super::{MemberForm, StandingView};
use crate::{Desk, Failure, Nothing, Saved};
use domain::members::{Alike, DatedChange, Distinct, Member, MemberId, Standing};
use serde::{Deserialize, Serialize};
use storage::Reading;
use ts_rs::TS;
use uuid::Uuid;

/// Pairs that one page shows; the rest comes when these are decided.
const PAIRS: u32 = 100;

/// Files that look like one person's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DuplicatesView {
    /// The pairs, the surest first.
    pub pairs: Vec<AlikePair>,
    /// Whether there are more than these.
    pub more: bool,
}

/// Two files that look like one person's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AlikePair {
    /// By what they look alike.
    pub by: Alike,
    /// The file that was made first.
    pub one: AlikeFile,
    /// The other.
    pub other: AlikeFile,
}

/// One of the two, as the list of pairs shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AlikeFile {
    /// The member.
    pub id: Uuid,
    /// The name.
    pub name: String,
    /// Date of birth.
    pub birth: String,
    /// Card number.
    pub card_number: String,
}

impl From<Member> for AlikeFile {
    fn from(member: Member) -> Self {
        Self {
            id: member.id.0,
            name: member.name(),
            birth: member
                .birth
                .map(|date| date.to_string())
                .unwrap_or_default(),
            card_number: member.card_number,
        }
    }
}

/// Finds files that look like one person's and were not told apart.
pub fn find_duplicates(desk: &Desk, _: Nothing) -> Result<DuplicatesView, Failure> {
    desk.book.read(|reading| {
        let found = reading.alike(PAIRS.saturating_add(1))?;
        let shown = usize::try_from(PAIRS).unwrap_or(usize::MAX);
        let more = found.len() > shown;
        let pairs = found
            .into_iter()
            .take(shown)
            .map(|line| {
                Ok::<_, Failure>(AlikePair {
                    by: line.by,
                    one: reading.require::<Member>(line.one.record())?.into(),
                    other: reading.require::<Member>(line.other.record())?.into(),
                })
            })
            .collect::<Result<_, _>>()?;
        Ok(DuplicatesView { pairs, more })
    })
}

/// Two files.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TwoMembers {
    /// One of them.
    pub one: Uuid,
    /// The other.
    pub other: Uuid,
}

impl TwoMembers {
    /// Both ids; nobody is two people.
    pub(super) fn ids(self) -> Result<(MemberId, MemberId), Failure> {
        if self.one == self.other {
            return Err(Failure::BadRequest);
        }
        Ok((MemberId(self.one), MemberId(self.other)))
    }
}

/// Two files side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ComparisonView {
    /// One of them.
    pub one: ComparedFile,
    /// The other.
    pub other: ComparedFile,
    /// Whether somebody said already that these are two people.
    pub told_apart: bool,
}

/// One of two files side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ComparedFile {
    /// The member.
    pub id: Uuid,
    /// To be sent back with a merge.
    pub revision: i64,
    /// The name.
    pub name: String,
    /// The fields.
    pub fields: MemberForm,
    /// The standing today.
    pub standing: StandingView,
    /// Meetings the member was at.
    pub meetings: u32,
    /// Tasks.
    pub tasks: u32,
    /// Offices held.
    pub offices: u32,
    /// Whether this book may change the file: it belongs to its own unit.
    pub ours: bool,
}

/// Shows two files side by side.
pub fn compare_members(desk: &Desk, request: TwoMembers) -> Result<ComparisonView, Failure> {
    let (one, other) = request.ids()?;
    desk.book.read(|reading| {
        Ok(ComparisonView {
            one: compared(desk, reading, one)?,
            other: compared(desk, reading, other)?,
            told_apart: reading.told_apart(one, other)?,
        })
    })
}

fn compared(desk: &Desk, reading: &Reading<'_>, id: MemberId) -> Result<ComparedFile, Failure> {
    let member: Member = reading.require(id.record())?;
    let changes: Vec<DatedChange> = reading
        .standing_events_of(id)?
        .iter()
        .map(|event| DatedChange::of(event.id, event))
        .collect();
    let offices = reading.offices_of(id)?.len();
    Ok(ComparedFile {
        id: id.0,
        revision: reading.revision::<Member>(id.record())?,
        name: member.name(),
        fields: MemberForm::of(&member),
        standing: (&Standing::on(&changes, desk.today())).into(),
        meetings: reading.meetings_attended(id)?,
        tasks: reading.tasks_of_member(id)?,
        offices: u32::try_from(offices).unwrap_or(u32::MAX),
        ours: member.owner == reading.unit()?,
    })
}

/// Remembers that two files are of two people: they are not offered again.
pub fn tell_apart(desk: &Desk, request: TwoMembers) -> Result<Saved, Failure> {
    let (one, other) = request.ids()?;
    desk.save("tell_apart", "", |writing| {
        let names = [one, other].map(|id| writing.reading().require::<Member>(id.record()));
        let [first, second] = names;
        writing.about(&format!("{} – {}", first?.name(), second?.name()))?;
        if !writing.reading().told_apart(one, other)? {
            writing.put(&Distinct {
                id: writing.new_id()?,
                owner: writing.unit(),
                one,
                other,
            })?;
        }
        Ok(one.record())
    })
}
