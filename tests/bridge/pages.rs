//! The built pages, with the window's policy.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};

use crate::Bridge;
use crate::policy;

/// Every built file by its address. Read once: what is asked for can then never be a path outside.
pub struct Pages {
    files: HashMap<String, Vec<u8>>,
    policy: String,
}

const FIRST_PAGE: &str = "/index.html";

impl Pages {
    /// Reads the built pages.
    pub fn read(folder: &Path) -> Result<Self, String> {
        let mut files = HashMap::new();
        read_into(&mut files, folder, "")
            .map_err(|error| format!("the built pages in {}: {error}", folder.display()))?;
        let first = files
            .get(FIRST_PAGE)
            .ok_or("there is no first page: build the pages first")?;
        let policy = policy::policy(&String::from_utf8_lossy(first))?;
        Ok(Self { files, policy })
    }

    /// A file, or the first page for every address that the pages themselves understand.
    fn at(&self, address: &str) -> Option<(&str, &[u8])> {
        let (name, bytes) = match self.files.get_key_value(address) {
            Some(file) => file,
            None if !address.rsplit('/').next()?.contains('.') => {
                self.files.get_key_value(FIRST_PAGE)?
            }
            None => return None,
        };
        Some((name, bytes))
    }
}

fn read_into(
    files: &mut HashMap<String, Vec<u8>>,
    folder: &Path,
    address: &str,
) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let address = format!("{address}/{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            read_into(files, &entry.path(), &address)?;
        } else {
            files.insert(address, fs::read(entry.path())?);
        }
    }
    Ok(())
}

/// Answers with a page or one of its files.
pub async fn page(State(bridge): State<Bridge>, method: Method, address: Uri) -> Response {
    if method != Method::GET {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    let Some((name, bytes)) = bridge.pages.at(address.path()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let headers = [
        (CONTENT_TYPE, content_type(name)),
        (CONTENT_SECURITY_POLICY, bridge.pages.policy.as_str()),
        (CACHE_CONTROL, "no-store"),
    ];
    (headers, bytes.to_vec()).into_response()
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        Some("woff") => "font/woff",
        _ => "application/octet-stream",
    }
}
