//! Every statement that stands in a file is prepared against the feed's own layout.

use super::Feed;
use std::path::{Path, PathBuf};

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|ending| ending == "sql") {
            found.push(path);
        }
    }
    found
}

#[test]
fn every_statement_file_of_the_province_is_prepared_against_its_layout() {
    let folder = tempfile::tempdir().unwrap();
    let feed = Feed::open_or_create(folder.path(), true).unwrap();
    let statements = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    assert!(
        statements.len() > 10,
        "only {} statements were found",
        statements.len()
    );
    for file in statements {
        let text = std::fs::read_to_string(&file).unwrap();
        if let Err(error) = feed.connection.prepare(&text) {
            panic!("{}: {error}", file.display());
        }
    }
    assert!(
        feed.connection
            .prepare("SELECT nothing FROM nowhere")
            .is_err(),
        "the check can fail"
    );
}
