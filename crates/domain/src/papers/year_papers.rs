//! Papers of a year and a month: the plan of themes, the draft cover of a theme, the list of its
//! products, and the monthly report to the level above (DOMAIN.md 4.2, items 8 and 19).

use super::draft_list::ListedDraft;
use super::facts::{LetterheadFacts, MeetingFacts, PersonFacts, SignerFacts};
use super::layout::Layout;
use super::letterhead::{cell, head_row, heading, labelled, running};
use super::member_list::CountsOnDay;
use super::minutes::{RollOfMinutes, ThemeFacts, absent, present};
use super::paper::{Align, Block, Column, Paper, ParagraphShape, Span, Table};
use super::words::fill;
use crate::dates::PartialDate;
use chrono::NaiveDate;

/// Facts of the plan of themes of a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThematicPlanFacts {
    /// Who issues it.
    pub letterhead: LetterheadFacts,
    /// The year.
    pub year: i32,
    /// The thematic meetings in the order of time.
    pub themes: Vec<PlannedTheme>,
    /// Where it goes.
    pub recipients: Vec<String>,
    /// Who signs it.
    pub signer: SignerFacts,
}

/// A theme in the plan of a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedTheme {
    /// The day of its meeting.
    pub day: NaiveDate,
    /// What is known of it.
    pub theme: ThemeFacts,
}

/// Composes the plan of themes of a year.
#[must_use]
pub fn thematic_plan(facts: &ThematicPlanFacts, layout: &Layout) -> Paper {
    let words = &layout.words.thematic_plan;
    let year = facts.year.to_string();
    let subject = fill(&words.subject, &[("year", &year)]);
    let name = format!("{} {subject}", words.type_name);
    let mut paper = layout.blank(name, &words.type_name, vec![subject]);
    paper.header = Some(layout.letterhead(&facts.letterhead));
    let rows = facts.themes.iter().zip(1_u32..).map(|(planned, number)| {
        let theme = &planned.theme;
        let source = if theme.directed {
            words.directed.as_str()
        } else {
            words.own.as_str()
        };
        let source: Vec<&str> = [source, theme.programme.trim()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect();
        vec![
            cell(number.to_string()),
            cell(layout.short_date(planned.day)),
            cell(theme.title.as_str()),
            cell(theme.author.as_str()),
            cell(source.join("; ")),
        ]
    });
    paper.blocks.push(Block::Table(Table {
        columns: vec![
            column(11, Align::Centre),
            column(26, Align::Centre),
            column(66, Align::Left),
            column(34, Align::Left),
            column(32, Align::Left),
        ],
        head: vec![head_row(&[
            &words.column_number,
            &words.column_day,
            &words.column_theme,
            &words.column_author,
            &words.column_source,
        ])],
        rows: rows.collect(),
        row_mm: 9,
    }));
    paper.blocks.push(Block::Space(3));
    paper.closing = Some(layout.signed(&facts.recipients, &facts.signer));
    paper
}

fn column(share: u16, align: Align) -> Column {
    Column { share, align }
}

/// Facts of a theme's draft cover and of the list of its products.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemePaperFacts {
    /// Who issues it.
    pub letterhead: LetterheadFacts,
    /// The meeting that hears it.
    pub meeting: MeetingFacts,
    /// What is known of the theme.
    pub theme: ThemeFacts,
    /// The products the book holds.
    pub products: Vec<ListedDraft>,
    /// Lines in all, some to write on by hand: the most its programme asks for.
    pub lines: u32,
    /// Who signs it.
    pub signer: SignerFacts,
}

/// Composes the cover of a theme's draft.
#[must_use]
pub fn theme_cover(facts: &ThemePaperFacts, layout: &Layout) -> Paper {
    let words = &layout.words.theme;
    let theme = &facts.theme;
    let name = format!("{} {}", words.cover_name, layout.occasion(&facts.meeting));
    let title = match theme.title.trim() {
        "" => layout.words.resolution.by_hand.clone(),
        title => title.to_owned(),
    };
    let mut paper = layout.blank(name, &words.cover_type, vec![title]);
    paper.header = Some(layout.letterhead(&facts.letterhead));
    let heard = layout.time_and_date(facts.meeting.begins);
    let source = if theme.directed {
        words.directed.as_str()
    } else {
        words.own.as_str()
    };
    paper.blocks.push(Block::Space(20));
    paper.blocks.push(centred(&words.draft));
    paper.blocks.push(Block::Space(20));
    paper.blocks.extend(
        [
            (&words.author, theme.author.trim()),
            (&words.source, source),
            (&words.programme, theme.programme.trim()),
            (&words.heard, heard.as_str()),
            (&words.place, facts.meeting.place.trim()),
        ]
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(label, text)| labelled(label, text)),
    );
    paper
}

