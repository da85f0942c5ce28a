//! One meeting, whole: plan, agenda, roll, quorum, votes, minutes, and what is still lacking.

use super::agenda::agenda_numbers;
use super::close::{is_out, stands_against};
use super::plan::MeetingForm;
use super::view::{
    AgendaItemView, LackView, MeetingView, PathStep, QuorumView, RollCountView, RollKindView,
    RollLineView, ShowMeeting, VoteView, VoteWorkingView,
};
use super::{ItemForm, PresenceChoice, VoterForm, beside, file, observe, roll, score};
use crate::drafts::{DraftRow, ProductsView};
use crate::{Desk, Failure};
use domain::meetings::{
    AgendaItem, AgendaItemField, Meeting, MeetingField, MeetingId, MeetingKind, MeetingState,
    Presence, Quorum, RollCount, Tally, Threshold, Vote, VoteWorking, VoterKind, min_minutes,
};
use storage::Reading;

/// Shows one meeting.
pub fn show_meeting(desk: &Desk, request: ShowMeeting) -> Result<MeetingView, Failure> {
    desk.book
        .read(|reading| view(desk, reading, MeetingId(request.id)))
}

/// Everything about a meeting as a page, a paper or its closing needs it.
pub(crate) fn view(
    desk: &Desk,
    reading: &Reading<'_>,
    id: MeetingId,
) -> Result<MeetingView, Failure> {
    let meeting = reading.meeting(id)?;
    let items = reading.agenda(id)?;
    let roll = roll::of(reading, &meeting)?;
    let quorum = roll::quorum(desk, &meeting, &roll);
    let drafts = crate::drafts::of_meeting(reading, id)?;
    let products = crate::drafts::products_of(desk, reading, &meeting, &drafts)?;
    let count = RollCount::of(&roll::lines(&roll));
    let score = score::sum(desk, reading, &meeting)?;
    let open_criteria = match &score {
        Some(sum) => Some(sum.undecided),
        None => score::open_criteria(desk, reading, &meeting)?,
    };
    Ok(MeetingView {
        id: id.0,
        revision: reading.revision::<Meeting>(id.record())?,
        state: meeting.state,
        form: form(&meeting),
        planned: meeting.planned,
        began: meeting.began,
        ended: meeting.ended,
        announced: meeting
            .announced
            .map(|day| day.format("%d/%m/%Y").to_string()),
        least_minutes: least_minutes(desk, reading, &meeting)?,
        items_minutes: items.iter().map(|item| item.planned_minutes).sum(),
        path: path(
            &meeting,
            &items,
            count.members(),
            open_criteria,
            products_step(&drafts, products.as_ref()),
        ),
        lacks: stands_against(&meeting, &roll, &drafts),
        items: item_views(desk, reading, &meeting, items, &roll)?,
        roll: roll.iter().map(roll_line).collect(),
        count: count_view(&count),
        quorum: quorum.map(|quorum| quorum_view(desk, &meeting, &quorum)),
        votes: vote_views(reading, id)?,
        contributions: beside::contributions(reading, id, &roll)?,
        reschedulings: beside::reschedulings(reading, id)?,
        handouts: beside::handouts(desk, reading, &meeting)?,
        filings: file::filings(desk, reading, &meeting)?,
        file_by: file::file_by(desk, &meeting),
        observations: observe::observations(reading, id)?,
        score,
        materials_by: beside::materials_by(desk, &meeting),
        prepares: beside::prepares(reading, &meeting)?,
        prepared_by: beside::prepared_by(reading, id)?,
        drafts,
        products,
        tasks: crate::tasks::of_meeting(desk, reading, id)?,
        unsaved_minutes: reading.unsaved(id.record(), MeetingField::minutes.number())?,
        minutes: meeting.minutes,
        number: meeting.number,
        version: meeting.version,
        reopened: meeting.reopened,
        versions: beside::versions(reading, id)?,
        delivery: reading.delivery(id.record())?.into(),
    })
}

fn form(meeting: &Meeting) -> MeetingForm {
    MeetingForm {
        kind: meeting.kind,
        theme: meeting.theme.clone(),
        day: meeting.planned.format("%d/%m/%Y").to_string(),
        time: meeting.planned.format("%H:%M").to_string(),
        place: meeting.place.clone(),
        planned_minutes: meeting.planned_minutes,
        chair: meeting.chair.map(|chair| chair.0),
        minute_taker: meeting.minute_taker.map(|taker| taker.0),
        guests: meeting.guests.clone(),
        observers: meeting.observers.clone(),
        theme_source: meeting.theme_source,
        author: meeting.author.map(|author| author.0),
        co_authors: meeting.co_authors.clone(),
        programme: meeting.programme.clone(),
        materials: meeting.materials.clone(),
        prepares: meeting.prepares.map(|prepared| prepared.0),
    }
}

