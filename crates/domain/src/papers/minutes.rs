//! The minutes (biên bản) of a meeting: what was recorded, in the order of the guidance
//! (DOMAIN.md 4.2, item 5).

use chrono::NaiveDateTime;

use super::attendance::{MoveFacts, QuorumFacts, ThresholdFacts, fill_threshold, working};
use super::facts::{LetterheadFacts, MeetingFacts, PersonFacts, capitalise, share};
use super::layout::Layout;
use super::letterhead::{cell, head_row, heading, labelled, running};
use super::markdown::notes;
use super::paper::{
    Align, Block, Closing, ClosingLeft, Column, ListItem, Paper, ParagraphShape, Span, Table,
};
use super::words::fill;
use crate::dates::paper_form;
use crate::meetings::{MeetingKind, VoteMethod};

/// Facts of minutes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MinutesFacts {
    /// Who issues them.
    pub letterhead: LetterheadFacts,
    /// The meeting, with its real start when it was recorded.
    pub meeting: MeetingFacts,
    /// The theme of a thematic meeting.
    pub theme: Option<ThemeFacts>,
    /// Whether the start of `meeting` was recorded or only planned.
    pub start_recorded: bool,
    /// When it ended, when that was recorded.
    pub ended: Option<NaiveDateTime>,
    /// Members of the cell on that day.
    pub members: MemberCounts,
    /// Who came and who did not.
    pub roll: RollOfMinutes,
    /// The working of the quorum, when it was worked out.
    pub quorum: Option<QuorumFacts>,
    /// Guests and observers.
    pub guests: Vec<PersonFacts>,
    /// Who chaired.
    pub chair: PersonFacts,
    /// Who took the minutes.
    pub minute_taker: PersonFacts,
    /// What the minutes say outside the items, Markdown; may be empty.
    pub words: String,
    /// The items in their order.
    pub items: Vec<MinutesItem>,
    /// Votes that belong to no item.
    pub votes: Vec<VoteFacts>,
    /// Tasks given.
    pub tasks: Vec<TaskFacts>,
    /// What the meeting gave itself, of how many points.
    pub score: Option<(u32, u32)>,
    /// Whether the minutes were read aloud before the end.
    pub read_aloud: bool,
}

/// What is known of a theme (chuyên đề).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ThemeFacts {
    /// Its title.
    pub title: String,
    /// Who wrote it; may be empty.
    pub author: String,
    /// Whether the level above set it.
    pub directed: bool,
    /// The programme it belongs to; may be empty.
    pub programme: String,
}

/// Members by kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MemberCounts {
    /// Official members.
    pub official: u32,
    /// Probationary members.
    pub probationary: u32,
    /// Here for a time while belonging elsewhere.
    pub temporary: u32,
    /// Living here, active elsewhere, introduced under QĐ 213.
    pub introduced: u32,
    /// Exempt from work and meetings, counted among the members too.
    pub exempt: u32,
}

/// The roll as the minutes give it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RollOfMinutes {
    /// Official members present.
    pub present_official: u32,
    /// Probationary members present.
    pub present_probationary: u32,
    /// Temporary members present.
    pub present_temporary: u32,
    /// Who was present, by name: a committee's minutes name everybody.
    pub present_names: Vec<String>,
    /// Absent with a reason: name and reason, which may be empty.
    pub excused: Vec<(String, String)>,
    /// Absent without a reason.
    pub unexcused: Vec<String>,
    /// Names nobody recorded anything for.
    pub unrecorded: Vec<String>,
    /// Who left and came back, by name.
    pub moves: Vec<(String, MoveFacts)>,
}

