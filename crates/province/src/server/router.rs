//! Which address does what.

use super::Service;
use super::answer::answer;
use crate::keeping::totals;
use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use std::fmt::Write;
use std::sync::Arc;
use std::time::Duration;
use sync::laptop::Path;

/// The longest request, in bytes.
const LONGEST_BODY: usize = 32 * 1024 * 1024;
/// A satellite line of 1 kB/s still gets a month through.
const LONGEST_WAIT: Duration = Duration::from_secs(600);

type Served = State<Arc<Service>>;

pub(super) fn router(service: Arc<Service>) -> Router {
    Router::new()
        .route(Path::Enrol.as_str(), post(enrol))
        .route(Path::Sync.as_str(), post(sync))
        .route(Path::Recover.as_str(), post(recover))
        .route("/v1/health", get(health))
        .route("/v1/metrics", get(metrics))
        .layer(DefaultBodyLimit::max(LONGEST_BODY))
        .layer(from_fn(in_time))
        .with_state(service)
}

async fn in_time(request: Request, next: Next) -> Response {
    match tokio::time::timeout(LONGEST_WAIT, next.run(request)).await {
        Ok(response) => response,
        Err(_) => StatusCode::REQUEST_TIMEOUT.into_response(),
    }
}

async fn enrol(State(service): Served, body: Bytes) -> Response {
    answer(service, Path::Enrol, body).await
}

async fn sync(State(service): Served, body: Bytes) -> Response {
    answer(service, Path::Sync, body).await
}

async fn recover(State(service): Served, body: Bytes) -> Response {
    answer(service, Path::Recover, body).await
}

/// Says only that the server and its database live: no count, no name.
async fn health(State(service): Served) -> Response {
    let asked = tokio::task::spawn_blocking(move || service.feed.address()).await;
    match asked {
        Ok(Ok(_)) => "ok\n".into_response(),
        _ => (StatusCode::SERVICE_UNAVAILABLE, "no database\n").into_response(),
    }
}

/// Counts for Prometheus, deleted records among them; no personal value.
async fn metrics(State(service): Served) -> Response {
    let mut text = String::new();
    service.served.write(&mut text);
    let counted = tokio::task::spawn_blocking(move || totals(&service.feed)).await;
    let Ok(Ok(counts)) = counted else {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    };
    for (name, value) in [
        ("feed_head", counts.head),
        ("operations", counts.operations),
        ("operations_refused", counts.refused),
        ("conflicts", counts.conflicts),
        ("laptops", counts.laptops),
    ] {
        let _ = writeln!(
            text,
            "# TYPE province_{name} gauge\nprovince_{name} {value}"
        );
    }
    let _ = writeln!(text, "# TYPE province_records gauge");
    for (kind, value) in &counts.records {
        let _ = writeln!(text, "province_records{{kind=\"{kind}\"}} {value}");
    }
    text.into_response()
}
