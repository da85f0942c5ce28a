//! Every statement that stands in a file is prepared against the feed's own layout.

use super::{Feed, Place};
use std::path::{Path, PathBuf};

/// What only PostgreSQL is asked.
const ONLY_POSTGRES: [&str; 1] = ["narrow.sql"];

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
    let feed = Feed::open_or_create(&Place::from(folder.path()), true).unwrap();
    let mut statements = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    statements.retain(|file| !ONLY_POSTGRES.iter().any(|name| file.ends_with(name)));
    assert!(
        statements.len() > 10,
        "only {} statements were found",
        statements.len()
    );
    feed.embedded(|connection, _| {
        for file in statements {
            let text = std::fs::read_to_string(&file).unwrap();
            if let Err(error) = connection.prepare(&text) {
                panic!("{}: {error}", file.display());
            }
        }
        assert!(
            connection.prepare("SELECT nothing FROM nowhere").is_err(),
            "the check can fail"
        );
        Ok(())
    })
    .unwrap()
    .unwrap();
}