/// One item with what was recorded under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MinutesItem {
    /// Its number as printed.
    pub number: String,
    /// Its title.
    pub title: String,
    /// Who presented it; may be empty.
    pub presenter: String,
    /// What was said, with speakers' names, Markdown; may be empty.
    pub record: String,
    /// Of a task that was reported on: how it stood before, which may be empty, and its result.
    pub report: Option<(String, String)>,
    /// Who spoke: name and words, which may be empty.
    pub speeches: Vec<(String, String)>,
    /// The chair's conclusion; may be empty.
    pub conclusion: String,
    /// Votes on it.
    pub votes: Vec<VoteFacts>,
}

/// One vote with the working it was judged by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VoteFacts {
    /// What was put to the vote.
    pub motion: String,
    /// How.
    pub method: VoteMethod,
    /// How many were entitled.
    pub base: u32,
    /// In favour.
    pub in_favour: u32,
    /// Against.
    pub against: u32,
    /// Abstained.
    pub abstained: u32,
    /// What it was judged by.
    pub threshold: ThresholdFacts,
    /// Whether it was carried.
    pub carried: bool,
}

/// One task given at the meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskFacts {
    /// What is to be done.
    pub work: String,
    /// By whom; may be empty.
    pub owner: String,
    /// Until when.
    pub due: Option<chrono::NaiveDate>,
}

/// Composes minutes.
#[must_use]
pub fn minutes(facts: &MinutesFacts, layout: &Layout) -> Paper {
    let words = &layout.words.minutes;
    let name = format!("{} {}", words.type_name, layout.occasion(&facts.meeting));
    let mut paper = layout.blank(name, &words.type_name, layout.subject(&facts.meeting));
    paper.header = Some(layout.letterhead(&facts.letterhead));
    paper.blocks = opening(facts, layout);
    paper.blocks.extend(theme(facts, layout));
    paper.blocks.push(heading(1, words.part_people.as_str()));
    paper.blocks.extend(people(facts, layout));
    paper.blocks.push(heading(1, words.part_content.as_str()));
    paper.blocks.extend(content(facts, layout));
    paper.blocks.extend(tasks(facts, layout));
    paper.blocks.extend(ending(facts, layout));
    let closing = &layout.words.closing;
    paper.closing = Some(Closing {
        left: ClosingLeft::Signature(
            layout.personal_signature(&closing.minute_taker, &facts.minute_taker.name),
        ),
        right: layout.personal_signature(&closing.chair, &facts.chair.name),
    });
    paper
}

fn opening(facts: &MinutesFacts, layout: &Layout) -> Vec<Block> {
    let words = &layout.words.minutes;
    let begins = facts.meeting.begins;
    let date = paper_form(begins.date());
    let mut blocks = vec![running(if facts.start_recorded {
        let time = layout.time(begins.time());
        fill(&words.opened, &[("time", &time), ("date", &date)])
    } else {
        fill(&words.opened_unknown, &[("date", &date)])
    })];
    let place = facts.meeting.place.trim();
    if !place.is_empty() {
        blocks.push(running(fill(&words.place, &[("place", place)])));
    }
    blocks
}

/// The theme, who wrote it, and where it comes from.
fn theme(facts: &MinutesFacts, layout: &Layout) -> Vec<Block> {
    let Some(theme) = &facts.theme else {
        return Vec::new();
    };
    let words = &layout.words.minutes;
    let author = match theme.author.trim() {
        "" => String::new(),
        author => fill(&words.comrade, &[("name", author)]),
    };
    let source = if theme.directed {
        words.theme_directed.as_str()
    } else {
        ""
    };
    [
        (&words.theme, theme.title.trim()),
        (&words.theme_author, author.as_str()),
        (&words.theme_source, source),
        (&words.theme_programme, theme.programme.trim()),
    ]
    .into_iter()
    .filter(|(_, text)| !text.is_empty())
    .map(|(label, text)| labelled(label, &format!("{}.", text.trim_end_matches('.'))))
    .collect()
}