fn centred(words: &str) -> Block {
    Block::Paragraph {
        spans: vec![Span::italic(words)],
        shape: ParagraphShape::Centred,
    }
}

/// Composes the list of a theme's products: those the book holds, and room for what it does not.
#[must_use]
pub fn product_list(facts: &ThemePaperFacts, layout: &Layout) -> Paper {
    let words = &layout.words.theme;
    let name = format!(
        "{} {}",
        words.products_type,
        layout.occasion(&facts.meeting)
    );
    let mut paper = layout.blank(name, &words.products_type, layout.subject(&facts.meeting));
    paper.header = Some(layout.letterhead(&facts.letterhead));
    let theme = &facts.theme;
    paper.blocks.extend(
        [
            (&words.author, theme.author.trim()),
            (&words.programme, theme.programme.trim()),
        ]
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(label, text)| labelled(label, text)),
    );
    let held = u32::try_from(facts.products.len()).unwrap_or(u32::MAX);
    let rows = (1..=facts.lines.max(held))
        .zip(
            facts
                .products
                .iter()
                .map(Some)
                .chain(std::iter::repeat(None)),
        )
        .map(|(number, product)| {
            let mut row = vec![cell(number.to_string())];
            match product {
                Some(product) => row.extend([
                    cell(product.title.as_str()),
                    cell(layout.draft_kind(product.kind)),
                    cell(product.authors.as_str()),
                    cell(layout.draft_stage(product)),
                ]),
                None => row.extend(std::iter::repeat_with(Vec::new).take(4)),
            }
            row
        });
    paper.blocks.push(Block::Table(Table {
        columns: vec![
            column(11, Align::Centre),
            column(62, Align::Left),
            column(32, Align::Left),
            column(36, Align::Left),
            column(28, Align::Left),
        ],
        head: vec![head_row(&[
            &words.column_number,
            &words.column_product,
            &words.column_form,
            &words.column_maker,
            &words.column_remark,
        ])],
        rows: rows.collect(),
        row_mm: 16,
    }));
    paper.blocks.push(Block::Space(3));
    paper.closing = Some(layout.signed(&[], &facts.signer));
    paper
}

/// Facts of the monthly report to the level above.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthlyReportFacts {
    /// Who issues it.
    pub letterhead: LetterheadFacts,
    /// Year and month.
    pub month: (i32, u32),
    /// Members on the last day.
    pub members: CountsOnDay,
    /// The month's last day, or the day of printing in a month that goes on.
    pub on_day: NaiveDate,
    /// The meetings of the month in the order of time.
    pub meetings: Vec<ReportedMeeting>,
    /// Tasks given in the month.
    pub tasks_given: u32,
    /// Tasks finished in the month.
    pub tasks_done: u32,
    /// Tasks that were open at the end.
    pub tasks_open: u32,
    /// Of them late.
    pub tasks_late: u32,
    /// Where it goes.
    pub recipients: Vec<String>,
    /// Who signs it.
    pub signer: SignerFacts,
}

/// One meeting as the report tells of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportedMeeting {
    /// The meeting.
    pub meeting: MeetingFacts,
    /// Minutes it lasted, when both ends were recorded.
    pub minutes: Option<i64>,
    /// It was held.
    pub held: bool,
    /// Who came and who did not.
    pub roll: RollOfMinutes,
    /// Who chaired.
    pub chair: PersonFacts,
    /// Sign and number of its minutes, and the day they were closed.
    pub minutes_closed: Option<(String, NaiveDate)>,
    /// Sign and number of its resolution, and the day it was adopted.
    pub resolution: Option<(String, NaiveDate)>,
    /// The days on which papers were put up on the members' handbook.
    pub uploads: Vec<NaiveDate>,
    /// What it gave itself, of how many points.
    pub score: Option<(u32, u32)>,
}

