//! From a request's body to an answer: on a thread that may wait for the disk.

use super::Service;
use crate::feed::Commit;
use crate::laptops;
use axum::body::Bytes;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::record::RecordId;
use std::sync::Arc;
use std::time::Instant;
use sync::laptop::Path;
use sync::messages::{MEDIA_TYPE, Problem};
use sync::server::{Reply, speaker};
use tracing::{info, warn};

pub(super) async fn answer(service: Arc<Service>, path: Path, body: Bytes) -> Response {
    let begun = Instant::now();
    let serving = Arc::clone(&service);
    let served = tokio::task::spawn_blocking(move || serve(&serving, path, &body)).await;
    let reply = served.unwrap_or_else(|_| Reply::problem(&Problem::Busy));
    let took = begun.elapsed();
    service.served.count(path.as_str(), reply.status, took);
    respond(reply)
}

fn respond(reply: Reply) -> Response {
    let status = StatusCode::from_u16(reply.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let kind = HeaderValue::from_static(MEDIA_TYPE);
    (status, [(header::CONTENT_TYPE, kind)], reply.body).into_response()
}

fn serve(service: &Service, path: Path, body: &[u8]) -> Reply {
    let now = service.clock.now();
    // Whoever has no id yet shares one bucket.
    let who = speaker(path, body).unwrap_or_default();
    if let Some(seconds) = service.limit.take(who, now) {
        return Reply::problem(&Problem::TooMany { seconds });
    }
    let reply = match path {
        Path::Enrol => laptops::redeem(&service.feed, body, now),
        Path::Sync | Path::Recover => merge(service, path, who, body, now),
    };
    match reply {
        Ok(reply) => {
            info!(path = path.as_str(), device = %who.0, status = reply.status, "served");
            reply
        }
        Err(error) => {
            warn!(path = path.as_str(), device = %who.0, %error, "not served");
            Reply::problem(&Problem::Busy)
        }
    }
}

fn merge(
    service: &Service,
    path: Path,
    who: RecordId,
    body: &[u8],
    now: u64,
) -> crate::Result<Reply> {
    let province = &service.identity.province;
    service.feed.transact(|transaction| {
        transaction.hear(who, now)?;
        let reply = match path {
            Path::Recover => province.recover(transaction, body)?,
            Path::Sync | Path::Enrol => province.exchange(transaction, body, now)?,
        };
        let commit = if reply.commit {
            Commit::Yes
        } else {
            Commit::No
        };
        Ok((reply, commit))
    })
}