/// A committee is few: everybody present is named.
fn committee(facts: &MinutesFacts, layout: &Layout) -> Vec<Block> {
    let words = &layout.words.minutes;
    let members = facts.members;
    let total = members.official.saturating_add(members.probationary);
    let names: Vec<String> = facts
        .roll
        .present_names
        .iter()
        .map(|name| fill(&words.comrade, &[("name", name)]))
        .collect();
    vec![
        running(fill(
            &words.committee_total,
            &[("total", &total.to_string())],
        )),
        counted_names(&words.committee_present, &names),
    ]
}

fn people(facts: &MinutesFacts, layout: &Layout) -> Vec<Block> {
    let words = &layout.words.minutes;
    let mut blocks = if facts.meeting.kind == MeetingKind::Committee {
        committee(facts, layout)
    } else {
        let mut blocks = member_counts(&facts.members, layout);
        blocks.push(present(&facts.roll, layout));
        blocks
    };
    blocks.extend(absent(&facts.roll, layout));
    blocks.extend(moves(&facts.roll, layout));
    if let Some(quorum) = &facts.quorum {
        blocks.extend(working(quorum, layout));
    }
    if !facts.guests.is_empty() {
        let guests: Vec<String> = facts
            .guests
            .iter()
            .map(|guest| person(guest, layout))
            .collect();
        blocks.push(labelled(&words.guests, &format!("{}.", guests.join("; "))));
    }
    blocks.extend(leaders(&facts.chair, &facts.minute_taker, layout));
    blocks
}

/// Who chaired and who took the minutes.
pub(super) fn leaders(
    chair: &PersonFacts,
    minute_taker: &PersonFacts,
    layout: &Layout,
) -> Vec<Block> {
    let words = &layout.words.minutes;
    [(&words.chair, chair), (&words.minute_taker, minute_taker)]
        .into_iter()
        .filter(|(_, who)| !who.name.trim().is_empty())
        .map(|(label, who)| labelled(label, &format!("{}.", person(who, layout))))
        .collect()
}

fn person(person: &PersonFacts, layout: &Layout) -> String {
    let words = &layout.words.minutes;
    let name = person.name.trim();
    match person.office.trim() {
        "" => fill(&words.comrade, &[("name", name)]),
        office => fill(
            &words.guest_with_office,
            &[("name", name), ("office", office)],
        ),
    }
}

pub(super) fn member_counts(members: &MemberCounts, layout: &Layout) -> Vec<Block> {
    let words = &layout.words.minutes;
    let total = members.official.saturating_add(members.probationary);
    let mut blocks = vec![running(fill(
        &words.total,
        &[
            ("total", &total.to_string()),
            ("official", &members.official.to_string()),
            ("probationary", &members.probationary.to_string()),
        ],
    ))];
    let others = [
        (&words.exempt, members.exempt),
        (&words.temporary, members.temporary),
        (&words.introduced, members.introduced),
    ];
    blocks.extend(
        others
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(words, count)| running(fill(words, &[("count", &count.to_string())]))),
    );
    blocks
}

pub(super) fn present(roll: &RollOfMinutes, layout: &Layout) -> Block {
    let total = roll
        .present_official
        .saturating_add(roll.present_probationary)
        .saturating_add(roll.present_temporary);
    running(fill(
        &layout.words.minutes.present,
        &[
            ("count", &total.to_string()),
            ("official", &roll.present_official.to_string()),
            ("probationary", &roll.present_probationary.to_string()),
            ("temporary", &roll.present_temporary.to_string()),
        ],
    ))
}

/// D-04: each name with its reason, the same here as on the attendance sheet.
pub(super) fn absent(roll: &RollOfMinutes, layout: &Layout) -> Vec<Block> {
    let words = &layout.words.minutes;
    let comrade = |name: &String| fill(&words.comrade, &[("name", name)]);
    let excused = roll
        .excused
        .iter()
        .map(|(name, reason)| match reason.trim() {
            "" => comrade(name),
            reason => fill(
                &words.comrade_with_reason,
                &[("name", name), ("reason", reason)],
            ),
        })
        .collect::<Vec<_>>();
    let mut blocks = vec![
        counted_names(&words.excused, &excused),
        counted_names(
            &words.unexcused,
            &roll.unexcused.iter().map(comrade).collect::<Vec<_>>(),
        ),
    ];
    if !roll.unrecorded.is_empty() {
        let names = roll.unrecorded.iter().map(comrade).collect::<Vec<_>>();
        blocks.push(counted_names(&words.unrecorded, &names));
    }
    blocks
}

