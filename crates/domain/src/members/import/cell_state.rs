//! What happened to a cell on the way in.

use crate::dates::{DateProblem, PartialDate};
use crate::text::TextProblem;
use serde::{Deserialize, Serialize};

/// How a cell was read. A field that was left empty changes nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CellState {
    /// As it stands.
    Ok,
    /// Empty.
    Blank,
    /// Read after a repair that the preview shows.
    Repaired {
        /// As it stood.
        from: String,
        /// As it is read.
        to: String,
        /// What was done.
        how: Repair,
    },
    /// Read, but a person should look at it.
    Warning(CellWarning),
    /// Not read; the row is not written.
    Error(CellProblem),
}

/// A repair of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Repair {
    /// Zeros at the front that the workbook had dropped.
    LeadingZeros,
    /// Composed letters, usual widths, single spaces.
    Cleaned,
    /// A letter of another alphabet replaced by the one meant.
    Lookalike,
    /// A date the workbook kept as a count of days.
    FromSerial,
    /// The century of a two-digit year, as answered.
    Century,
    /// +84 written as 0, signs between digits left out.
    PhoneForm,
    /// An old encoding, as agreed.
    Encoding,
}

/// Something to look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CellWarning {
    /// Nine digits: an identity card of the old kind.
    OldIdentityCard,
    /// A telephone number of unusual length.
    UnusualPhone,
    /// The workbook had turned a text into a date ("12/12").
    TextTurnedDate,
    /// A cell under no title.
    BeyondHeader,
    /// The date is only known to its month or year.
    PartialDate,
    /// An office nobody keeps here; the others of the cell are read.
    UnknownOffice,
    /// A badge of years that no rule knows, or something else than badges; what was understood is read.
    UnknownBadge,
    /// None of the words of this column; the rest of the row is read.
    UnknownChoice,
}

/// Why a cell cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CellProblem {
    /// Text that cannot be kept.
    Text(TextProblem),
    /// No date, or one that must be asked about.
    Date(DateProblem),
    /// 1.08801E+09: the last digits are gone and nobody can bring them back.
    Rounded,
    /// Zeros at the front are missing; accepted after confirmation.
    LostZeros {
        /// With the zeros.
        proposed: String,
    },
    /// Not the number of digits it must have.
    WrongLength {
        /// How many it must have.
        expected: u32,
        /// How many it has.
        found: u32,
    },
    /// Something else than digits.
    NotDigits,
    /// None of the words this column can hold.
    UnknownWord,
    /// An error of the workbook itself: #REF!
    WorkbookError,
    /// Marked as man and as woman.
    TwoSexes,
    /// Text in an old encoding; read once a person agrees to it.
    OldEncoding {
        /// As it would be read; as it stands where nobody can tell the encoding.
        proposed: String,
    },
    /// Not as many pieces as its column says.
    WrongPieces {
        /// How many there must be.
        expected: u32,
        /// How many there are.
        found: u32,
    },
    /// Earlier than a date that must come before it: joined before birth, official before joining.
    Reversed {
        /// The date that must come before.
        before: PartialDate,
    },
}