/// What the rule of the day asks for, or what the competent committee set for this cell.
pub(super) fn least_minutes(
    desk: &Desk,
    reading: &Reading<'_>,
    meeting: &Meeting,
) -> Result<Option<u32>, Failure> {
    let profile = reading.profile()?.unwrap_or_default();
    let own = match meeting.kind {
        MeetingKind::Regular => profile.regular_minutes,
        MeetingKind::Combined => profile.combined_minutes,
        MeetingKind::Thematic
        | MeetingKind::Committee
        | MeetingKind::Extraordinary
        | MeetingKind::Congress => None,
    };
    let rules = desk.rules.on(meeting.planned.date());
    let ruled = rules
        .and_then(|rules| min_minutes(meeting.kind, rules))
        .map(|ruled| ruled.value);
    Ok(own.and_then(|own| u32::try_from(own).ok()).or(ruled))
}

fn path(
    meeting: &Meeting,
    items: &[AgendaItem],
    roll: Tally,
    open_criteria: Option<u32>,
    products: Option<LackView>,
) -> Vec<LackView> {
    let over = matches!(meeting.state, MeetingState::Ended | MeetingState::Closed);
    let begun = over || meeting.state == MeetingState::Running;
    let unprepared = [
        items.is_empty(),
        meeting.chair.is_none(),
        meeting.minute_taker.is_none(),
        meeting.place.is_empty(),
    ];
    let lacking = u32::try_from(unprepared.iter().filter(|it| **it).count()).unwrap_or_default();
    let unwritten = items.iter().filter(|item| item.record.is_empty()).count();
    let closed = meeting.state == MeetingState::Closed;
    let step = |step, lacks: u32, done: bool| LackView { step, lacks, done };
    let score = open_criteria.map(|open| step(PathStep::Score, open, begun && open == 0));
    let steps = [
        step(PathStep::Prepare, lacking, lacking == 0),
        step(
            PathStep::Announce,
            0,
            meeting.state != MeetingState::Planned,
        ),
        step(
            PathStep::Roll,
            roll.not_recorded,
            begun && roll.all > 0 && roll.not_recorded == 0,
        ),
        step(
            PathStep::Discuss,
            u32::try_from(unwritten).unwrap_or_default(),
            over,
        ),
        step(
            PathStep::Minutes,
            0,
            over && (!meeting.minutes.is_empty() || unwritten == 0),
        ),
    ];
    steps
        .into_iter()
        .chain(score)
        .chain([step(PathStep::Close, 0, closed)])
        .chain(products)
        .collect()
}

/// What is still out for review stands first: the meeting waits for it. What the programme asks for
/// may come after the meeting.
fn products_step(drafts: &[DraftRow], asked: Option<&ProductsView>) -> Option<LackView> {
    if drafts.is_empty() && asked.is_none() {
        return None;
    }
    let out = drafts.iter().filter(|draft| is_out(draft)).count();
    let out = u32::try_from(out).unwrap_or(u32::MAX);
    let lacks = asked.map_or(out, |asked| asked.lacking.max(out));
    Some(LackView {
        step: PathStep::Products,
        lacks,
        done: lacks == 0 && !drafts.is_empty(),
    })
}

fn item_views(
    desk: &Desk,
    reading: &Reading<'_>,
    meeting: &Meeting,
    items: Vec<AgendaItem>,
    roll: &[roll::OnRoll],
) -> Result<Vec<AgendaItemView>, Failure> {
    let order: Vec<_> = items.iter().map(|item| item.id).collect();
    let numbers = agenda_numbers(&items);
    let lines = roll::lines(roll);
    let rules = desk.rules.on(meeting.planned.date());
    let begun = !matches!(
        meeting.state,
        MeetingState::Planned | MeetingState::Announced
    );
    items
        .into_iter()
        .zip(numbers)
        .map(|(item, number)| {
            let quorum = rules.filter(|_| begun).map(|rules| {
                let charter = &rules.charter;
                let leaves_out = &charter.base_leaves_out.value;
                let threshold = charter.quorum_meeting.value;
                Quorum::of_item(&lines, leaves_out, threshold, item.id, &order)
            });
            let record = item.id.record();
            Ok(AgendaItemView {
                id: item.id.0,
                revision: reading.revision::<AgendaItem>(record)?,
                number,
                late: item.late,
                approves: item.approves.map(|meeting| meeting.0),
                task: match item.reports {
                    Some(task) => crate::tasks::to_report(desk, reading, meeting, task)?,
                    None => None,
                },
                unsaved: reading.unsaved(record, AgendaItemField::record.number())?,
                quorum_holds: quorum.map(|quorum| quorum.holds),
                voters: quorum.map(|quorum| quorum.present),
                form: ItemForm {
                    kind: item.kind,
                    title: item.title,
                    presenter: item.presenter,
                    planned_minutes: item.planned_minutes,
                    source: item.source,
                    chair_note: item.chair_note,
                    part_of: item.part_of.map(|whole| whole.0),
                },
                record: item.record,
                conclusion: item.conclusion,
                unsaved_conclusion: reading
                    .unsaved(record, AgendaItemField::conclusion.number())?,
            })
        })
        .collect()
}

