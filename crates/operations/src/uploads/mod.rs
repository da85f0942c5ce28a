//! Uploads: a file that comes in piece by piece. A list to read is held in memory until it is used; what
//! is to be kept is encrypted as it comes.

use crate::members::Watch;
use crate::{Desk, Failure, Nothing, Problem};
use data_encoding::BASE64;
use domain::attachments::FileProblem;
use domain::members::import::Sheet;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, PoisonError};
use storage::attachments::Intake;
use ts_rs::TS;
use uuid::Uuid;

/// Files that are coming in.
#[derive(Default)]
pub struct Uploads(BTreeMap<Uuid, File>);

struct File {
    name: String,
    size: usize,
    bytes: Vec<u8>,
    /// Where the bytes go of a file that is to be kept.
    intake: Option<Intake>,
    sheets: Option<Arc<Vec<Sheet>>>,
    stopped: Arc<AtomicBool>,
}

/// Largest file taken (RELIABILITY.md 4).
const LARGEST: u32 = 20 * 1024 * 1024;
/// Largest piece taken at a time.
const LARGEST_PIECE: usize = 1024 * 1024;
/// Files kept at a time; the oldest goes.
const MOST: usize = 4;

/// A file to bring in.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BeginUpload {
    /// Its name.
    pub name: String,
    /// Its size in bytes.
    pub size: u32,
}

/// The next piece of a file.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AppendUpload {
    /// The file.
    pub id: Uuid,
    /// At most 1 MiB, in base 64.
    pub piece: String,
}

/// How far a file has come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct Upload {
    /// The file.
    pub id: Uuid,
    /// Bytes that are here.
    pub received: u32,
    /// All bytes are here.
    pub complete: bool,
}

/// Begins to bring a file in.
pub fn begin_upload(desk: &Desk, request: BeginUpload) -> Result<Upload, Failure> {
    if request.size == 0 || request.size > LARGEST {
        let most = i64::from(LARGEST);
        return Err(Failure::invalid(
            "size",
            Problem::OutOfRange { least: 1, most },
        ));
    }
    Ok(begin(desk, &request, None))
}

/// Begins to bring in a file whose bytes are kept as they come.
pub(crate) fn begin_kept(desk: &Desk, request: &BeginUpload, intake: Intake) -> Upload {
    begin(desk, request, Some(intake))
}

fn begin(desk: &Desk, request: &BeginUpload, intake: Option<Intake>) -> Upload {
    let id = Uuid::new_v4();
    let mut uploads = desk.uploads.lock().unwrap_or_else(PoisonError::into_inner);
    while uploads.0.len() >= MOST {
        uploads.0.pop_first();
    }
    let file = File {
        name: request.name.clone(),
        size: usize::try_from(request.size).unwrap_or(usize::MAX),
        bytes: Vec::new(),
        intake,
        sheets: None,
        stopped: Arc::default(),
    };
    uploads.0.insert(id, file);
    Upload {
        id,
        received: 0,
        complete: false,
    }
}

/// Takes the next piece.
pub fn append_upload(desk: &Desk, request: AppendUpload) -> Result<Upload, Failure> {
    let piece = BASE64
        .decode(request.piece.as_bytes())
        .map_err(|_| Failure::BadRequest)?;
    let mut uploads = desk.uploads.lock().unwrap_or_else(PoisonError::into_inner);
    let file = uploads.0.get_mut(&request.id).ok_or(Failure::NotFound)?;
    if piece.len() > LARGEST_PIECE || file.received().saturating_add(piece.len()) > file.size {
        return Err(Failure::BadRequest);
    }
    match &mut file.intake {
        Some(intake) => intake.push(&piece)?,
        None => file.bytes.extend_from_slice(&piece),
    }
    let received = file.received();
    Ok(Upload {
        id: request.id,
        received: u32::try_from(received).unwrap_or(u32::MAX),
        complete: received == file.size,
    })
}

/// The bytes of a file that came in whole. It is used once.
pub(crate) fn whole(desk: &Desk, id: Uuid) -> Result<Vec<u8>, Failure> {
    let mut uploads = desk.uploads.lock().unwrap_or_else(PoisonError::into_inner);
    let file = uploads.0.get(&id).ok_or(Failure::NotFound)?;
    if file.bytes.is_empty() || file.bytes.len() != file.size {
        return Err(Failure::BadRequest);
    }
    let file = uploads.0.remove(&id).ok_or(Failure::NotFound)?;
    Ok(file.bytes)
}

/// A file that is not wanted any more.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CancelUpload {
    /// The file.
    pub id: Uuid,
}

/// Gives a file up: nothing of it stays.
pub fn cancel_upload(desk: &Desk, request: CancelUpload) -> Result<Nothing, Failure> {
    let mut uploads = desk.uploads.lock().unwrap_or_else(PoisonError::into_inner);
    uploads.0.remove(&request.id);
    Ok(Nothing {})
}

/// A file that is to be kept and came in whole, with its name. One that came in otherwise than it
/// was announced was changed while it was read.
pub(crate) fn take_kept(desk: &Desk, id: Uuid) -> Result<(String, Intake), Failure> {
    let mut uploads = desk.uploads.lock().unwrap_or_else(PoisonError::into_inner);
    let file = uploads.0.remove(&id).ok_or(Failure::NotFound)?;
    if file.received() != file.size {
        let reason = FileProblem::Damaged;
        return Err(Failure::invalid("file", Problem::BadFile { reason }));
    }
    let intake = file.intake.ok_or(Failure::BadRequest)?;
    Ok((file.name, intake))
}

impl File {
    fn received(&self) -> usize {
        match &self.intake {
            Some(intake) => usize::try_from(intake.size()).unwrap_or(usize::MAX),
            None => self.bytes.len(),
        }
    }
}

/// The sheets of a file that came in whole; read once.
pub(crate) fn sheets(desk: &Desk, id: Uuid, watch: &Watch<'_>) -> Result<Arc<Vec<Sheet>>, Failure> {
    let (name, bytes) = {
        let uploads = desk.uploads.lock().unwrap_or_else(PoisonError::into_inner);
        let file = uploads.0.get(&id).ok_or(Failure::NotFound)?;
        if let Some(sheets) = &file.sheets {
            return Ok(Arc::clone(sheets));
        }
        if file.bytes.len() != file.size {
            return Err(Failure::BadRequest);
        }
        (file.name.clone(), file.bytes.clone())
    };
    // How many rows there are is known when they were read: until then nothing is promised.
    let read = desk
        .host
        .read_workbook(&name, &bytes, &mut |rows| watch.flow(rows, 0))?;
    let sheets = Arc::new(read);
    let mut uploads = desk.uploads.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(file) = uploads.0.get_mut(&id) {
        file.sheets = Some(Arc::clone(&sheets));
        file.bytes = Vec::new();
        file.size = 0;
    }
    Ok(sheets)
}

/// What says that work on a file is to stop.
pub(crate) fn stopped(desk: &Desk, id: Uuid) -> Result<Arc<AtomicBool>, Failure> {
    let uploads = desk.uploads.lock().unwrap_or_else(PoisonError::into_inner);
    let file = uploads.0.get(&id).ok_or(Failure::NotFound)?;
    Ok(Arc::clone(&file.stopped))
}
