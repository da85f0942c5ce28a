//! Bringing a roster in from a workbook: preview, correct, commit; the commit checks again.

mod commit;
mod hand_back;
mod known;
mod look;
mod request;
mod show;
mod stop;
mod view;
mod watch;
mod write;

pub use commit::{ImportDone, commit_import};
pub use look::preview_import;
pub use request::{CommitImport, PreviewImport, StopImport};
pub use stop::stop_import;
pub use view::{ImportColumn, ImportPreview, ImportRow};
pub(crate) use watch::Watch;
