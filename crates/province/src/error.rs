//! What can go wrong on the province's side, by what the operator can do next.

/// A failure of the server or of an operator's verb.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no feed in this folder.
    #[error("there is no province in this folder")]
    Missing,
    /// There is one already.
    #[error("there is a province in this folder already")]
    Occupied,
    /// The folder is a practice province and a real one was asked for, or the reverse.
    #[error("this province is {is}, not {asked}")]
    Practice {
        /// What it is.
        is: &'static str,
        /// What was asked for.
        asked: &'static str,
    },
    /// No unit has this code or name, or several have.
    #[error("{found} units match \"{asked}\"")]
    Unit {
        /// What was asked for.
        asked: String,
        /// How many match.
        found: usize,
    },
    /// Nobody said where laptops reach the server.
    #[error("serve it once, or say --address HOST:PORT")]
    NoAddress,
    /// No laptop has this id.
    #[error("no laptop \"{0}\"")]
    Laptop(String),
    /// A file of units cannot be read.
    #[error("line {line}: {problem}")]
    Units {
        /// Where.
        line: u64,
        /// What is wrong.
        problem: String,
    },
    /// A fact that files cannot do without, or that there is none of.
    #[error("not among the facts that may be left out: {}", domain::members::NotKept::all().join(" "))]
    NotKept,
    /// The file was written by a newer program, or is none of ours.
    #[error("the feed's file cannot be read by this program")]
    Unreadable,
    /// What the embedded database says.
    #[error("database: {0}")]
    Database(#[from] rusqlite::Error),
    /// What PostgreSQL says; its code only, for its words may hold values.
    #[error("PostgreSQL: {0}{code}", code = code(.0))]
    Postgres(#[from] tokio_postgres::Error),
    /// No connection to the database was free in time.
    #[error("the database is busy")]
    Busy,
    /// The address of a PostgreSQL makes no sense, or asks for TLS.
    #[error(
        "the address of the database cannot be used: postgres://USER@HOST/DATABASE, without TLS"
    )]
    Address,
    /// What the file system says.
    #[error("file: {0}")]
    File(#[from] std::io::Error),
    /// The certificate cannot be made or used.
    #[error("certificate: {0}")]
    Certificate(String),
}

/// What the province's verbs return.
pub type Result<T> = std::result::Result<T, Error>;

fn code(error: &tokio_postgres::Error) -> String {
    let code = error.code().map(|state| format!(" {}", state.code()));
    code.unwrap_or_default()
}
