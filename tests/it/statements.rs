//! Every statement that stands in a file is prepared against the book's own layout.

use std::path::{Path, PathBuf};

use storage::keys::DataKey;
use storage::{Book, NewBook};

#[test]
fn every_statement_file_of_the_book_is_prepared_against_its_layout() {
    let folder = tempfile::tempdir().unwrap();
    let now = chrono::DateTime::parse_from_rfc3339("2026-11-22T19:30:00+07:00").unwrap();
    let new = NewBook {
        practice: true,
        now,
    };
    let book = Book::create(folder.path(), &DataKey::random().unwrap(), &new).unwrap();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/storage/src");
    let files = statement_files(&source);
    assert!(
        files.len() > 15,
        "only {} statements were found",
        files.len()
    );
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        if let Err(error) = book.prepares(&text) {
            panic!("{}: {error:?}", file.display());
        }
    }
    assert!(
        book.prepares("SELECT nothing FROM nowhere").is_err(),
        "the check can fail"
    );
}

fn statement_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(statement_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "sql") {
            found.push(path);
        }
    }
    found
}
