//! The browser bridge: the pages and their commands over HTTP, for tests in an ordinary browser and
//! for working on pages. It serves this machine only and never leaves it.
//!
//! `bridge --folder <books> [--pages <ui/build>] [--clock <RFC 3339>]` prints its address and stays.

mod arguments;
mod events;
mod laptop;
mod log;
mod pages;
mod policy;

use std::error::Error;
use std::net::Ipv4Addr;
use std::process::ExitCode;
use std::sync::Arc;

use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use axum::routing::{get, post};
use axum::{Json, Router};
use operations::Laptop;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use window::commands;

use arguments::Arguments;
use events::Events;
use pages::Pages;

/// A chunk of a file is 1 MiB and travels as text, with room for its envelope.
const LARGEST_REQUEST: usize = 2 * 1024 * 1024;

/// What every request is answered from.
#[derive(Clone)]
pub struct Bridge {
    laptop: Arc<Laptop>,
    pages: Arc<Pages>,
    events: Events,
}

fn main() -> Result<ExitCode, Box<dyn Error>> {
    if let Some(done) = window::serve_if_asked() {
        return Ok(done);
    }
    serve()?;
    Ok(ExitCode::SUCCESS)
}

#[tokio::main]
async fn serve() -> Result<(), Box<dyn Error>> {
    log::begin();
    commands::keep_panics_impersonal();
    let arguments = Arguments::read(std::env::args().skip(1))?;
    let events = Events::default();
    let bridge = Bridge {
        laptop: Arc::new(laptop::open(&arguments, &events)?),
        pages: Arc::new(Pages::read(&arguments.pages)?),
        events,
    };
    let routes = Router::new()
        .route("/call/{name}", post(call))
        .route("/events", get(events::stream))
        .fallback(pages::page)
        .layer(DefaultBodyLimit::max(LARGEST_REQUEST))
        .with_state(bridge);
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, arguments.port)).await?;
    println!("http://{}", listener.local_addr()?);
    axum::serve(listener, routes).await?;
    Ok(())
}

/// One command: 200 with its answer, or 422 with its `Failure`.
async fn call(
    State(bridge): State<Bridge>,
    Path(name): Path<String>,
    Json(request): Json<Value>,
) -> impl IntoResponse {
    let answer =
        tokio::task::spawn_blocking(move || commands::answer(&bridge.laptop, &name, request)).await;
    match answer {
        Ok(Ok(answer)) => (StatusCode::OK, Json(answer)),
        Ok(Err(failure)) => (StatusCode::UNPROCESSABLE_ENTITY, Json(json!(failure))),
        // The program is ending; nobody reads this any more.
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, Json(Value::Null)),
    }
}
