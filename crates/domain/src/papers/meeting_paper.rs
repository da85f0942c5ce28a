//! The papers that a meeting leaves behind as text: minutes, resolution, conclusion. They are
//! composed from what the book knows, and people edit them.

use crate::meetings::{MeetingId, VoteId};
use crate::record::{Guard, choice, id, nothing_derived, record};
use chrono::NaiveDate;

id! {
    /// A meeting paper's id.
    MeetingPaperId
}
id! {
    /// A version's id.
    PaperVersionId
}

choice! {
    /// What a meeting's paper is.
    MeetingPaperKind {
        /// Minutes (biên bản); numbered and closed with the meeting itself.
        Minutes = "minutes",
        /// Resolution of the month (nghị quyết).
        Resolution = "resolution",
        /// Conclusion (kết luận).
        Conclusion = "conclusion",
    }
}

choice! {
    /// How far a meeting's paper is.
    MeetingPaperState {
        /// Being written.
        Draft = "draft",
        /// Adopted; guarded.
        Adopted = "adopted",
    }
}

choice! {
    /// The collective that a paper is signed for (T/M).
    SignedFor {
        /// The cell (chi bộ).
        Cell = "cell",
        /// Its committee (chi ủy).
        Committee = "committee",
    }
}

record! {
    /// A paper of a meeting as text (văn bản của cuộc họp).
    record MeetingPaper(MeetingPaperId, MeetingPaperField) = 40 in "meeting_papers",
    guard Guard::Own { state: 12, closed: "adopted" }, derived nothing_derived;
    /// The meeting.
    10 meeting: MeetingId, Guarded, None "minutes";
    /// What it is.
    11 kind: MeetingPaperKind, Guarded, None "minutes";
    /// How far it is.
    12 state: MeetingPaperState, Guarded, None "minutes";
    /// The edited text, Markdown; empty while nobody edited: then it follows the facts.
    13 text: String, Guarded, Sensitive "minutes";
    /// What the edited text was composed from: a later composition is compared with it.
    14 composed: String, Guarded, Sensitive "minutes";
    /// Its number by type and term, given when it is adopted.
    15 number: Option<i64>, Guarded, None "minutes";
    /// What it is about (trích yếu); empty for the usual words.
    16 subject: String, Guarded, None "minutes";
    /// Whom it is signed for.
    17 signed_for: SignedFor, Guarded, None "minutes";
    /// The vote that adopted it; without one, the last ordinary vote of the meeting.
    18 vote: Option<VoteId>, Guarded, None "minutes";
    /// Where it goes, one a line; empty for the usual places.
    19 recipients: String, Guarded, None "minutes";
    /// The day it was adopted.
    20 adopted: Option<NaiveDate>, Guarded, None "minutes";
    /// How often it was adopted.
    21 version: i64, Guarded, None "minutes";
    /// Why it was opened again.
    22 reopened: String, Guarded, None "minutes";
}

record! {
    /// What a paper said when it was adopted: a later version never takes its place.
    record PaperVersion(PaperVersionId, PaperVersionField) = 41 in "paper_versions",
    guard Guard::Parent { link: 10, kind: MeetingPaper::SPEC.kind }, derived nothing_derived;
    /// The paper.
    10 paper: MeetingPaperId, Guarded, None "minutes";
    /// The how-manieth time, from 1.
    11 version: i64, Guarded, None "minutes";
    /// The day it was adopted.
    12 adopted: Option<NaiveDate>, Guarded, None "minutes";
    /// Why the version before was opened again; empty for the first.
    13 reason: String, Guarded, None "minutes";
    /// Its text whole, tables and all, Markdown.
    14 text: String, Guarded, Sensitive "minutes";
    /// The bodies and the place that stood above it, one a line.
    15 letterhead: String, Guarded, None "papers";
}
