//! How the pages in the window hear of something, and how the system shows a file.

use std::io;
use std::path::Path;

use serde_json::Value;
use tauri::{AppHandle, Emitter};
use tauri_plugin_opener::OpenerExt;

use crate::host::Surroundings;

/// The running program.
pub struct InWindow(pub AppHandle);

impl Surroundings for InWindow {
    fn tell(&self, event: &str, content: Value) {
        if let Err(error) = self.0.emit(event, content) {
            // The pages ask again at their next step anyway.
            log::warn!("the event {event} was not told: {error}");
        }
    }

    fn show(&self, file: &Path) -> io::Result<()> {
        self.0
            .opener()
            .open_path(file.to_string_lossy(), None::<&str>)
            .map_err(io::Error::other)
    }
}
