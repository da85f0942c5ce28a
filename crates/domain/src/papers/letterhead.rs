//! What stands above and below every paper that leaves the cell.

use super::facts::{Collective, LetterheadFacts, NumberFacts, SignerFacts};
use super::layout::Layout;
use super::meeting_paper::MeetingPaperKind;
use super::paper::{
    Block, Closing, ClosingLeft, Header, Paper, ParagraphShape, Signature, Span, Title,
};
use super::words::fill;
use crate::dates::paper_form;

impl Layout {
    /// A paper with its look and its title, and nothing in it yet.
    pub(super) fn blank(&self, name: String, type_name: &str, subject: Vec<String>) -> Paper {
        Paper {
            name,
            author: String::new(),
            page: self.page(),
            style: self.style(),
            header: None,
            title: Title {
                type_name: type_name.to_owned(),
                subject,
                dashes: self.frame.header.title_dashes.clone(),
            },
            blocks: Vec::new(),
            closing: None,
            page_numbers: self.frame.page_numbers,
        }
    }

    /// The two blocks at the top of a paper.
    #[must_use]
    pub fn letterhead(&self, facts: &LetterheadFacts) -> Header {
        let words = &self.frame.header;
        let date = paper_form(facts.date);
        Header {
            higher_body: facts.higher_body.to_uppercase(),
            body: facts.body.to_uppercase(),
            star: words.star.clone(),
            number: self.number(&facts.number),
            party_title: words.party_title.clone(),
            place_and_date: match facts.place.trim() {
                "" => super::facts::capitalise(&date),
                place => fill(&words.place_and_date, &[("place", place), ("date", &date)]),
            },
        }
    }

    /// The same paper in the look of this layout and its sheet.
    #[must_use]
    pub fn dressed(&self, mut paper: Paper) -> Paper {
        paper.page = super::paper::Page {
            turned: paper.page.turned,
            ..self.page()
        };
        paper.style = self.style();
        paper
    }

    /// The sign of a kind of paper, without its number ("NQ/CB").
    #[must_use]
    pub fn sign(&self, kind: MeetingPaperKind) -> &str {
        let words = &self.words.signs;
        match kind {
            MeetingPaperKind::Minutes => &words.minutes,
            MeetingPaperKind::Resolution => &words.resolution,
            MeetingPaperKind::Conclusion => &words.conclusion,
        }
    }

    /// Where papers usually go.
    #[must_use]
    pub fn usual_recipients(&self, higher_body: &str) -> Vec<String> {
        let names = [("higher_body", higher_body.trim())];
        let lines = self.words.closing.recipients_usual.lines();
        lines
            .map(|line| fill(line, &names).trim().to_owned())
            .filter(|line| !line.is_empty())
            .collect()
    }

    /// "Số 05-BB/CB": two digits at least, and no colon.
    fn number(&self, facts: &NumberFacts) -> Option<String> {
        let words = &self.frame.header;
        match facts {
            NumberFacts::None => None,
            NumberFacts::Blank { sign } => Some(fill(&words.number_blank, &[("sign", sign)])),
            NumberFacts::Given {
                number,
                sign,
                provisional,
            } => {
                let template = if *provisional {
                    &words.number_provisional
                } else {
                    &words.number
                };
                let number = format!("{number:02}");
                Some(fill(template, &[("number", &number), ("sign", sign)]))
            }
        }
    }

    /// The collective signs (T/M), never a deputy for the chief; a cell has no seal.
    pub(super) fn collective_signature(&self, signer: &SignerFacts) -> Signature {
        let words = &self.words.closing;
        Signature {
            on_behalf: Some(match signer.on_behalf {
                Collective::Cell => words.cell.clone(),
                Collective::CellCommittee => words.cell_committee.clone(),
            }),
            office: self.office(signer.office).to_owned(),
            hint: None,
            name: signer.name.clone(),
        }
    }

    /// A person's own signature under a role at the meeting.
    pub(super) fn personal_signature(&self, role: &str, name: &str) -> Signature {
        Signature {
            on_behalf: None,
            office: role.to_owned(),
            hint: Some(self.words.closing.hint.clone()),
            name: name.to_owned(),
        }
    }

    /// Recipients on the left, the collective's signature on the right. The file copy is the last
    /// recipient of any paper that names recipients.
    pub(super) fn signed(&self, recipients: &[String], signer: &SignerFacts) -> Closing {
        let left = if recipients.is_empty() {
            ClosingLeft::Nothing
        } else {
            let words = &self.words.closing;
            let lines = recipients.iter().map(|to| format!("- {to},"));
            ClosingLeft::Recipients {
                heading: words.recipients.clone(),
                lines: lines.chain([words.recipients_last.clone()]).collect(),
            }
        };
        Closing {
            left,
            right: self.collective_signature(signer),
        }
    }
}

/// A paragraph of running text without emphasis.
pub(super) fn running(text: impl Into<String>) -> Block {
    Block::Paragraph {
        spans: vec![Span::plain(text)],
        shape: ParagraphShape::Running,
    }
}

/// A paragraph that begins with a bold label.
pub(super) fn labelled(label: &str, text: &str) -> Block {
    let label = Span::bold(format!("{} ", label.trim_end()));
    Block::Paragraph {
        spans: vec![label, Span::plain(text)],
        shape: ParagraphShape::Running,
    }
}

/// A bold heading of the given level.
pub(super) fn heading(level: u8, text: impl Into<String>) -> Block {
    Block::Heading {
        level,
        spans: vec![Span::bold(text)],
    }
}

/// A cell with one piece of upright text.
pub(super) fn cell(text: impl Into<String>) -> Vec<Span> {
    vec![Span::plain(text)]
}

/// A head row of a table.
pub(super) fn head_row(words: &[&String]) -> Vec<Vec<Span>> {
    words
        .iter()
        .map(|word| vec![Span::bold(word.as_str())])
        .collect()
}
