//! Lists of members: seen first, then written as paper or workbook.

mod facts;

use crate::form::Form;
use crate::papers::{Printed, print, print_workbook, secretary};
use crate::{Desk, Failure, Nothing, Problem};
use chrono::{Datelike, Months, NaiveDate};
use domain::members::MemberFilter;
use domain::papers::{
    Layout, LetterheadFacts, MemberColumn, MemberList, MemberListKind, NumberFacts, WorkbookCell,
    WorkbookColumn, WorkbookTable, member_list, member_list_paper,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which list.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MemberListRequest {
    /// The list.
    pub list: MemberListKind,
    /// Columns of a flat list, in their order.
    pub columns: Vec<MemberColumn>,
    /// Only these members on a flat list; none is all.
    pub filter: Option<MemberFilter>,
    /// The day of a badge batch, or any day of the quarter; empty is the next batch, or the quarter
    /// that ended last.
    pub day: String,
}

/// A list as the window shows it before it is printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MemberListPreview {
    /// Its title.
    pub title: String,
    /// What stands below the title.
    pub subject: Vec<String>,
    /// Headings with their share of the width.
    pub columns: Vec<ListColumnView>,
    /// One text for each column.
    pub rows: Vec<Vec<String>>,
    /// Sentences of counts below the table.
    pub notes: Vec<String>,
}

/// A column of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ListColumnView {
    /// Its heading.
    pub heading: String,
    /// Its share of the width.
    pub share: u16,
}

/// What can be chosen for lists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ListChoices {
    /// The columns, without what the unit does not keep.
    pub columns: Vec<ListColumnChoice>,
    /// The next badge batches.
    pub batches: Vec<String>,
    /// Last days of the quarters that ended last, the newest first.
    pub quarters: Vec<String>,
}

/// A column that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ListColumnChoice {
    /// The column.
    pub column: MemberColumn,
    /// Its heading on paper.
    pub heading: String,
}

/// Quarters offered: two years.
const QUARTERS: u32 = 8;
/// Badge batches offered: two years.
const BATCHES: usize = 8;

/// Shows what can be chosen for lists.
pub fn show_list_choices(desk: &Desk, _: Nothing) -> Result<ListChoices, Failure> {
    let layout = crate::papers::layout(desk)?;
    let not_kept = desk.book.read(|reading| reading.not_kept())?.names();
    let columns = MemberColumn::ALL
        .iter()
        .filter(|column| !not_kept.contains(&column.code()))
        .map(|column| ListColumnChoice {
            column: *column,
            heading: layout.column(*column).clone(),
        });
    let ended = last_ended(desk.today());
    let quarters = (0..QUARTERS).filter_map(|back| {
        let within = ended.checked_sub_months(Months::new(back.saturating_mul(3)))?;
        Some(quarter(within).1)
    });
    Ok(ListChoices {
        columns: columns.collect(),
        batches: batches(desk)?.into_iter().map(shown).collect(),
        quarters: quarters.map(shown).collect(),
    })
}

fn shown(day: NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}

/// The next days on which badges are given.
fn batches(desk: &Desk) -> Result<Vec<NaiveDate>, Failure> {
    let given = &desk.rules_now()?.charter.badge_batches.value;
    let mut day = desk.today();
    let mut found = Vec::new();
    while found.len() < BATCHES {
        let Some(batch) = domain::members::badge::batch_after(day, given) else {
            break;
        };
        found.push(batch);
        day = batch.succ_opt().unwrap_or(batch);
    }
    Ok(found)
}

/// First and last day of the quarter a day lies in.
fn quarter(day: NaiveDate) -> (NaiveDate, NaiveDate) {
    let first = day
        .month0()
        .checked_div(3)
        .unwrap_or_default()
        .saturating_mul(3);
    let from = NaiveDate::from_ymd_opt(day.year(), first.saturating_add(1), 1).unwrap_or(day);
    let next = from.checked_add_months(Months::new(3)).unwrap_or(from);
    (from, next.pred_opt().unwrap_or(from))
}

