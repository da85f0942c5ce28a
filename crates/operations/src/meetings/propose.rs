//! What the next agenda proposes: recurring items, approval of the last minutes, and the results
//! of tasks. Each can be left out singly (T-02).

use super::ShowMeeting;
use super::agenda::{insert, last_rank, mains};
use super::template::{recurring, templates};
use crate::{Desk, Failure, Saved};
use domain::meetings::{
    AgendaItem, AgendaItemId, AgendaItemKind, ItemSource, Meeting, MeetingId, MeetingKind,
    MeetingState, order,
};
use domain::tasks::Task;
use domain::text::fold;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use storage::Reading;
use ts_rs::TS;
use uuid::Uuid;

/// What a meeting's agenda could take up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ProposalsView {
    /// In the order they would stand in.
    pub rows: Vec<ProposalRow>,
}

/// One item that is proposed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ProposalRow {
    /// What it is named by, to leave it out.
    pub key: String,
    /// Where it comes from.
    pub source: ProposalSource,
    /// Its title.
    pub title: String,
    /// Who would present it.
    pub presenter: String,
    /// Minutes planned.
    pub planned_minutes: i64,
    /// When the task is due.
    pub due: String,
    /// The task is late on the day of the meeting.
    pub late: bool,
}

/// Where a proposal comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProposalSource {
    /// The template.
    Recurring,
    /// Approval of the last minutes.
    Approval,
    /// The result of a task.
    Task,
    /// What the committee agreed on in its own meeting.
    Committee,
    /// A document received that was not brought to the members yet.
    Document,
    /// How the fee stands.
    Fee,
}

/// The proposals to take up.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ProposeItems {
    /// The meeting.
    pub id: Uuid,
    /// Keys of those to leave out.
    pub leave_out: Vec<String>,
}

/// Where a proposed item is put.
#[derive(Debug, Clone, Copy)]
enum Place {
    End,
    /// Behind the last main item of a kind.
    Behind(AgendaItemKind),
    /// Under the first main item of a kind.
    Under(AgendaItemKind),
    /// Before the discussion, or before the end where there is none.
    BeforeDiscussion,
}

struct Proposal {
    key: String,
    source: ProposalSource,
    item: AgendaItem,
    place: Place,
    task: Option<Task>,
}

/// Shows what an agenda could take up.
pub fn show_proposals(desk: &Desk, request: ShowMeeting) -> Result<ProposalsView, Failure> {
    desk.book.read(|reading| {
        let meeting = reading.meeting(MeetingId(request.id))?;
        let rows = proposals(reading, &meeting)?;
        Ok(ProposalsView {
            rows: rows.into_iter().map(|it| row(it, &meeting)).collect(),
        })
    })
}

fn row(proposal: Proposal, meeting: &Meeting) -> ProposalRow {
    let due = proposal.task.and_then(|task| task.due);
    ProposalRow {
        key: proposal.key,
        source: proposal.source,
        title: proposal.item.title,
        presenter: proposal.item.presenter,
        planned_minutes: proposal.item.planned_minutes,
        late: due.is_some_and(|due| due < meeting.planned.date()),
        due: due
            .map(|due| due.format("%d/%m/%Y").to_string())
            .unwrap_or_default(),
    }
}

/// Takes the proposals up, but for those left out. One step.
pub fn propose_items(desk: &Desk, request: ProposeItems) -> Result<Saved, Failure> {
    let id = MeetingId(request.id);
    desk.save("propose_items", "", |writing| {
        let meeting = writing.reading().meeting(id)?;
        writing.about(&meeting.planned.format("%d/%m/%Y").to_string())?;
        let mut agenda = writing.reading().agenda(id)?;
        for proposal in proposals(&writing.reading(), &meeting)? {
            if request.leave_out.contains(&proposal.key) {
                continue;
            }
            let (rank, part_of) = landing(&agenda, proposal.place);
            let item = AgendaItem {
                rank,
                part_of,
                ..proposal.item
            };
            let id = insert(writing, id, item.clone())?;
            agenda.push(AgendaItem { id, ..item });
            agenda.sort_by(|one, other| one.rank.cmp(&other.rank));
        }
        Ok(id.record())
    })
}

