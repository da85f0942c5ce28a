//! The sheet of a yearly remark on a member who lives here and is active elsewhere (QĐ 213): known
//! facts, and empty lines for what the cell writes by hand.

use chrono::NaiveDate;

use super::facts::{LetterheadFacts, SignerFacts};
use super::layout::Layout;
use super::letterhead::{labelled, running};
use super::paper::Paper;
use super::words::fill;

/// Facts of a remark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemarkFacts {
    /// Who issues it.
    pub letterhead: LetterheadFacts,
    /// The member.
    pub name: String,
    /// Date of birth as far as it is known.
    pub birth: String,
    /// Where the member lives.
    pub address: String,
    /// The cell the member belongs to.
    pub home: String,
    /// Since when on the list.
    pub since: Option<NaiveDate>,
    /// Of which year.
    pub year: i32,
    /// Who signs.
    pub signer: SignerFacts,
}

/// Empty lines under each heading.
const LINES: usize = 3;

/// Composes the sheet of a remark.
#[must_use]
pub fn remark_sheet(facts: &RemarkFacts, layout: &Layout) -> Paper {
    let words = &layout.words.remark;
    let year = facts.year.to_string();
    let subject = fill(&words.subject, &[("year", &year)]);
    let name = format!("{} {} {}", words.type_name, year, facts.name);
    let mut paper = layout.blank(name, &words.type_name, vec![subject]);
    paper.header = Some(layout.letterhead(&facts.letterhead));
    let since = facts
        .since
        .map(|day| layout.short_date(day))
        .unwrap_or_default();
    let known = [
        (&words.name, &facts.name),
        (&words.birth, &facts.birth),
        (&words.home, &facts.home),
        (&words.address, &facts.address),
        (&words.since, &since),
    ];
    paper.blocks = known
        .into_iter()
        .map(|(label, value)| {
            labelled(
                label,
                if value.is_empty() {
                    &words.blank
                } else {
                    value
                },
            )
        })
        .collect();
    for heading in [&words.duties, &words.relations, &words.others] {
        paper.blocks.push(labelled(heading, ""));
        let line = || running(words.line.as_str());
        paper
            .blocks
            .extend(std::iter::repeat_with(line).take(LINES));
    }
    paper.closing = Some(layout.signed(&[], &facts.signer));
    paper
}
