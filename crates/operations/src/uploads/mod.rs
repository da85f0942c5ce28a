//! Uploads: a file that comes in piece by piece, kept in memory until it is used.

use crate::members::Watch;
use crate::{Desk, Failure, Problem};
use data_encoding::BASE64;
use domain::members::import::Sheet;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, PoisonError};
use ts_rs::TS;
use uuid::Uuid;

/// Files that are coming in.
#[derive(Default)]
pub struct Uploads(BTreeMap<Uuid, File>);

struct File {
    name: String,
    size: usize,
    bytes: Vec<u8>,
    sheets: Option<Arc<Vec<Sheet>>>,
    stopped: Arc<AtomicBool>,
}

/// Largest file taken (RELIABILITY.md 4).
const LARGEST: u32 = 20 * 1024 * 1024;
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
    let id = Uuid::new_v4();
    let mut uploads = desk.uploads.lock().unwrap_or_else(PoisonError::into_inner);
    while uploads.0.len() >= MOST {
        uploads.0.pop_first();
    }
    let size = usize::try_from(request.size).unwrap_or(usize::MAX);
    let file = File {
        name: request.name,
        size,
        bytes: Vec::new(),
        sheets: None,
        stopped: Arc::default(),
    };
    uploads.0.insert(id, file);
    Ok(Upload {
        id,
        received: 0,
        complete: false,
    })
}

/// Takes the next piece.
pub fn append_upload(desk: &Desk, request: AppendUpload) -> Result<Upload, Failure> {
    let piece = BASE64
        .decode(request.piece.as_bytes())
        .map_err(|_| Failure::BadRequest)?;
    let mut uploads = desk.uploads.lock().unwrap_or_else(PoisonError::into_inner);
    let file = uploads.0.get_mut(&request.id).ok_or(Failure::NotFound)?;
    if file.bytes.len().saturating_add(piece.len()) > file.size {
        return Err(Failure::BadRequest);
    }
    file.bytes.extend_from_slice(&piece);
    Ok(Upload {
        id: request.id,
        received: u32::try_from(file.bytes.len()).unwrap_or(u32::MAX),
        complete: file.bytes.len() == file.size,
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