fn roll_line(line: &roll::OnRoll) -> RollLineView {
    let (presence, reason) = PresenceChoice::of(&line.line.presence);
    let away = match &line.line.presence {
        Presence::Present { away } => away.as_slice(),
        Presence::Excused { .. } | Presence::Absent | Presence::Exempt | Presence::NotRecorded => {
            &[]
        }
    };
    RollLineView {
        membership: line.membership.0,
        name: line.name.clone(),
        birth_year: line.birth_year,
        office: line.office,
        kind: match line.line.kind {
            VoterKind::Official => RollKindView::Official,
            VoterKind::Probationary => RollKindView::Probationary,
            VoterKind::Temporary => RollKindView::Temporary,
            VoterKind::Guest => RollKindView::Guest,
        },
        exempt: line.line.activity == domain::members::Activity::Exempt,
        presence,
        reason,
        away: away.iter().copied().map(Into::into).collect(),
    }
}

fn count_view(count: &RollCount) -> RollCountView {
    let members = count.members();
    RollCountView {
        all: members.all,
        present: members.present,
        excused: members.excused,
        absent: members.absent,
        exempt: members.exempt,
        not_recorded: members.not_recorded,
        official: count.official.all,
        official_present: count.official.present,
        temporary_present: count.temporary.present,
    }
}

fn quorum_view(desk: &Desk, meeting: &Meeting, quorum: &Quorum) -> QuorumView {
    let reference = desk
        .rules
        .on(meeting.planned.date())
        .map(|rules| rules.charter.base_leaves_out.reference.to_string())
        .unwrap_or_default();
    QuorumView {
        official: quorum.working.official,
        temporarily_away: quorum.working.temporarily_away,
        exempt_and_absent: quorum.working.exempt_and_absent,
        suspended: quorum.working.suspended,
        excused_throughout: quorum.working.excused_throughout,
        base: quorum.working.base,
        needed: quorum.needed,
        present: quorum.present,
        holds: quorum.holds,
        reference,
    }
}

fn vote_views(reading: &Reading<'_>, meeting: MeetingId) -> Result<Vec<VoteView>, Failure> {
    let lines = reading.voters(meeting)?;
    reading
        .votes(meeting)?
        .into_iter()
        .map(|vote| {
            let revision = reading.revision::<Vote>(vote.id.record())?;
            let voters = lines
                .iter()
                .filter(|line| line.vote == vote.id)
                .map(|line| VoterForm {
                    membership: line.voter.0,
                    choice: line.ballot.0,
                })
                .collect();
            Ok(vote_view(vote, revision, voters))
        })
        .collect()
}

fn working_view(working: VoteWorking) -> VoteWorkingView {
    let conference = working.electorate.working;
    VoteWorkingView {
        base: working.base,
        official: conference.official,
        temporarily_away: conference.temporarily_away,
        exempt_and_absent: conference.exempt_and_absent,
        suspended: conference.suspended,
        excused_throughout: conference.excused_throughout,
        official_not_exempt: working.electorate.official_not_exempt,
        present: working.electorate.present,
    }
}

fn vote_view(vote: Vote, revision: i64, voters: Vec<VoterForm>) -> VoteView {
    let number = |count: i64| u32::try_from(count).unwrap_or_default();
    let (num, den) = (number(vote.threshold_num), number(vote.threshold_den));
    let threshold = if vote.threshold_strict {
        Threshold::more_than(num, den)
    } else {
        Threshold::at_least(num, den)
    };
    VoteView {
        id: vote.id.0,
        revision,
        kind: vote.kind,
        voters,
        working: vote.working.map(working_view),
        item: vote.item.map(|item| item.0),
        motion: vote.motion,
        method: vote.method,
        base: vote.base,
        in_favour: vote.in_favour,
        against: vote.against,
        abstained: vote.abstained,
        threshold_num: vote.threshold_num,
        threshold_den: vote.threshold_den,
        threshold_strict: vote.threshold_strict,
        needed: threshold.map_or(0, |threshold| threshold.needed(number(vote.base))),
        rule: vote.rule,
        carried: vote.carried,
    }
}
