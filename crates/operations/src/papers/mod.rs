//! Papers: known facts handed to the layout of their day, written as DOCX and PDF.

mod adopt;
mod edit;
mod facts;
mod layouts;
mod number;
mod resolution;
mod show;
mod text;
mod year;

pub use adopt::{AdoptMeetingPaper, ReopenMeetingPaper, adopt_meeting_paper, reopen_meeting_paper};
pub use edit::{
    DropMeetingPaper, MeetingPaperEdit, MeetingPaperForm, SettleMeetingPaper,
    describe_meeting_paper, draft_meeting_paper, drop_meeting_paper, edit_meeting_paper,
    settle_meeting_paper,
};
pub use layouts::{
    LayoutForm, LayoutNumberView, LayoutView, LayoutWordView, keep_layout, print_layout_sample,
    reset_layout, show_layout,
};
pub(crate) use number::next as next_number;
pub use show::{
    ClashSide, ClashView, ClashWords, MeetingPaperView, MeetingPapersView, ShowMeetingPaper,
    list_meeting_papers, show_meeting_paper,
};
pub(crate) use text::{Standing, letterhead_lines};
pub use year::{PrintMonthlyReport, PrintThematicPlan, print_monthly_report, print_thematic_plan};

use crate::form::Form;
use crate::meetings::ShowMeeting;
use crate::{Desk, Failure, Nothing};
use domain::meetings::MeetingId;
use domain::papers::{Layout, MeetingPaperKind, PageSize, Paper, WorkbookTable};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use storage::Reading;
use ts_rs::TS;
use uuid::Uuid;

/// Which paper of which meeting.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PrintPaper {
    /// The meeting.
    pub meeting: Uuid,
    /// The paper.
    pub paper: PaperChoice,
    /// The sheet it is printed on.
    #[serde(default)]
    pub sheet: Sheet,
    /// Whom this copy of a notice calls; empty for nobody by name.
    #[serde(default)]
    pub called: String,
}

/// Sheets an office keeps in its printer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Sheet {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 148 × 210 mm.
    A5,
}

impl From<Sheet> for PageSize {
    fn from(sheet: Sheet) -> Self {
        match sheet {
            Sheet::A4 => Self::A4,
            Sheet::A5 => Self::A5,
        }
    }
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
    /// The resolution of the month.
    Resolution,
    /// The conclusion.
    Conclusion,
    /// The cover of a theme's draft.
    ThemeCover,
    /// The list of a theme's products, to fill in.
    ProductList,
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
pub fn print_paper(desk: &Desk, mut request: PrintPaper) -> Result<Printed, Failure> {
    let mut form = Form::default();
    request.called = form.line("called", &request.called);
    form.finish()?;
    let paper = desk.book.read(|reading| paper(desk, reading, &request))?;
    print(desk, &paper)
}

fn paper(desk: &Desk, reading: &Reading<'_>, request: &PrintPaper) -> Result<Paper, Failure> {
    let id = MeetingId(request.meeting);
    let text = |kind| Ok(Standing::of(desk, reading, id, kind)?.on(request.sheet.into(), kind));
    match request.paper {
        PaperChoice::Minutes => return text(MeetingPaperKind::Minutes),
        PaperChoice::Resolution => return text(MeetingPaperKind::Resolution),
        PaperChoice::Conclusion => return text(MeetingPaperKind::Conclusion),
        PaperChoice::Notice
        | PaperChoice::Agenda
        | PaperChoice::ChairAgenda
        | PaperChoice::SignInSheet
        | PaperChoice::Attendance
        | PaperChoice::ThemeCover
        | PaperChoice::ProductList => {}
    }
    let view = crate::meetings::view(desk, reading, id)?;
    let day = view.planned.date();
    // The bodies are named as they were on that day.
    let profile = reading.profile_on(day)?.unwrap_or_default();
    let layout = layout_on(reading, day)?.on(request.sheet.into());
    let facts = facts::Facts {
        desk,
        view: &view,
        profile: &profile,
        day,
    };
    Ok(match request.paper {
        PaperChoice::Notice => facts.notice(&layout, &request.called),
        PaperChoice::ChairAgenda => facts.agenda(&layout, domain::papers::Copy::Chair),
        PaperChoice::SignInSheet => facts.sign_in_sheet(&layout),
        PaperChoice::Attendance => facts.attendance(&layout),
        PaperChoice::ThemeCover => facts.theme_cover(&layout),
        PaperChoice::ProductList => facts.product_list(&layout),
        PaperChoice::Agenda
        | PaperChoice::Minutes
        | PaperChoice::Resolution
        | PaperChoice::Conclusion => facts.agenda(&layout, domain::papers::Copy::Members),
    })
}

/// What one press hands out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Pack {
    /// The folder.
    pub folder: String,
    /// The files in it; the last holds all others.
    pub files: Vec<PrintedFile>,
    /// Materials that are not in it.
    pub left_out: Vec<LeftOutFile>,
}

