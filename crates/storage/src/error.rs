//! What can go wrong with a book, split by what the person can do next.

/// A failure of the book on disk.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Another window has the book open for writing: wait and try again.
    #[error("the book is in use")]
    Busy,
    /// The passphrase or recovery code opens none of the slots: type it again.
    #[error("no slot opens with this passphrase")]
    WrongKey,
    /// There is no book in this folder.
    #[error("there is no book here")]
    Missing,
    /// There is a book in this folder already.
    #[error("there is a book here already")]
    Occupied,
    /// The book was written by a newer program: install that.
    #[error("the book needs version {needs} of its layout")]
    TooNew {
        /// The layout the book has.
        needs: i64,
    },
    /// The book's file or key file is damaged: restore a backup.
    #[error("the book is damaged")]
    Damaged,
    /// No space left: make some.
    #[error("the disk is full")]
    DiskFull,
    /// The folder lies where a book must not be: on a stick, a network drive or a synced folder.
    #[error("a book may not lie here")]
    UnsafePlace,
    /// A closed record was to be changed: reopen it first.
    #[error("the record is closed")]
    Guarded {
        /// The name of the record's kind.
        record: &'static str,
    },
    /// The record changed since it was read: look again.
    #[error("the record was changed meanwhile")]
    Stale,
    /// There is no such record.
    #[error("no such record")]
    NotFound,
    /// Whatever else the database says.
    #[error("database")]
    Database(#[source] rusqlite::Error),
    /// Whatever else the file system says.
    #[error("file")]
    File(#[source] std::io::Error),
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged,
            Some(_) | None => Self::Database(error),
        }
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull => Self::DiskFull,
            std::io::ErrorKind::NotFound => Self::Missing,
            _ => Self::File(error),
        }
    }
}

/// What storage returns.
pub type Result<T> = std::result::Result<T, Error>;