/// The rank of a new item, and the item it is part of.
fn landing(agenda: &[AgendaItem], place: Place) -> (String, Option<AgendaItemId>) {
    let mains = mains(agenda);
    let mut of_level = agenda.iter().filter(|item| mains.contains(&item.id));
    match place {
        Place::End => {}
        Place::Behind(kind) => {
            let ranks: Vec<(&str, bool)> = of_level
                .map(|item| (item.rank.as_str(), item.kind == kind))
                .collect();
            let at = ranks.iter().rposition(|(_, fits)| *fits);
            let next = at.map_or(0, |at| at.saturating_add(1));
            let rank = |at: Option<usize>| Some(ranks.get(at?)?.0);
            return (order::between(rank(at), rank(Some(next))), None);
        }
        Place::BeforeDiscussion => {
            let ranks: Vec<(&str, AgendaItemKind)> = of_level
                .map(|item| (item.rank.as_str(), item.kind))
                .collect();
            return (before_discussion(&ranks), None);
        }
        Place::Under(kind) => {
            if let Some(whole) = of_level.find(|item| item.kind == kind) {
                let last = last_rank(agenda, Some(whole.id));
                return (order::between(last.as_deref(), None), Some(whole.id));
            }
        }
    }
    (
        order::between(last_rank(agenda, None).as_deref(), None),
        None,
    )
}

fn before_discussion(mains: &[(&str, AgendaItemKind)]) -> String {
    let first = |kind| mains.iter().position(|(_, other)| *other == kind);
    let at = first(AgendaItemKind::Discussion)
        .or_else(|| first(AgendaItemKind::Closing))
        .unwrap_or(mains.len());
    let rank = |at: Option<usize>| Some(mains.get(at?)?.0);
    order::between(rank(at.checked_sub(1)), rank(Some(at)))
}

/// Everything proposed that is not on the agenda yet.
fn proposals(reading: &Reading<'_>, meeting: &Meeting) -> Result<Vec<Proposal>, Failure> {
    let agenda = reading.agenda(meeting.id)?;
    let mut proposals = from_template(reading, meeting, &agenda)?;
    proposals.extend(approval(reading, meeting, &agenda)?);
    let known: BTreeSet<String> = proposals.iter().map(|it| it.item.title.clone()).collect();
    proposals.extend(from_committee(reading, meeting, &agenda, &known)?);
    if brings_documents(meeting.kind) {
        proposals.extend(documents(reading, meeting)?);
    }
    if hears_tasks(meeting.kind) {
        proposals.extend(fee(&agenda, &proposals)?);
        proposals.extend(reports(reading, meeting, &agenda)?);
    }
    Ok(proposals)
}

/// Meetings that hear what became of the tasks of the cell.
fn hears_tasks(kind: MeetingKind) -> bool {
    match kind {
        MeetingKind::Regular | MeetingKind::Combined | MeetingKind::Committee => true,
        MeetingKind::Thematic | MeetingKind::Extraordinary | MeetingKind::Congress => false,
    }
}

/// Meetings of the cell at which documents from above are brought to the members.
fn brings_documents(kind: MeetingKind) -> bool {
    match kind {
        MeetingKind::Regular | MeetingKind::Combined | MeetingKind::Extraordinary => true,
        MeetingKind::Thematic | MeetingKind::Committee | MeetingKind::Congress => false,
    }
}

/// Each document received that stands on no agenda yet.
fn documents(reading: &Reading<'_>, meeting: &Meeting) -> Result<Vec<Proposal>, Failure> {
    if meeting.state == MeetingState::Closed {
        return Ok(Vec::new());
    }
    let template = templates()?.document;
    let found = reading.documents_to_deploy(meeting)?.into_iter();
    Ok(found
        .map(|document| Proposal {
            key: format!("document {}", document.id.0),
            source: ProposalSource::Document,
            item: AgendaItem {
                kind: AgendaItemKind::CurrentAffairs,
                title: template
                    .title
                    .replace("{number}", &document.number)
                    .replace("{title}", &document.title),
                planned_minutes: template.minutes,
                source: ItemSource::Directed,
                deploys: Some(document.id),
                ..AgendaItem::default()
            },
            place: Place::Under(AgendaItemKind::CurrentAffairs),
            task: None,
        })
        .collect())
}

/// How the fee stands, unless an item on the agenda or among the proposals names it already.
fn fee(agenda: &[AgendaItem], proposed: &[Proposal]) -> Result<Option<Proposal>, Failure> {
    let template = templates()?.fee;
    let named = |title: &str| fold(title).contains(&fold(&template.names));
    let there = agenda.iter().any(|item| named(&item.title))
        || proposed.iter().any(|proposal| named(&proposal.item.title));
    Ok((!there).then(|| Proposal {
        key: "fee".to_owned(),
        source: ProposalSource::Fee,
        item: AgendaItem {
            kind: AgendaItemKind::Other,
            title: template.title,
            planned_minutes: template.minutes,
            ..AgendaItem::default()
        },
        place: Place::Behind(AgendaItemKind::Opening),
        task: None,
    }))
}

