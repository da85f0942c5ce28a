//! The notice of a meeting (thông báo) to members and to the follower from above.

use super::facts::{LetterheadFacts, MeetingFacts, SignerFacts};
use super::layout::Layout;
use super::letterhead::labelled;
use super::paper::{Block, ListItem, Paper, ParagraphShape, Span};
use super::words::fill;

/// Facts of a notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeFacts {
    /// Who issues it.
    pub letterhead: LetterheadFacts,
    /// The meeting.
    pub meeting: MeetingFacts,
    /// Who is called; may be empty.
    pub called: String,
    /// Who chairs; may be empty.
    pub chair: String,
    /// Titles of the agenda's items in their order.
    pub items: Vec<String>,
    /// Names of the papers that go with it.
    pub materials: Vec<String>,
    /// Where it goes.
    pub recipients: Vec<String>,
    /// Who signs it.
    pub signer: SignerFacts,
}

/// Composes a notice.
#[must_use]
pub fn notice(facts: &NoticeFacts, layout: &Layout) -> Paper {
    let words = &layout.words.notice;
    let occasion = layout.occasion(&facts.meeting);
    let mut subject = layout.subject(&facts.meeting);
    if let Some(first) = subject.first_mut() {
        *first = fill(&words.subject, &[("occasion", &occasion)]);
    }
    let name = format!("{} {occasion}", words.type_name);
    let mut paper = layout.blank(name, &words.type_name, subject);
    paper.header = Some(layout.letterhead(&facts.letterhead));
    let time = layout.time_and_date(facts.meeting.begins);
    paper.blocks = [
        (&words.time, time.as_str()),
        (&words.place, facts.meeting.place.trim()),
        (&words.attend, facts.called.trim()),
        (&words.chair, facts.chair.trim()),
    ]
    .into_iter()
    .filter(|(_, text)| !text.is_empty())
    .map(|(label, text)| labelled(label, text))
    .collect();
    paper
        .blocks
        .extend(listed(&words.content, &facts.items, |index| {
            format!("{index}.")
        }));
    paper
        .blocks
        .extend(listed(&words.materials, &facts.materials, |_| {
            "-".to_owned()
        }));
    paper.closing = Some(layout.signed(&facts.recipients, &facts.signer));
    paper
}

fn listed(label: &str, lines: &[String], marker: impl Fn(usize) -> String) -> Vec<Block> {
    if lines.is_empty() {
        return Vec::new();
    }
    let items = lines
        .iter()
        .enumerate()
        .map(|(index, line)| ListItem {
            marker: marker(index.saturating_add(1)),
            depth: 0,
            spans: vec![Span::plain(line.as_str())],
        })
        .collect();
    let label = Block::Paragraph {
        spans: vec![Span::bold(label)],
        shape: ParagraphShape::Running,
    };
    vec![label, Block::List(items)]
}
