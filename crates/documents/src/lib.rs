//! Paper and workbooks: turns a [`domain::papers::Paper`] into DOCX and PDF, tables into .xlsx, and
//! a workbook from outside into sheets. The heavy libraries live only here.
//!
//! Nothing here knows what a meeting or a member is, and no text that comes in is ever read as
//! markup of any of the formats written.

pub mod attachments;
mod docx;
mod files;
mod letters;
mod pack;
mod pdf;
mod picture;
mod problem;
pub mod workbook;

#[cfg(test)]
mod tests;

pub use docx::docx;
pub use files::{clean_file_name, write_never_overwriting};
pub use pack::pack;
pub use pdf::pdf;
pub use picture::{PictureProblem, portrait, shrunk};
pub use problem::PaperProblem;