fn from_template(
    reading: &Reading<'_>,
    meeting: &Meeting,
    agenda: &[AgendaItem],
) -> Result<Vec<Proposal>, Failure> {
    let titles: BTreeSet<&str> = agenda.iter().map(|item| item.title.as_str()).collect();
    let ids: BTreeSet<_> = agenda.iter().filter_map(|item| item.recurring).collect();
    Ok(recurring(reading, meeting.kind)?
        .into_iter()
        .zip(1_u32..)
        .filter(|(item, _)| {
            !titles.contains(item.title.as_str())
                && item.recurring.is_none_or(|id| !ids.contains(&id))
        })
        .map(|(item, place)| Proposal {
            key: match item.recurring {
                Some(id) => format!("recurring {}", id.0),
                None => format!("usual {place}"),
            },
            source: ProposalSource::Recurring,
            item,
            place: Place::End,
            task: None,
        })
        .collect())
}

fn approval(
    reading: &Reading<'_>,
    meeting: &Meeting,
    agenda: &[AgendaItem],
) -> Result<Option<Proposal>, Failure> {
    let Some(last) = reading.last_unapproved(meeting)? else {
        return Ok(None);
    };
    if agenda.iter().any(|item| item.approves == Some(last)) {
        return Ok(None);
    }
    let day = reading
        .meeting(last)?
        .planned
        .format("%d/%m/%Y")
        .to_string();
    let template = templates()?.approval;
    Ok(Some(Proposal {
        key: "approval".to_owned(),
        source: ProposalSource::Approval,
        item: AgendaItem {
            kind: AgendaItemKind::Other,
            title: template.title.replace("{day}", &day),
            planned_minutes: template.minutes,
            approves: Some(last),
            ..AgendaItem::default()
        },
        place: Place::Behind(AgendaItemKind::Opening),
        task: None,
    }))
}

/// What the committee agreed on, but for how it opened and closed its own meeting and for what the
/// agenda has or gets under the same title.
fn from_committee(
    reading: &Reading<'_>,
    meeting: &Meeting,
    agenda: &[AgendaItem],
    proposed: &BTreeSet<String>,
) -> Result<Vec<Proposal>, Failure> {
    let mut proposals = Vec::new();
    for committee in reading.preparing(meeting.id)? {
        for item in reading.agenda(committee.id)? {
            let formal = matches!(item.kind, AgendaItemKind::Opening | AgendaItemKind::Closing);
            let there = agenda
                .iter()
                .any(|one| one.derived_from == Some(item.id) || one.title == item.title);
            let own = item.approves.is_some() || item.reports.is_some();
            if formal || there || own || proposed.contains(&item.title) {
                continue;
            }
            proposals.push(Proposal {
                key: format!("item {}", item.id.0),
                source: ProposalSource::Committee,
                item: AgendaItem {
                    kind: item.kind,
                    title: item.title,
                    presenter: item.presenter,
                    planned_minutes: item.planned_minutes,
                    source: item.source,
                    chair_note: item.chair_note,
                    derived_from: Some(item.id),
                    ..AgendaItem::default()
                },
                place: Place::BeforeDiscussion,
                task: None,
            });
        }
    }
    Ok(proposals)
}

fn reports(
    reading: &Reading<'_>,
    meeting: &Meeting,
    agenda: &[AgendaItem],
) -> Result<Vec<Proposal>, Failure> {
    if meeting.state == MeetingState::Closed {
        return Ok(Vec::new());
    }
    let minutes = templates()?.report_minutes;
    let known: BTreeSet<_> = agenda.iter().filter_map(|item| item.reports).collect();
    reading
        .tasks_to_report(meeting)?
        .into_iter()
        .filter(|task| !known.contains(&task.id))
        .map(|task| {
            let presenter = match task.owner_member {
                Some(owner) => reading.membership_name(owner)?.unwrap_or_default(),
                None => String::new(),
            };
            Ok(Proposal {
                key: format!("task {}", task.id.0),
                source: ProposalSource::Task,
                item: AgendaItem {
                    kind: AgendaItemKind::LastMonth,
                    title: task.title.clone(),
                    presenter,
                    planned_minutes: minutes,
                    reports: Some(task.id),
                    ..AgendaItem::default()
                },
                place: Place::Under(AgendaItemKind::LastMonth),
                task: Some(task),
            })
        })
        .collect()
}
