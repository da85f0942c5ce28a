//! The nouns and rules are pure: no clock, no files, no network, no surroundings.

use std::path::Path;

const FORBIDDEN: [&str; 8] = [
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "std::time",
    "std::thread",
    "Utc::now",
    "Local::now",
];

#[test]
fn the_domain_reads_no_clock_no_file_and_no_line() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/domain/src");
    let mut read = 0;
    for (file, text) in sources(&source) {
        read += 1;
        for word in FORBIDDEN {
            assert!(!text.contains(word), "{file} says {word}");
        }
    }
    assert!(read > 50, "only {read} files were read");
}

fn sources(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push((
                path.display().to_string(),
                std::fs::read_to_string(&path).unwrap(),
            ));
        }
    }
    found
}
