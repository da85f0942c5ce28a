//! Papers: known facts handed to the layout of their day, written as DOCX and PDF.

mod facts;

use crate::meetings::ShowMeeting;
use crate::{Desk, Failure, Nothing};
use domain::meetings::MeetingId;
use domain::papers::{Layout, Paper, WorkbookTable};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use ts_rs::TS;
use uuid::Uuid;

/// Which paper of which meeting.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PrintPaper {
    /// The meeting.
    pub meeting: Uuid,
    /// The paper.
    pub paper: PaperChoice,
}

/// Papers of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PaperChoice {
    /// Notice of the meeting.
    Notice,
    /// The members' agenda.
    Agenda,
    /// The chair's agenda, with times and notes.
    ChairAgenda,
    /// The sheet to sign on arrival.
    SignInSheet,
    /// Who was there.
    Attendance,
    /// The minutes.
    Minutes,
}

/// Files that were written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Printed {
    /// The folder.
    pub folder: String,
    /// The files in it.
    pub files: Vec<PrintedFile>,
}

/// One file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PrintedFile {
    /// Its name.
    pub name: String,
    /// Where it lies.
    pub path: String,
}

/// A file to open in the system's viewer.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OpenPaper {
    /// Where it lies.
    pub path: String,
}

/// Prints a paper of a meeting.
pub fn print_paper(desk: &Desk, request: PrintPaper) -> Result<Printed, Failure> {
    let id = MeetingId(request.meeting);
    let (day, layout) = desk.book.read(|reading| {
        let day = reading.meeting(id)?.planned.date();
        Ok::<_, Failure>((day, layout_of(day)?))
    })?;
    let view = crate::meetings::show_meeting(
        desk,
        ShowMeeting {
            id: request.meeting,
        },
    )?;
    let profile = desk
        .book
        .read(|reading| reading.profile())?
        .unwrap_or_default();
    let facts = facts::Facts {
        desk,
        view: &view,
        profile: &profile,
        day,
    };
    let paper = match request.paper {
        PaperChoice::Notice => facts.notice(&layout),
        PaperChoice::Agenda => facts.agenda(&layout, domain::papers::Copy::Members),
        PaperChoice::ChairAgenda => facts.agenda(&layout, domain::papers::Copy::Chair),
        PaperChoice::SignInSheet => facts.sign_in_sheet(&layout),
        PaperChoice::Attendance => facts.attendance(&layout),
        PaperChoice::Minutes => facts.minutes(&layout),
    };
    print(desk, &paper)
}

/// The words of a meeting's minutes as they would be printed now.
pub(crate) fn minutes_words(
    desk: &Desk,
    reading: &storage::Reading<'_>,
    meeting: MeetingId,
) -> Result<String, Failure> {
    let view = crate::meetings::view(desk, reading, meeting)?;
    let profile = reading.profile()?.unwrap_or_default();
    let day = view.planned.date();
    let facts = facts::Facts {
        desk,
        view: &view,
        profile: &profile,
        day,
    };
    Ok(facts.minutes(&layout_of(day)?).plain_words())
}

/// Prints everything that is handed out before a meeting at once: the notice and the members'
/// agenda, each as DOCX and PDF.
pub fn print_pack(desk: &Desk, request: ShowMeeting) -> Result<Printed, Failure> {
    let paper = |paper| {
        let meeting = request.id;
        print_paper(desk, PrintPaper { meeting, paper })
    };
    let mut printed = paper(PaperChoice::Notice)?;
    printed.files.extend(paper(PaperChoice::Agenda)?.files);
    Ok(printed)
}

/// The secretary of today signs for the cell.
pub(crate) fn secretary(
    desk: &Desk,
    reading: &storage::Reading<'_>,
) -> Result<domain::papers::SignerFacts, Failure> {
    use domain::members::{OfficeRole, names};
    let roster = reading.roster(desk.today())?;
    let secretary = roster
        .iter()
        .find(|line| line.office == Some(OfficeRole::Secretary));
    Ok(domain::papers::SignerFacts {
        on_behalf: domain::papers::Collective::Cell,
        office: OfficeRole::Secretary,
        name: secretary
            .map(|line| names::display(&line.family_middle, &line.given))
            .unwrap_or_default(),
    })
}

/// The layout of today.
pub(crate) fn layout(desk: &Desk) -> Result<Layout, Failure> {
    layout_of(desk.today())
}

pub(crate) fn layout_of(day: chrono::NaiveDate) -> Result<Layout, Failure> {
    Layout::valid_on(day).map_err(|source| Failure::internal(&source))
}

/// Writes a paper into the papers' folder.
pub(crate) fn print(desk: &Desk, paper: &Paper) -> Result<Printed, Failure> {
    let files = desk.host.write_paper(paper, &paper.name, &desk.papers)?;
    Ok(printed(&desk.papers, files))
}

/// Writes a paper where it lies only until the book is locked.
pub(crate) fn print_for_now(desk: &Desk, paper: &Paper) -> Result<Printed, Failure> {
    std::fs::create_dir_all(&desk.print).map_err(|_| Failure::FileFailed)?;
    let files = desk.host.write_paper(paper, &paper.name, &desk.print)?;
    Ok(printed(&desk.print, files))
}

/// Writes a workbook into the papers' folder.
pub(crate) fn print_workbook(
    desk: &Desk,
    table: &WorkbookTable,
    stem: &str,
) -> Result<Printed, Failure> {
    let file = desk.host.write_workbook(table, stem, &desk.papers)?;
    Ok(printed(&desk.papers, vec![file]))
}

fn printed(folder: &Path, files: Vec<PathBuf>) -> Printed {
    let files = files.into_iter().map(|path| PrintedFile {
        name: path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default(),
        path: path.to_string_lossy().into_owned(),
    });
    Printed {
        folder: folder.to_string_lossy().into_owned(),
        files: files.collect(),
    }
}

/// Opens a paper that was written, in the system's viewer. Nothing outside the two folders of
/// papers is opened.
pub fn open_paper(desk: &Desk, request: OpenPaper) -> Result<Nothing, Failure> {
    let path = Path::new(&request.path)
        .canonicalize()
        .map_err(|_| Failure::NotFound)?;
    let ours = [&desk.papers, &desk.print]
        .iter()
        .filter_map(|folder| folder.canonicalize().ok())
        .any(|folder| path.starts_with(folder));
    if !ours {
        return Err(Failure::NotFound);
    }
    desk.host.open(&path)?;
    Ok(Nothing {})
}