/// A material that is not in the pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LeftOutFile {
    /// Its name.
    pub name: String,
    /// It is too large to hand on; otherwise its bytes do not lie on this laptop.
    pub too_large: bool,
}

/// The largest material that is handed on by message or mail, in bytes.
const LARGEST_MATERIAL: i64 = 20 * 1024 * 1024;

/// Puts everything that is handed out before a meeting into a folder of its own: the notice and the
/// members' agenda, each as DOCX and PDF, the materials of the meeting and its items, and one file
/// that holds them all.
pub fn print_pack(desk: &Desk, request: ShowMeeting) -> Result<Pack, Failure> {
    let id = MeetingId(request.id);
    let (day, attachments) = desk.book.read(|reading| {
        let day = reading.meeting(id)?.planned.date();
        Ok::<_, Failure>((day, reading.attachments_of_meeting(id)?))
    })?;
    let stem = format!("Tài liệu họp {}", day.format("%d-%m-%Y"));
    let folder = new_folder(&desk.papers, &stem)?;
    let mut files = Vec::new();
    for choice in [PaperChoice::Notice, PaperChoice::Agenda] {
        let request = PrintPaper {
            meeting: request.id,
            paper: choice,
            sheet: Sheet::A4,
            called: String::new(),
        };
        let paper = desk.book.read(|reading| paper(desk, reading, &request))?;
        files.extend(desk.host.write_paper(&paper, &paper.name, &folder)?);
    }
    let mut left_out = Vec::new();
    for attachment in attachments {
        let too_large = attachment.size > LARGEST_MATERIAL;
        let here = desk
            .book
            .read(|reading| reading.has_file(&attachment.hash))?;
        if too_large || !here {
            let name = attachment.name;
            left_out.push(LeftOutFile { name, too_large });
        } else {
            files.push(crate::attachments::write_out(desk, &attachment, &folder)?);
        }
    }
    let all = folder.join(format!("{stem}.zip"));
    desk.host.pack(&files, &all)?;
    files.push(all);
    let Printed { folder, files } = printed(&folder, files);
    Ok(Pack {
        folder,
        files,
        left_out,
    })
}

/// Packs of one meeting that can lie side by side.
const MOST_PACKS: u32 = 100;

/// "Tài liệu họp 25-11-2026", or with a number behind it where that is taken.
pub(crate) fn new_folder(within: &Path, stem: &str) -> Result<PathBuf, Failure> {
    std::fs::create_dir_all(within).map_err(|_| Failure::FileFailed)?;
    (1..=MOST_PACKS)
        .map(|count| match count {
            1 => within.join(stem),
            count => within.join(format!("{stem} ({count})")),
        })
        .find(|folder| std::fs::create_dir(folder).is_ok())
        .ok_or(Failure::FileFailed)
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
    desk.book.read(|reading| layout_on(reading, desk.today()))
}

/// The layout of a day: the office's own where one held, the party's otherwise.
pub(crate) fn layout_on(reading: &Reading<'_>, day: chrono::NaiveDate) -> Result<Layout, Failure> {
    Layout::of_house(day, &reading.house_layouts()?).map_err(|source| Failure::internal(&source))
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

pub(crate) fn printed(folder: &Path, files: Vec<PathBuf>) -> Printed {
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
