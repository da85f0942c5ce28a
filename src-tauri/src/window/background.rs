//! The exchange in the background: whenever a line is there, and nothing waits for it.

use std::sync::Arc;
use std::time::Duration;

use operations::{Failure, Laptop};
use serde_json::json;

use crate::commands;

/// How long it rests after an exchange that came off.
const REST: Duration = Duration::from_secs(60);

/// How long it rests at most when there is no line.
const LONGEST: Duration = Duration::from_secs(30 * 60);

/// Exchanges again and again for as long as the program runs.
pub async fn exchange(laptop: Arc<Laptop>) {
    let mut rest = REST;
    loop {
        tokio::time::sleep(rest).await;
        let laptop = Arc::clone(&laptop);
        let came_off = tauri::async_runtime::spawn_blocking(move || {
            commands::answer(&laptop, "exchange_now", json!({}))
        })
        .await;
        rest = match came_off {
            Ok(Err(Failure::NoLine)) => (rest * 2).min(LONGEST),
            // No open book and no enrolment are no faults; a refusal is shown when a person asks.
            Ok(Ok(_) | Err(_)) | Err(_) => REST,
        };
    }
}
