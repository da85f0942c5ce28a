//! Drafts and products of a thematic meeting: what members write, how it is looked at and approved,
//! and where it was handed in. The program writes nothing itself and sends nothing anywhere.

mod comment;
mod difference;
mod hand_in;
mod products;
mod review;
mod stage;
#[cfg(test)]
mod tests;
mod version;

pub use comment::{DraftComment, DraftCommentField, DraftCommentId};
pub use difference::{Difference, Piece, differences};
pub use hand_in::{HandIn, HandInField, HandInId};
pub use products::Products;
pub use review::{DraftReview, DraftReviewField, DraftReviewId, Verdict};
pub use stage::DraftStage;
pub use version::{DraftVersion, DraftVersionField, DraftVersionId, KeptBecause};

use crate::meetings::MeetingId;
use crate::record::{Guard, choice, id, nothing_derived, record};
use chrono::NaiveDate;

id! {
    /// A draft's id.
    DraftId
}

choice! {
    /// What a draft is to become: the six kinds that a thematic meeting brings.
    DraftKind {
        /// Presentation (bài trình chiếu).
        Presentation = "presentation",
        /// Article (bài viết).
        Article = "article",
        /// Text of a post (nội dung đăng mạng xã hội): only the words; posting is nobody's business here.
        PostText = "post_text",
        /// Short film (phim ngắn).
        ShortFilm = "short_film",
        /// Podcast (phát thanh).
        Podcast = "podcast",
        /// Photo series with captions (bộ ảnh có chú thích).
        PhotoSeries = "photo_series",
    }
}

choice! {
    /// How far a draft is. That it was handed in is not a state of its own: it follows from where.
    DraftState {
        /// Being written (đang viết).
        Writing = "writing",
        /// Sent to whoever approves (chờ duyệt).
        ForReview = "for_review",
        /// Sent back with a remark (trả lại để sửa).
        Returned = "returned",
        /// Approved (đã duyệt): its words take no change until it is opened again.
        Approved = "approved",
    }
}

impl DraftState {
    /// Whether the next step may lead there. Who may take it is another question.
    #[must_use]
    pub const fn may_become(self, next: Self) -> bool {
        matches!(
            (self, next),
            (Self::Writing | Self::Returned, Self::ForReview)
                // Taken back by its authors, sent back or approved by who reviews.
                | (Self::ForReview, Self::Writing | Self::Returned | Self::Approved)
                // Opened again, with a reason.
                | (Self::Approved, Self::Returned)
        )
    }

    /// Whether its authors may change the words.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Writing | Self::Returned)
    }
}

record! {
    /// A draft (bài viết): the words of a product, or what stands behind its files.
    record Draft(DraftId, DraftField) = 50 in "drafts",
    guard Guard::Own { state: 15, closed: "approved" }, derived nothing_derived;
    /// What it is called.
    10 title: String, Visible, Basic "drafts";
    /// What it is to become.
    11 kind: DraftKind, Visible, None "drafts";
    /// The meeting it came from.
    12 meeting: Option<MeetingId>, Visible, None "drafts";
    /// The theme it came from.
    13 theme: String, Visible, None "drafts";
    /// The programme of themes it counts for.
    14 programme: String, Visible, None "drafts";
    /// How far it is.
    15 state: DraftState, Guarded, None "drafts";
    /// Its words, Markdown.
    16 text: String, Visible, Basic "drafts";
    /// The day it was approved.
    17 approved: Option<NaiveDate>, Visible, None "drafts";
    maps {
        /// Who writes it: membership → yes or no.
        30 authors, Basic "drafts", in "draft_authors";
    }
}
