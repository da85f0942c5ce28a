//! The laptop behind the bridge.

use std::fs;
use std::sync::Arc;

use serde_json::{Value, json};
use window::commands::Answers;

use crate::arguments::Arguments;
use crate::events::Events;

struct NoTable;

impl Answers for NoTable {
    fn call(&self, _: &str, _: Value) -> Result<Value, Value> {
        Err(json!({ "code": "unknown_command" }))
    }
}

/// Opens it on its folder.
pub fn open(arguments: &Arguments, _: &Events) -> Result<Arc<dyn Answers>, String> {
    fs::create_dir_all(&arguments.folder)
        .map_err(|error| format!("{}: {error}", arguments.folder.display()))?;
    Ok(Arc::new(NoTable))
}
