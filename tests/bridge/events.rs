//! What changed, told to every open page: the window's events as server-sent events.

use std::convert::Infallible;

use axum::extract::State;
use axum::response::sse::{Event, KeepAlive, Sse};
use serde_json::Value;
use tokio::sync::broadcast;
use tokio_stream::wrappers::BroadcastStream;
use tokio_stream::{Stream, StreamExt};

use crate::Bridge;

/// How many events may wait for a slow page. One that misses some asks again for everything anyway.
const WAITING: usize = 256;

/// The way from the laptop to the pages.
#[derive(Clone)]
pub struct Events(broadcast::Sender<(String, Value)>);

impl Default for Events {
    fn default() -> Self {
        Self(broadcast::Sender::new(WAITING))
    }
}

impl Events {
    /// Tells every open page.
    pub fn tell(&self, name: &str, content: Value) {
        // Refused only when no page is open.
        let _ = self.0.send((name.to_owned(), content));
    }
}

/// The stream of one page.
pub async fn stream(
    State(bridge): State<Bridge>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let events = BroadcastStream::new(bridge.events.0.subscribe())
        .filter_map(Result::ok)
        .map(|(name, content)| Ok(Event::default().event(name).data(content.to_string())));
    Sse::new(events).keep_alive(KeepAlive::default())
}
