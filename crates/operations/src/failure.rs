//! The one failure: a code the window has words for, never a sentence.

use domain::attachments::FileProblem;
use serde::Serialize;
use ts_rs::TS;

/// Why a command did not do what was asked. Add a variant only if the window treats it
/// differently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "code", rename_all = "snake_case")]
#[ts(rename_all = "snake_case")]
pub enum Failure {
    /// No book is open.
    Locked,
    /// The passphrase or recovery code is wrong.
    WrongKey {
        /// Seconds until the next try.
        wait: u32,
    },
    /// Too many wrong tries: wait first.
    Wait {
        /// Seconds until the next try.
        wait: u32,
    },
    /// There is no such book on this laptop.
    NoBook,
    /// There is a book of that name already.
    BookExists,
    /// The book was written by a newer program.
    TooNew,
    /// The book's file is damaged.
    Damaged,
    /// The disk is full.
    DiskFull,
    /// Another window is writing.
    Busy,
    /// A book may not lie in this folder.
    UnsafePlace,
    /// What was typed does not hold; every problem at once.
    Invalid {
        /// Field by field.
        problems: Vec<FieldProblem>,
    },
    /// A closed record was to be changed.
    Guarded {
        /// The name of the record's kind.
        record: String,
    },
    /// Somebody changed the record since it was read.
    Stale,
    /// There is no such record any more.
    NotFound,
    /// The step cannot be taken in this state of the record.
    NotNow {
        /// Which rule stands against it.
        reason: NotNow,
    },
    /// A draft of the meeting is out for review: the meeting cannot be closed.
    DraftOut {
        /// What the draft is called.
        title: String,
    },
    /// The workbook cannot be read.
    UnreadableWorkbook {
        /// What is wrong with it, as a code.
        problem: String,
        /// Where, if anywhere: a sheet, a cell.
        place: String,
    },
    /// The picture is none that is taken: neither JPEG nor PNG, damaged, or too large.
    UnreadablePicture,
    /// The roster changed since the preview: here is the new one, nothing was written.
    ImportChanged,
    /// A paper could not be made.
    PaperFailed,
    /// A file could not be written or opened.
    FileFailed,
    /// The province could not be reached; trying again later is enough.
    NoLine,
    /// The province refused; a person must act.
    ProvinceRefused {
        /// Why.
        reason: ProvinceRefusal,
    },
    /// The person gave up waiting.
    Cancelled,
    /// The window sent something this program does not know: versions differ.
    BadRequest,
    /// A fault of the program.
    Internal {
        /// What to read out on the telephone; the log has the details under it.
        reference: String,
    },
}

/// Why the province refused a laptop or its slip.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProvinceRefusal {
    /// The server's certificate is not the one on the slip.
    WrongServer,
    /// This laptop was struck off.
    Revoked,
    /// The province does not know this laptop.
    UnknownLaptop,
    /// Two laptops write as one: the book was copied.
    Copied,
    /// This program is too old for the server.
    Upgrade,
    /// No slip has this code.
    CodeUnknown,
    /// Another laptop used this code.
    CodeUsed,
    /// The slip is too old.
    CodeExpired,
    /// A practice book and a real province, or the reverse.
    PracticeMismatch,
}

/// Why a file on a stick was not taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StickProblem {
    /// It is cut, or a byte was changed.
    Damaged,
    /// It is not signed by the province.
    Forged,
    /// It is for another laptop, or for this book before it was restored.
    OtherLaptop,
    /// The book has newer things already.
    Older,
    /// It continues from where the book does not stand.
    DoesNotFit,
    /// The province needs another stick: it was restored.
    WriteAgain,
    /// What both sides hold differs; the next exchange reads everything again.
    Differs,
    /// The province refused the laptop.
    Refused,
    /// The book could not take it.
    Failed,
}

/// A rule that stands against a step now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NotNow {
    /// The meeting has not begun.
    MeetingNotBegun,
    /// The meeting is over.
    MeetingOver,
    /// The roll was not taken.
    RollNotTaken,
    /// The minutes are empty.
    MinutesEmpty,
    /// There is nobody to chair or to take the minutes.
    NobodySigns,
    /// The book is enrolled already.
    AlreadyEnrolled,
    /// The book is not enrolled.
    NotEnrolled,
    /// The step was undone already.
    AlreadyUndone,
    /// Somebody wrote later: undoing would destroy that.
    WrittenLater,
    /// A meeting was held under this office.
    OfficeInUse,
    /// The record belongs to another unit.
    OtherUnit,
    /// The item was voted on.
    ItemVotedOn,
    /// The transfer stands elsewhere on its path.
    TransferElsewhere,
    /// Another transfer of the member is under way.
    TransferRunning,
    /// Both a person and the facts changed the paper's text: somebody must decide.
    PaperClashes,
    /// No vote adopts the paper.
    NotVotedOn,
    /// The vote on the paper was lost.
    NotCarried,
    /// The paper was not adopted.
    NotAdopted,
    /// The paper had a number already.
    HasNumber,
    /// One of the units is not this book's to change.
    NotYourUnits,
    /// The unit was closed too long ago, or went into another one.
    TooLateToReopen,
    /// The draft stands elsewhere on its way.
    DraftElsewhere,
    /// There is nothing in the draft yet.
    DraftEmpty,
    /// Nobody approves their own draft.
    OwnDraft,
    /// Nobody has said yet which member sits here.
    WhoAreYou,
    /// A draft of the meeting is out for review.
    DraftOut,
}

