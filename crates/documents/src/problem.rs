//! Why a paper could not be written.

use std::path::PathBuf;

use thiserror::Error;

/// Why a paper could not be written. None of these carries a word of the paper.
#[derive(Debug, Error)]
pub enum PaperProblem {
    /// A picture cannot be read.
    #[error("a picture cannot be read")]
    Picture,
    /// The folder of fonts lacks a file, or the file is not a font.
    #[error("the font file {0} is missing or is no font")]
    Font(PathBuf),
    /// The typesetter refused the paper: our template is at fault.
    #[error("the paper could not be set: {0}")]
    Setting(String),
    /// The word processor's file could not be put together.
    #[error("the document could not be put together")]
    Package(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The markup of the word processor's file could not be finished.
    #[error("the document's markup could not be finished")]
    Markup(#[from] quick_xml::Error),
    /// The facts could not be handed to the typesetter.
    #[error("the paper could not be handed to the typesetter")]
    Handing(#[from] serde_json::Error),
    /// The file could not be written.
    #[error("the file could not be written")]
    File(#[from] std::io::Error),
}
