//! What changed since a version, word by word.

use crate::{Desk, Failure};
use domain::drafts::{Difference, Draft, DraftVersion, DraftVersionId, Piece, differences};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// Which version is held against the words of now.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CompareDraft {
    /// The version.
    pub version: Uuid,
}

/// What changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DraftDifferenceView {
    /// The pieces in reading order.
    pub pieces: Vec<PieceView>,
}

/// A run of words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PieceView {
    /// How they stand to the other text.
    pub difference: Difference,
    /// The words.
    pub words: String,
}

impl From<Piece> for PieceView {
    fn from(piece: Piece) -> Self {
        Self {
            difference: piece.difference,
            words: piece.words,
        }
    }
}

/// Holds a version against the words of now.
pub fn compare_draft(desk: &Desk, request: CompareDraft) -> Result<DraftDifferenceView, Failure> {
    let (earlier, later) = desk.book.read(|reading| {
        let version: DraftVersion = reading.require(DraftVersionId(request.version).record())?;
        let draft: Draft = reading.require(version.draft.record())?;
        Ok::<_, Failure>((version.text, draft.text))
    })?;
    Ok(DraftDifferenceView {
        pieces: pieces(&earlier, &later),
    })
}

/// The pieces of two texts as a page shows them.
pub(super) fn pieces(earlier: &str, later: &str) -> Vec<PieceView> {
    let found = differences(earlier, later).into_iter();
    found.map(PieceView::from).collect()
}