/// Composes the monthly report: counts and dates, no words of its own.
#[must_use]
pub fn monthly_report(facts: &MonthlyReportFacts, layout: &Layout) -> Paper {
    let words = &layout.words.report;
    let (year, month) = facts.month;
    let month = PartialDate::YearMonth { year, month }.paper_form();
    let subject = fill(&words.subject, &[("month", &month)]);
    let name = format!("{} {}", words.name, month);
    let mut paper = layout.blank(name, &words.type_name, vec![subject]);
    paper.header = Some(layout.letterhead(&facts.letterhead));
    paper.blocks.push(heading(1, words.part_members.as_str()));
    paper.blocks.extend(members(facts, layout));
    paper.blocks.push(heading(1, words.part_meetings.as_str()));
    if facts.meetings.is_empty() {
        paper.blocks.push(running(words.no_meeting.as_str()));
    }
    for (meeting, number) in facts.meetings.iter().zip(1_u32..) {
        paper.blocks.extend(reported(meeting, number, layout));
    }
    paper.blocks.push(heading(1, words.part_tasks.as_str()));
    let counts = [
        ("given", facts.tasks_given.to_string()),
        ("done", facts.tasks_done.to_string()),
        ("open", facts.tasks_open.to_string()),
        ("late", facts.tasks_late.to_string()),
    ];
    paper
        .blocks
        .push(running(fill(&words.tasks, &as_names(&counts))));
    paper.blocks.push(heading(1, words.part_proposals.as_str()));
    paper
        .blocks
        .push(running(layout.words.resolution.by_hand.as_str()));
    paper.closing = Some(layout.signed(&facts.recipients, &facts.signer));
    paper
}

fn as_names<'v>(values: &'v [(&'v str, String)]) -> Vec<(&'v str, &'v str)> {
    values
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect()
}

fn members(facts: &MonthlyReportFacts, layout: &Layout) -> Vec<Block> {
    let words = &layout.words.report;
    let counts = &facts.members;
    let values = [
        ("day", layout.short_date(facts.on_day)),
        ("count", counts.counted.to_string()),
        ("official", counts.official.to_string()),
        ("probationary", counts.probationary.to_string()),
        ("exempt", counts.exempt.to_string()),
        ("away", counts.away.to_string()),
        ("here", counts.here.to_string()),
    ];
    let values = as_names(&values);
    vec![
        running(fill(&words.members, &values)),
        running(fill(&words.others, &values)),
    ]
}

fn reported(meeting: &ReportedMeeting, number: u32, layout: &Layout) -> Vec<Block> {
    let words = &layout.words.report;
    let facts = &meeting.meeting;
    let subject = layout.subject(facts).join(". ");
    let title = format!(
        "{number}. {subject}, {}",
        layout.short_date(facts.begins.date())
    );
    let mut blocks = vec![heading(2, title)];
    if !meeting.held {
        blocks.push(running(words.not_held.as_str()));
        return blocks;
    }
    if let Some(minutes) = meeting.minutes {
        let minutes = minutes.to_string();
        blocks.push(running(fill(&words.lasted, &[("minutes", &minutes)])));
    }
    blocks.push(present(&meeting.roll, layout));
    blocks.extend(absent(&meeting.roll, layout));
    let date = |template: &str, day: &NaiveDate| {
        let day = layout.short_date(*day);
        running(fill(template, &[("day", &day)]))
    };
    for (template, paper) in [
        (&words.minutes_closed, &meeting.minutes_closed),
        (&words.resolution_adopted, &meeting.resolution),
    ] {
        if let Some((number, day)) = paper {
            let day = layout.short_date(*day);
            let named = [("number", number.as_str()), ("day", day.as_str())];
            blocks.push(running(fill(template, &named)));
        }
    }
    if meeting.uploads.is_empty() {
        blocks.push(running(words.not_uploaded.as_str()));
    }
    let uploads = meeting.uploads.iter();
    blocks.extend(uploads.map(|day| date(&words.uploaded, day)));
    if let Some((points, full)) = meeting.score {
        let (points, full) = (points.to_string(), full.to_string());
        let score = [("points", points.as_str()), ("full", full.as_str())];
        blocks.push(running(fill(&layout.words.minutes.score, &score)));
    }
    blocks
}