fn counted_names(words: &str, names: &[String]) -> Block {
    let label = fill(words, &[("count", &names.len().to_string())]);
    if names.is_empty() {
        running(format!("{label}."))
    } else {
        running(format!("{label}: {}.", names.join("; ")))
    }
}

fn moves(roll: &RollOfMinutes, layout: &Layout) -> Vec<Block> {
    let words = &layout.words.minutes;
    let line = |template: &str, name: &str, item: &str| {
        running(fill(template, &[("name", name), ("item", item)]))
    };
    let mut blocks = Vec::new();
    for (name, moved) in &roll.moves {
        match &moved.came_back {
            Some(item) => {
                blocks.push(line(&words.moved_out, name, &moved.left_before));
                blocks.push(line(&words.moved_back, name, item));
            }
            None => blocks.push(line(&words.never_came_back, name, &moved.left_before)),
        }
    }
    blocks
}

fn content(facts: &MinutesFacts, layout: &Layout) -> Vec<Block> {
    let mut blocks = Vec::new();
    for item in &facts.items {
        blocks.extend(item_blocks(item, layout));
    }
    blocks.extend(under_a_heading(notes(&facts.words)));
    for vote in &facts.votes {
        blocks.extend(vote_blocks(vote, layout));
    }
    blocks
}

fn item_blocks(item: &MinutesItem, layout: &Layout) -> Vec<Block> {
    let words = &layout.words.minutes;
    let title = fill(
        &words.item,
        &[("number", &item.number), ("title", item.title.trim())],
    );
    let mut blocks = vec![heading(2, title)];
    if !item.presenter.trim().is_empty() {
        blocks.push(Block::Paragraph {
            spans: vec![Span::italic(fill(
                &words.item_presenter,
                &[("name", item.presenter.trim())],
            ))],
            shape: ParagraphShape::Running,
        });
    }
    if let Some((opening, result)) = &item.report {
        blocks.extend(report_blocks(opening, result, layout));
    }
    blocks.extend(
        item.speeches
            .iter()
            .map(|(name, said)| speech(name, said, layout)),
    );
    blocks.extend(under_a_heading(notes(&item.record)));
    if !item.conclusion.trim().is_empty() {
        let mut conclusion = notes(&item.conclusion);
        if let Some(Block::Paragraph { spans, .. }) = conclusion.first_mut() {
            spans.insert(0, Span::bold(words.conclusion.as_str()));
        }
        blocks.extend(under_a_heading(conclusion));
    }
    for vote in &item.votes {
        blocks.extend(vote_blocks(vote, layout));
    }
    blocks
}

/// How a task stood before, when a meeting had heard of it, and what came of it.
fn report_blocks(opening: &str, result: &str, layout: &Layout) -> Vec<Block> {
    let words = &layout.words.minutes;
    [
        (&words.report_opening, opening.trim()),
        (&words.report_result, result.trim()),
    ]
    .into_iter()
    .filter(|(_, text)| !text.is_empty())
    .map(|(label, text)| labelled(label, text))
    .collect()
}

/// "Đồng chí Lê Văn Bình: …", or that the comrade spoke where no words were written down.
fn speech(name: &str, said: &str, layout: &Layout) -> Block {
    let words = &layout.words.minutes;
    let comrade = capitalise(&fill(&words.comrade, &[("name", name)]));
    match said.trim() {
        "" => running(fill(&words.spoke, &[("comrade", &comrade)])),
        said => labelled(&format!("{comrade}: "), said),
    }
}