/// The last day of the quarter that ended last; today's own where it ends today.
fn last_ended(today: NaiveDate) -> NaiveDate {
    let (from, to) = quarter(today);
    if to == today {
        to
    } else {
        from.pred_opt().unwrap_or(from)
    }
}

/// Shows a list before it is printed.
pub fn preview_member_list(
    desk: &Desk,
    request: MemberListRequest,
) -> Result<MemberListPreview, Failure> {
    let list = composed(desk, &request, &crate::papers::layout(desk)?)?;
    Ok(MemberListPreview {
        title: list.title,
        subject: list.subject,
        columns: list
            .columns
            .into_iter()
            .map(|(heading, share)| ListColumnView { heading, share })
            .collect(),
        rows: list.rows,
        notes: list.notes,
    })
}

/// Writes a list as DOCX and PDF.
pub fn print_member_list(desk: &Desk, request: MemberListRequest) -> Result<Printed, Failure> {
    let layout = crate::papers::layout(desk)?;
    let list = composed(desk, &request, &layout)?;
    let profile = desk
        .book
        .read(|reading| reading.profile())?
        .unwrap_or_default();
    let letterhead = LetterheadFacts {
        higher_body: profile.higher_body,
        body: profile.name,
        number: NumberFacts::None,
        place: profile.place,
        date: desk.today(),
    };
    let both_sides = request.list == MemberListKind::Reconciliation;
    let signer = desk.book.read(|reading| secretary(desk, reading))?;
    let paper = member_list_paper(&list, &letterhead, &signer, both_sides, &layout);
    print(desk, &paper)
}

/// Writes a list as a workbook; ids and phones stay text.
pub fn export_member_list(desk: &Desk, request: MemberListRequest) -> Result<Printed, Failure> {
    let list = composed(desk, &request, &crate::papers::layout(desk)?)?;
    let unit = desk
        .book
        .read(|reading| reading.profile())?
        .unwrap_or_default()
        .name;
    let titles = [unit.to_uppercase(), list.title.clone()];
    let table = WorkbookTable {
        picture: None,
        sheet: list.title.clone(),
        titles: titles.into_iter().chain(list.subject).collect(),
        columns: list
            .columns
            .into_iter()
            .map(|(heading, share)| WorkbookColumn {
                heading,
                width: share.max(6),
            })
            .collect(),
        rows: list.rows.into_iter().map(cells).collect(),
    };
    print_workbook(desk, &table, &list.title)
}

/// The running number is a number, all else is text.
fn cells(row: Vec<String>) -> Vec<WorkbookCell> {
    row.into_iter()
        .enumerate()
        .map(|(place, text)| match text.parse() {
            _ if text.is_empty() => WorkbookCell::Blank,
            Ok(number) if place == 0 => WorkbookCell::Count(number),
            _ => WorkbookCell::Text(text),
        })
        .collect()
}

fn composed(
    desk: &Desk,
    request: &MemberListRequest,
    layout: &Layout,
) -> Result<MemberList, Failure> {
    let mut form = Form::default();
    let day = form.day("day", &request.day);
    if request.list == MemberListKind::Flat && request.columns.is_empty() {
        form.problem("columns", Problem::Required);
    }
    form.finish()?;
    let facts = match request.list {
        MemberListKind::Flat => facts::flat(desk, &request.columns, request.filter)?,
        MemberListKind::Book => facts::book(desk)?,
        MemberListKind::Badges => {
            let next = batches(desk)?.into_iter().next();
            facts::badges(desk, day.or(next).unwrap_or_else(|| desk.today()))?
        }
        MemberListKind::Reconciliation => {
            let within = day.unwrap_or_else(|| last_ended(desk.today()));
            facts::reconciliation(desk, quarter(within))?
        }
    };
    Ok(member_list(&facts, desk.today(), layout))
}
