//! The one window: made here, because only in code can navigation and new windows be denied.

mod arguments;
mod background;
mod surroundings;

use std::sync::Arc;

use operations::{Failure, Laptop, SystemClock};
use serde_json::{Value, json};
use tauri::webview::NewWindowResponse;
use tauri::{App, Manager, State, Url, WebviewWindowBuilder};
use tauri_plugin_log::{RotationStrategy, Target, TargetKind};
use tauri_plugin_window_state::StateFlags;

use crate::commands;
use crate::host::{self, Places};
use arguments::Arguments;
use surroundings::InWindow;

/// The label of the window in the configuration and in its capability.
const MAIN: &str = "main";

/// One log file of a mebibyte and its predecessor: enough for a telephone call, never a full disk.
const LOG_BYTES: u128 = 1024 * 1024;

/// Opens the window and stays until it is closed.
///
/// # Errors
/// When the webview cannot be started.
pub fn open() -> Result<(), Box<dyn std::error::Error>> {
    commands::keep_panics_impersonal();
    let arguments = Arguments::read(std::env::args_os().skip(1))?;
    tauri::Builder::default()
        // First, so that a second start ends before it has done anything.
        .plugin(tauri_plugin_single_instance::init(|app, _, _| {
            if let Some(window) = app.get_webview_window(MAIN) {
                // Both fail only when the window is just closing.
                let _ = window.unminimize();
                let _ = window.set_focus();
            }
        }))
        .plugin(log().build())
        .plugin(
            tauri_plugin_window_state::Builder::new()
                .with_state_flags(StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED)
                .build(),
        )
        .plugin(
            tauri_plugin_opener::Builder::new()
                .open_js_links_on_click(false)
                .build(),
        )
        .invoke_handler(tauri::generate_handler![call])
        .setup(move |app| {
            let laptop = open_laptop(app, &arguments)?;
            let laptop = Arc::new(laptop);
            tauri::async_runtime::spawn(background::exchange(Arc::clone(&laptop)));
            app.manage(laptop);
            Ok(make_window(app)?)
        })
        .run(tauri::generate_context!())?;
    Ok(())
}

fn log() -> tauri_plugin_log::Builder {
    tauri_plugin_log::Builder::new()
        .level(log::LevelFilter::Warn)
        .level_for("so_chi_bo", log::LevelFilter::Info)
        .clear_targets()
        .target(Target::new(TargetKind::Stderr))
        .target(Target::new(TargetKind::LogDir { file_name: None }))
        .max_file_size(LOG_BYTES)
        .rotation_strategy(RotationStrategy::KeepOne)
}

fn open_laptop(app: &App, arguments: &Arguments) -> Result<Laptop, Box<dyn std::error::Error>> {
    let path = app.path();
    let fonts = path.resource_dir()?.join("fonts");
    let places = match &arguments.folder {
        Some(folder) => Places::inside(folder, fonts),
        None => Places {
            books: path.app_local_data_dir()?.join("books"),
            papers: path.document_dir()?.join("Sổ Chi bộ"),
            print: path.app_local_data_dir()?.join("print"),
            fonts,
            reader: host::this_program(),
        },
    };
    let surroundings = InWindow(app.handle().clone());
    let laptop =
        host::laptop(places, Arc::new(SystemClock::default()), surroundings).map_err(in_words)?;
    if arguments.practice {
        laptop
            .call("open_practice_book", json!({}))
            .map_err(in_words)?;
    }
    Ok(laptop)
}

/// For a terminal: before there is a window there is nowhere else to say it.
fn in_words(failure: Failure) -> String {
    format!("the laptop's books cannot be opened: {failure:?}")
}

fn make_window(app: &App) -> tauri::Result<()> {
    for configured in &app.config().app.windows {
        let reloading_pages = app.config().build.dev_url.clone();
        WebviewWindowBuilder::from_config(app.handle(), configured)?
            .on_navigation(move |url| is_a_page_of_ours(url, reloading_pages.as_ref()))
            .on_new_window(|_, _| NewWindowResponse::Deny)
            .build()?;
    }
    Ok(())
}

/// The window shows the pages built into the program and goes nowhere else; `cargo xtask dev` alone
/// names a second place, where the pages reload as they are edited.
fn is_a_page_of_ours(url: &Url, reloading_pages: Option<&Url>) -> bool {
    matches!(
        (url.scheme(), url.host_str()),
        ("tauri", Some("localhost")) | ("http" | "https", Some("tauri.localhost"))
    ) || reloading_pages.is_some_and(|pages| pages.origin() == url.origin())
}

/// Performs one command on a thread that may block, so that the window never freezes.
#[tauri::command]
async fn call(
    laptop: State<'_, Arc<Laptop>>,
    name: String,
    request: Value,
) -> Result<Value, Failure> {
    let laptop = Arc::clone(&laptop);
    tauri::async_runtime::spawn_blocking(move || commands::answer(&laptop, &name, request))
        .await
        .unwrap_or_else(|ended| Err(Failure::internal(&ended)))
}

#[cfg(test)]
mod tests;
