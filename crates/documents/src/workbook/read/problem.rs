//! Why a workbook from outside is refused. Each names the place, none repeats a cell's content.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why a workbook is refused.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum WorkbookProblem {
    /// It is another kind of file; saving it as .xlsx helps for most of them.
    #[error("the file is not a workbook this program reads: {found:?}")]
    Kind {
        /// What its content says it is.
        found: Found,
    },
    /// It is protected by a password.
    #[error("the workbook is protected by a password")]
    Encrypted,
    /// The file is too large.
    #[error("the file has more than {limit} bytes")]
    FileTooLarge {
        /// Most bytes.
        limit: usize,
    },
    /// The package holds too many files.
    #[error("the package holds more than {limit} files")]
    TooManyEntries {
        /// Most files.
        limit: usize,
    },
    /// Unpacked it is too large.
    #[error("unpacked, the workbook has more than {limit} bytes; it stopped in {part}")]
    TooLargeUnpacked {
        /// Where counting stopped.
        part: String,
        /// Most bytes.
        limit: u64,
    },
    /// The package is damaged or contradicts itself.
    #[error("the package is damaged at {part}: {damage:?}")]
    Damaged {
        /// The file inside the package.
        part: String,
        /// What is wrong.
        damage: Damage,
    },
    /// Elements are nested too deep.
    #[error("{part} is nested deeper than {limit}")]
    TooDeep {
        /// The file inside the package.
        part: String,
        /// Deepest.
        limit: usize,
    },
    /// It declares entities of its own, as only attacks do.
    #[error("{part} declares a document type")]
    DocumentType {
        /// The file inside the package.
        part: String,
    },
    /// Too many rows hold something.
    #[error("sheet {sheet} has more than {limit} rows; it stopped at row {row}")]
    TooManyRows {
        /// The sheet.
        sheet: String,
        /// Where reading stopped.
        row: u32,
        /// Most rows.
        limit: usize,
    },
    /// A cell stands too far to the right.
    #[error("sheet {sheet}, cell {cell}: more than {limit} columns")]
    TooManyColumns {
        /// The sheet.
        sheet: String,
        /// The cell as a person would call it.
        cell: String,
        /// Most columns.
        limit: u32,
    },
    /// Too many cells hold something.
    #[error("sheet {sheet} has too many cells; it stopped at row {row}")]
    TooManyCells {
        /// The sheet.
        sheet: String,
        /// Where reading stopped.
        row: u32,
        /// Most cells in the whole workbook.
        limit: usize,
    },
    /// A text is too long, or all texts together are.
    #[error("{place}: a text is longer than {limit} bytes")]
    TextTooLong {
        /// The cell, line or file.
        place: String,
        /// Most bytes.
        limit: usize,
    },
    /// Rows or cells do not stand in their order.
    #[error("sheet {sheet}, {cell}: rows and cells are not in order")]
    OutOfOrder {
        /// The sheet.
        sheet: String,
        /// The cell or row.
        cell: String,
    },
    /// Separated text in an encoding this program does not know.
    #[error("line {line} is neither UTF-8 nor UTF-16")]
    Encoding {
        /// The first line that cannot be read.
        line: u64,
    },
    /// A NUL byte stands in separated text.
    #[error("line {line} holds a NUL byte")]
    Nul {
        /// The line.
        line: u64,
    },
    /// There is no sheet, or nothing in the file.
    #[error("there is nothing in the file")]
    Empty,
    /// Reading needed more memory than it may use.
    #[error("reading needs more memory than it may use")]
    TooMuchMemory,
    /// Reading took longer than it may take.
    #[error("reading takes longer than {seconds} s")]
    TooSlow {
        /// Most seconds.
        seconds: u64,
    },
    /// The process that reads could not be started, or ended without a word.
    #[error("the reading process failed")]
    ReaderFailed,
    /// The person stopped it.
    #[error("reading was stopped")]
    Stopped,
}

/// What a file is, told by its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Found {
    /// A workbook of Excel 97–2003 (.xls).
    OldExcel,
    /// A binary workbook (.xlsb).
    BinaryExcel,
    /// An OpenDocument spreadsheet (.ods).
    OpenDocument,
    /// A page of HTML, whatever its name says.
    Html,
    /// A workbook of Excel 2003 in one XML file.
    Xml,
    /// A PDF.
    Pdf,
    /// A Word document.
    Word,
    /// A package of something else.
    OtherPackage,
    /// Nothing this program knows.
    Unknown,
}

/// What is wrong with a package.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Damage {
    /// It ends too early or its directory is wrong.
    Directory,
    /// Two files of the package have one name.
    TwoOfOneName,
    /// Two files of the package share bytes.
    Overlap,
    /// A size or a checksum does not hold.
    Size,
    /// A file the workbook needs is missing.
    Missing,
    /// The XML is not well formed, or not UTF-8.
    Xml,
    /// A number, reference or index makes no sense.
    Value,
}
