//! The attendance sheet (bảng tổng hợp điểm danh) after a meeting, and the working of its quorum.

use super::facts::{LetterheadFacts, MeetingFacts, RollKind};
use super::layout::Layout;
use super::letterhead::{cell, head_row, heading, labelled, running};
use super::paper::{
    Align, Block, Closing, ClosingLeft, Column, Paper, ParagraphShape, Row, Span, Table,
};
use super::words::fill;

/// Facts of an attendance sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttendanceFacts {
    /// Who issues it.
    pub letterhead: LetterheadFacts,
    /// The meeting.
    pub meeting: MeetingFacts,
    /// Everyone on the roll of that day, in the order to print.
    pub people: Vec<AttendancePerson>,
    /// How the quorum was worked out, when it was.
    pub quorum: Option<QuorumFacts>,
    /// Who kept the roll, signing on the left.
    pub minute_taker: String,
    /// Who chaired, signing on the right.
    pub chair: String,
}

/// One name on an attendance sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttendancePerson {
    /// Full name as of that day.
    pub name: String,
    /// Year of birth, when known.
    pub birth_year: Option<i32>,
    /// What the person was there as.
    pub kind: RollKind,
    /// What was recorded.
    pub presence: PresenceFacts,
}

/// What the roll says of one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PresenceFacts {
    /// Was there, perhaps not all the time.
    Present {
        /// Stretches of absence, by printed item numbers.
        moves: Vec<MoveFacts>,
    },
    /// Absent with a reason.
    Excused {
        /// The reason; may be empty.
        reason: String,
    },
    /// Absent without one.
    Absent,
    /// Exempt from meetings and not there.
    Exempt,
    /// Nobody wrote it down.
    NotRecorded,
}

/// One time out of the room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MoveFacts {
    /// Number of the first item missed.
    pub left_before: String,
    /// Number of the first item attended again; `None` when the person did not come back.
    pub came_back: Option<String>,
}

/// The working of a quorum, as the rule set valid on that day gave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuorumFacts {
    /// Official members called.
    pub members: u32,
    /// Those the base leaves out, by reason.
    pub left_out: Vec<(LeftOut, u32)>,
    /// The base.
    pub base: u32,
    /// The threshold.
    pub threshold: ThresholdFacts,
    /// Official members present who count.
    pub present: u32,
    /// Whether it was reached.
    pub met: bool,
    /// The legal text of the rule; may be empty.
    pub reference: String,
}

/// Why a member is left out of the base (DOMAIN.md 3.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftOut {
    /// Takes part elsewhere for a time.
    TemporarilyAway,
    /// Exempt, and did not come.
    ExemptAndAbsent,
    /// Suspended, prosecuted or detained.
    Suspended,
    /// Absent throughout for an accepted reason.
    ExcusedThroughout,
}

/// A threshold in whole numbers, with what it comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ThresholdFacts {
    /// Numerator.
    pub num: u32,
    /// Denominator.
    pub den: u32,
    /// Whether the share itself is not enough ("more than half").
    pub strict: bool,
    /// Least count that reaches it.
    pub needed: u32,
}

/// Composes an attendance sheet.
#[must_use]
pub fn attendance(facts: &AttendanceFacts, layout: &Layout) -> Paper {
    let words = &layout.words.attendance;
    let name = format!("{} {}", words.type_name, layout.occasion(&facts.meeting));
    let mut paper = layout.blank(name, &words.type_name, layout.subject(&facts.meeting));
    paper.header = Some(layout.letterhead(&facts.letterhead));
    paper.blocks = vec![
        labelled(
            &layout.words.agenda.time,
            &layout.time_and_date(facts.meeting.begins),
        ),
        labelled(&layout.words.agenda.place, facts.meeting.place.trim()),
        Block::Space(2),
        Block::Table(table(facts, layout)),
        Block::Paragraph {
            spans: vec![Span::italic(layout.words.kinds.legend.as_str())],
            shape: ParagraphShape::Note,
        },
    ];
    paper.blocks.extend(counts(facts, layout));
    if let Some(quorum) = &facts.quorum {
        paper.blocks.extend(working(quorum, layout));
    }
    let closing = &layout.words.closing;
    paper.closing = Some(Closing {
        left: ClosingLeft::Signature(
            layout.personal_signature(&closing.minute_taker, &facts.minute_taker),
        ),
        right: layout.personal_signature(&closing.chair, &facts.chair),
    });
    paper
}

fn table(facts: &AttendanceFacts, layout: &Layout) -> Table {
    let words = &layout.words.attendance;
    Table {
        columns: vec![
            Column {
                share: 11,
                align: Align::Centre,
            },
            Column {
                share: 50,
                align: Align::Left,
            },
            Column {
                share: 17,
                align: Align::Centre,
            },
            Column {
                share: 16,
                align: Align::Centre,
            },
            Column {
                share: 14,
                align: Align::Centre,
            },
            Column {
                share: 17,
                align: Align::Centre,
            },
            Column {
                share: 17,
                align: Align::Centre,
            },
            Column {
                share: 33,
                align: Align::Left,
            },
        ],
        head: vec![head_row(&[
            &words.column_number,
            &words.column_name,
            &words.column_birth,
            &words.column_kind,
            &words.column_present,
            &words.column_excused,
            &words.column_unexcused,
            &words.column_remark,
        ])],
        rows: facts
            .people
            .iter()
            .enumerate()
            .map(|(index, person)| row(index, person, layout))
            .collect(),
        row_mm: 7,
    }
}

