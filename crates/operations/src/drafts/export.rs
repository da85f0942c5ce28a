//! A draft as DOCX and PDF, or a folder with its text and its files. The cell is always the author.

use crate::papers::{Printed, layout, new_folder, print, printed};
use crate::{Desk, Failure};
use domain::attachments::{Attachment, FileKind, ParentId};
use domain::drafts::{Draft, DraftId};
use domain::papers::{DraftPaperFacts, Picture, draft_paper};
use serde::Deserialize;
use ts_rs::TS;
use uuid::Uuid;

/// Which draft, and how.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportDraft {
    /// The draft.
    pub id: Uuid,
    /// A folder of its own with the text and every file; otherwise the text alone, with its pictures.
    pub folder: bool,
}

/// The longest side of a picture on paper, in points.
const LONGEST: u32 = 1_600;

/// Writes a draft out.
pub fn export_draft(desk: &Desk, request: ExportDraft) -> Result<Printed, Failure> {
    let id = DraftId(request.id);
    let (draft, files, cell) = desk.book.read(|reading| {
        let draft: Draft = reading.require(id.record())?;
        let files = reading.attachments_of(ParentId(id.record()))?;
        let cell = reading.profile_on(desk.today())?.unwrap_or_default().name;
        Ok::<_, Failure>((draft, files, cell))
    })?;
    let pictures = pictures(desk, &files)?;
    let others = files
        .iter()
        .filter(|file| !is_picture(file))
        .map(|file| (file.name.clone(), file.caption.clone()));
    let facts = DraftPaperFacts {
        title: draft.title,
        kind: draft.kind,
        cell,
        text: draft.text,
        pictures,
        files: others.collect(),
    };
    let paper = draft_paper(&facts, &layout(desk)?);
    if !request.folder {
        return print(desk, &paper);
    }
    let folder = new_folder(&desk.papers, &stem(&paper.name))?;
    let mut written = desk.host.write_paper(&paper, &paper.name, &folder)?;
    for file in &files {
        let here = desk.book.read(|reading| reading.has_file(&file.hash))?;
        // A film that stays on another laptop is named in the text, and not in the folder.
        if here {
            written.push(crate::attachments::write_out(desk, file, &folder)?);
        }
    }
    Ok(printed(&folder, written))
}

fn is_picture(file: &Attachment) -> bool {
    matches!(file.kind, FileKind::Jpeg | FileKind::Png)
}

fn pictures(desk: &Desk, files: &[Attachment]) -> Result<Vec<Picture>, Failure> {
    let mut pictures = Vec::new();
    for file in files.iter().filter(|file| is_picture(file)) {
        if !desk.book.read(|reading| reading.has_file(&file.hash))? {
            continue;
        }
        let bytes = desk.book.read_file(&file.hash)?.whole()?;
        pictures.push(Picture {
            bytes: desk.host.shrink_picture(&bytes, LONGEST)?,
            caption: file.caption.clone(),
        });
    }
    Ok(pictures)
}

/// A folder's name: what no file system takes is left out.
fn stem(title: &str) -> String {
    let name = domain::attachments::clean_name(title, FileKind::Pdf);
    let ending = format!(".{}", FileKind::Pdf.code());
    name.strip_suffix(&ending).unwrap_or(&name).to_owned()
}