/// One thing wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FieldProblem {
    /// The field's name in the request.
    pub field: String,
    /// What is wrong with it.
    pub problem: Problem,
}

/// What can be wrong with what was typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Problem {
    /// It must not be empty.
    Required,
    /// It is longer than the field takes.
    TooLong {
        /// Characters it may have.
        limit: u32,
    },
    /// It is shorter than it must be.
    TooShort {
        /// Characters it must have.
        least: u32,
    },
    /// The number is outside its bounds.
    OutOfRange {
        /// The smallest it may be.
        least: i64,
        /// The largest it may be.
        most: i64,
    },
    /// It holds a character that cannot be kept.
    BadCharacter,
    /// It is no date.
    NotADate,
    /// There is no such day; this is what was understood.
    NoSuchDay {
        /// What was understood.
        understood: String,
    },
    /// A year with two digits could be two years.
    TwoDigitYear,
    /// The date is outside 1900 to 2100.
    DateOutOfRange,
    /// It ends before it begins.
    EndsBeforeItBegins,
    /// It is not made of the right digits.
    WrongDigits {
        /// How many there must be.
        digits: u32,
    },
    /// Somebody else has it.
    Taken {
        /// Who.
        by: String,
    },
    /// It is none of the choices.
    NotAChoice,
    /// There is another meeting of the same kind at that time.
    SameTime,
    /// The two do not agree.
    DoesNotMatch,
    /// It is too easy to guess.
    TooEasy,
    /// The person voted on an item and was there for it.
    Voted {
        /// The item with its number, or what was put to the vote.
        item: String,
    },
    /// This person may not vote, or was not there.
    MayNotVote {
        /// Who.
        who: String,
    },
    /// What this voter chose is written down: take that away first.
    ChoiceWritten {
        /// Who.
        who: String,
    },
    /// A secret ballot does not say who chose what.
    SecretChoice,
    /// It must be before this moment.
    MustBeBefore {
        /// The moment.
        day: String,
    },
    /// It must not be before this day.
    MustNotBeBefore {
        /// The day.
        day: String,
    },
    /// It must not be after this day.
    MustNotBeAfter {
        /// The day.
        day: String,
    },
    /// The file is not kept.
    BadFile {
        /// Why.
        reason: FileProblem,
    },
    /// The parts do not add up.
    DoesNotAddUp {
        /// What they come to.
        sum: u32,
        /// What they must come to.
        of: u32,
    },
}

impl From<storage::Error> for Failure {
    fn from(error: storage::Error) -> Self {
        use storage::Error;
        match error {
            Error::Busy => Self::Busy,
            Error::WrongKey => Self::WrongKey { wait: 0 },
            Error::Missing => Self::NoBook,
            Error::Occupied => Self::BookExists,
            Error::TooNew { .. } => Self::TooNew,
            Error::Damaged => Self::Damaged,
            Error::DiskFull => Self::DiskFull,
            Error::UnsafePlace => Self::UnsafePlace,
            Error::Guarded { record } => Self::Guarded {
                record: record.to_owned(),
            },
            Error::Stale => Self::Stale,
            Error::NotFound => Self::NotFound,
            Error::Database(source) => Self::internal(&source),
            Error::File(source) => Self::internal(&source),
        }
    }
}

impl Failure {
    /// A fault of the program: the reference goes to the window and into the log, the source only
    /// into the log. Errors of the database and the file system name no person.
    #[must_use]
    pub fn internal(source: &dyn std::error::Error) -> Self {
        let mut bytes = [0_u8; 4];
        // Without randomness the reference is all zeros, which is still one to read out.
        let _ = getrandom::fill(&mut bytes);
        let reference = data_encoding::BASE32_NOPAD.encode(&bytes);
        log::error!("{reference} {source}");
        Self::Internal { reference }
    }

    /// One problem of one field.
    #[must_use]
    pub fn invalid(field: &str, problem: Problem) -> Self {
        Self::Invalid {
            problems: vec![FieldProblem {
                field: field.to_owned(),
                problem,
            }],
        }
    }
}