/// A heading inside a note never outranks the item it stands under.
pub(super) fn under_a_heading(blocks: Vec<Block>) -> Vec<Block> {
    blocks
        .into_iter()
        .map(|block| match block {
            Block::Heading { spans, .. } => Block::Heading { level: 3, spans },
            other => other,
        })
        .collect()
}

fn vote_blocks(vote: &VoteFacts, layout: &Layout) -> Vec<Block> {
    let words = &layout.words.minutes;
    let method = match vote.method {
        VoteMethod::Open => &words.vote_open,
        VoteMethod::Secret => &words.vote_secret,
    };
    let share = share(vote.in_favour, vote.base).unwrap_or_default();
    let counts = fill(
        &words.vote_counts,
        &[
            ("for", &vote.in_favour.to_string()),
            ("base", &vote.base.to_string()),
            ("share", &share),
            ("against", &vote.against.to_string()),
            ("abstain", &vote.abstained.to_string()),
        ],
    );
    let needed = if vote.threshold.strict {
        &words.vote_needed_more_than
    } else {
        &words.vote_needed_at_least
    };
    let result = if vote.carried {
        &words.vote_passed
    } else {
        &words.vote_not_passed
    };
    let asked = fill(
        &words.vote,
        &[("method", method), ("question", vote.motion.trim())],
    );
    let lines = [
        counts,
        fill_threshold(needed, vote.threshold),
        result.clone(),
    ];
    let items = lines.into_iter().map(|line| ListItem {
        marker: "-".to_owned(),
        depth: 0,
        spans: vec![Span::plain(line)],
    });
    vec![
        Block::Paragraph {
            spans: vec![Span::bold(asked)],
            shape: ParagraphShape::Running,
        },
        Block::List(items.collect()),
    ]
}

fn tasks(facts: &MinutesFacts, layout: &Layout) -> Vec<Block> {
    let words = &layout.words.minutes;
    if facts.tasks.is_empty() {
        return Vec::new();
    }
    let rows = facts.tasks.iter().enumerate().map(|(index, task)| {
        vec![
            cell(index.saturating_add(1).to_string()),
            cell(task.work.as_str()),
            cell(task.owner.as_str()),
            cell(
                task.due
                    .map(|due| layout.short_date(due))
                    .unwrap_or_default(),
            ),
        ]
    });
    let table = Table {
        columns: vec![
            Column {
                share: 12,
                align: Align::Centre,
            },
            Column {
                share: 78,
                align: Align::Left,
            },
            Column {
                share: 45,
                align: Align::Left,
            },
            Column {
                share: 30,
                align: Align::Centre,
            },
        ],
        head: vec![head_row(&[
            &words.column_number,
            &words.column_work,
            &words.column_owner,
            &words.column_due,
        ])],
        rows: rows.collect(),
        row_mm: 8,
    };
    vec![
        heading(1, words.part_tasks.as_str()),
        Block::Table(table),
        Block::Space(2),
    ]
}

fn ending(facts: &MinutesFacts, layout: &Layout) -> Vec<Block> {
    let words = &layout.words.minutes;
    let mut blocks = Vec::new();
    if let Some((points, full)) = facts.score {
        let values = [("points", points.to_string()), ("full", full.to_string())];
        let values = values
            .each_ref()
            .map(|(name, value)| (*name, value.as_str()));
        blocks.push(running(fill(&words.score, &values)));
    }
    if facts.read_aloud {
        blocks.push(running(words.read_aloud.as_str()));
    }
    if let Some(ended) = facts.ended {
        let time = layout.time(ended.time());
        let date = paper_form(ended.date());
        let same_day = facts.start_recorded && ended.date() == facts.meeting.begins.date();
        let template = if same_day {
            &words.ended_same_day
        } else {
            &words.ended
        };
        blocks.push(running(fill(template, &[("time", &time), ("date", &date)])));
    }
    blocks
}