fn row(index: usize, person: &AttendancePerson, layout: &Layout) -> Row {
    let words = &layout.words.attendance;
    let mark = |wanted: bool| {
        if wanted {
            cell(words.mark.as_str())
        } else {
            Vec::new()
        }
    };
    vec![
        cell(index.saturating_add(1).to_string()),
        cell(person.name.as_str()),
        cell(
            person
                .birth_year
                .map(|year| year.to_string())
                .unwrap_or_default(),
        ),
        cell(layout.kind_short(person.kind)),
        mark(matches!(person.presence, PresenceFacts::Present { .. })),
        mark(matches!(person.presence, PresenceFacts::Excused { .. })),
        mark(matches!(person.presence, PresenceFacts::Absent)),
        cell(remark(&person.presence, layout)),
    ]
}

fn remark(presence: &PresenceFacts, layout: &Layout) -> String {
    let words = &layout.words.attendance;
    match presence {
        PresenceFacts::Present { moves } => moves
            .iter()
            .flat_map(|moved| {
                let out = fill(&words.left_before, &[("item", &moved.left_before)]);
                let back = moved
                    .came_back
                    .as_ref()
                    .map(|item| fill(&words.came_back, &[("item", item)]));
                [Some(out), back]
            })
            .flatten()
            .collect::<Vec<_>>()
            .join("; "),
        PresenceFacts::Excused { reason } => reason.trim().to_owned(),
        PresenceFacts::Absent => String::new(),
        PresenceFacts::Exempt => words.exempt.clone(),
        PresenceFacts::NotRecorded => words.not_recorded.clone(),
    }
}

/// Guests are listed and never counted.
fn counts(facts: &AttendanceFacts, layout: &Layout) -> Vec<Block> {
    let words = &layout.words.attendance;
    let count = |wanted: fn(&PresenceFacts) -> bool| {
        facts
            .people
            .iter()
            .filter(|person| person.kind != RollKind::Guest && wanted(&person.presence))
            .count()
    };
    let line = |words: &str, count: usize| running(fill(words, &[("count", &count.to_string())]));
    let mut lines = vec![
        line(&words.total, count(|_| true)),
        line(
            &words.present,
            count(|presence| matches!(presence, PresenceFacts::Present { .. })),
        ),
        line(
            &words.excused,
            count(|presence| matches!(presence, PresenceFacts::Excused { .. })),
        ),
        line(
            &words.unexcused,
            count(|presence| matches!(presence, PresenceFacts::Absent)),
        ),
    ];
    let rare = [
        (
            &words.exempted,
            count(|presence| matches!(presence, PresenceFacts::Exempt)),
        ),
        (
            &words.unrecorded,
            count(|presence| matches!(presence, PresenceFacts::NotRecorded)),
        ),
    ];
    lines.extend(
        rare.into_iter()
            .filter(|(_, n)| *n > 0)
            .map(|(words, n)| line(words, n)),
    );
    lines
}

/// The arithmetic in full: a chair must be able to check it with a pencil.
pub(super) fn working(quorum: &QuorumFacts, layout: &Layout) -> Vec<Block> {
    let words = &layout.words.quorum;
    let mut blocks = vec![
        heading(2, words.heading.as_str()),
        running(fill(
            &words.members,
            &[("count", &quorum.members.to_string())],
        )),
    ];
    blocks.extend(
        quorum
            .left_out
            .iter()
            .filter(|(_, count)| *count > 0)
            .map(|(why, count)| {
                let reason = match why {
                    LeftOut::TemporarilyAway => &words.temporarily_away,
                    LeftOut::ExemptAndAbsent => &words.exempt_and_absent,
                    LeftOut::Suspended => &words.suspended,
                    LeftOut::ExcusedThroughout => &words.excused_throughout,
                };
                running(fill(
                    &words.left_out,
                    &[("count", &count.to_string()), ("reason", reason)],
                ))
            }),
    );
    let threshold = quorum.threshold;
    let needed = if threshold.strict {
        &words.needed_more_than
    } else {
        &words.needed_at_least
    };
    blocks.push(running(fill(
        &words.base,
        &[("base", &quorum.base.to_string())],
    )));
    blocks.push(running(fill_threshold(needed, threshold)));
    blocks.push(running(fill(
        &words.present,
        &[("present", &quorum.present.to_string())],
    )));
    blocks.push(running(
        if quorum.met {
            &words.met
        } else {
            &words.not_met
        }
        .as_str(),
    ));
    if !quorum.reference.trim().is_empty() {
        blocks.push(running(fill(
            &words.reference,
            &[("reference", quorum.reference.trim())],
        )));
    }
    blocks
}

pub(super) fn fill_threshold(words: &str, threshold: ThresholdFacts) -> String {
    fill(
        words,
        &[
            ("num", &threshold.num.to_string()),
            ("den", &threshold.den.to_string()),
            ("needed", &threshold.needed.to_string()),
        ],
    )
}
