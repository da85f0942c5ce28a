//! Why an exchange did not come to its end, and who must do something about it.

use thiserror::Error;

/// What happens next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Nothing is wrong that time does not mend: try again later.
    Later,
    /// A person must do something first.
    NeedsPerson,
    /// It will never work like this.
    Never,
}

/// Why an exchange did not come to its end. What was written stays on the laptop, whatever it is.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ExchangeProblem {
    /// No line, or it was cut.
    #[error("no line to the province")]
    NoLine,
    /// Somebody else answered: a hotel's or café's sign-in page, a proxy.
    #[error("the answer is not the province's")]
    NotTheProvince,
    /// The server cannot serve now.
    #[error("the province is busy")]
    Busy {
        /// Come back after so many seconds.
        seconds: u32,
    },
    /// The server's certificate is not the one on the slip.
    #[error("the server's certificate is not the one on the slip")]
    WrongServer,
    /// The laptop was struck off.
    #[error("this laptop was struck off")]
    Revoked {
        /// Why, in the operator's words.
        reason: String,
    },
    /// The province does not know this laptop, or its signature.
    #[error("the province does not know this laptop")]
    Unknown,
    /// Two laptops write as one: the book was copied.
    #[error("two laptops write as one")]
    Copied,
    /// The program is too old for the server.
    #[error("the program needs an update")]
    Upgrade,
    /// What both sides hold differs; the next exchange reads everything again.
    #[error("the laptop's records differ from the province's")]
    Differs,
    /// The book is enrolled with no province.
    #[error("the book is not enrolled")]
    NotEnrolled,
    /// The book is enrolled already.
    #[error("the book is enrolled already")]
    AlreadyEnrolled,
    /// The text is not a slip, or was mistyped.
    #[error("the slip cannot be read")]
    Slip {
        /// It looks like one, but its checksum does not fit.
        mistyped: bool,
    },
    /// No slip has this code: it belongs to another server.
    #[error("the code is unknown")]
    CodeUnknown,
    /// Another laptop enrolled with this code.
    #[error("the code was used")]
    CodeUsed,
    /// The slip is older than 72 hours.
    #[error("the code has expired")]
    CodeExpired,
    /// Practice and real never mix.
    #[error("practice and real never mix")]
    PracticeMismatch,
    /// The file on the stick itself is wrong.
    #[error(transparent)]
    Stick(#[from] crate::stick::StickError),
    /// The book has received more over a line than the file on the stick holds.
    #[error("the book is newer than the file")]
    Older,
    /// The file continues from a place where the book does not stand.
    #[error("the file does not fit the book")]
    DoesNotFit,
    /// The province was restored: it needs what the next stick will bring.
    #[error("the stick must be written again")]
    WriteAgain,
    /// The stick cannot be read or written.
    #[error("the stick cannot be read or written: {0}")]
    File(std::io::ErrorKind),
    /// The book cannot be read or written.
    #[error("the book cannot be read or written")]
    Book {
        /// What storage says.
        cause: String,
    },
    /// The server refused the request as malformed: a mistake of the program.
    #[error("the province did not understand")]
    Malformed,
}

impl ExchangeProblem {
    /// What a file system said of a stick; its words may name a person's folder.
    #[must_use]
    pub fn file(error: std::io::Error) -> Self {
        Self::File(error.kind())
    }

    /// Who must do something.
    #[must_use]
    pub const fn next(&self) -> Next {
        match self {
            Self::NoLine | Self::NotTheProvince | Self::Busy { .. } | Self::Differs => Next::Later,
            Self::WrongServer
            | Self::Revoked { .. }
            | Self::Unknown
            | Self::Copied
            | Self::Upgrade
            | Self::NotEnrolled
            | Self::Slip { .. }
            | Self::CodeUnknown
            | Self::CodeUsed
            | Self::CodeExpired
            | Self::Stick(_)
            | Self::File(_)
            | Self::DoesNotFit
            | Self::WriteAgain
            | Self::Book { .. } => Next::NeedsPerson,
            Self::AlreadyEnrolled | Self::PracticeMismatch | Self::Older | Self::Malformed => {
                Next::Never
            }
        }
    }

    /// A code for the window's words.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoLine => "no_line",
            Self::NotTheProvince => "not_the_province",
            Self::Busy { .. } => "busy",
            Self::WrongServer => "wrong_server",
            Self::Revoked { .. } => "revoked",
            Self::Unknown => "unknown",
            Self::Copied => "copied",
            Self::Upgrade => "upgrade",
            Self::Differs => "differs",
            Self::NotEnrolled => "not_enrolled",
            Self::AlreadyEnrolled => "already_enrolled",
            Self::Slip { .. } => "slip",
            Self::CodeUnknown => "code_unknown",
            Self::CodeUsed => "code_used",
            Self::CodeExpired => "code_expired",
            Self::PracticeMismatch => "practice_mismatch",
            Self::Stick(_) => "stick",
            Self::File(_) => "file",
            Self::Older => "older",
            Self::DoesNotFit => "does_not_fit",
            Self::WriteAgain => "write_again",
            Self::Book { .. } => "book",
            Self::Malformed => "malformed",
        }
    }
}
