//! The TypeScript types of the commands: generated from Rust, committed, and compared in every test.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::checkout::Checkout;
use crate::outcome::Outcome;
use crate::program;

/// The committed files.
fn committed(checkout: &Checkout) -> PathBuf {
    checkout.ui().join("src").join("backend").join("bindings")
}

/// The verb: writes the files anew.
pub fn write(checkout: &Checkout, _: &[String]) -> Outcome<ExitCode> {
    let folder = committed(checkout);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    generate(checkout, &folder)?;
    println!(
        "Wrote {} files to {}",
        files(&folder)?.len(),
        folder.display()
    );
    Ok(ExitCode::SUCCESS)
}

/// What differs between the committed files and what the program would write now: changed, missing
/// and left over alike.
pub fn drift(checkout: &Checkout) -> Outcome<Vec<String>> {
    let fresh = checkout.leaves("bindings");
    if fresh.exists() {
        fs::remove_dir_all(&fresh)?;
    }
    generate(checkout, &fresh)?;
    let fresh = files(&fresh)?;
    if fresh.is_empty() {
        return Err("the program wrote no types at all".into());
    }
    Ok(differences(&fresh, &files(&committed(checkout))?))
}

fn generate(checkout: &Checkout, folder: &Path) -> Outcome<()> {
    fs::create_dir_all(folder)?;
    program::succeed(
        program::cargo(checkout)
            .args([
                "run",
                "--quiet",
                "--package",
                "operations",
                "--bin",
                "bindings",
                "--",
            ])
            .arg(folder),
    )
}

type Files = BTreeMap<PathBuf, Vec<u8>>;

fn files(folder: &Path) -> Outcome<Files> {
    let mut found = Files::new();
    let mut waiting = vec![folder.to_path_buf()];
    while let Some(inside) = waiting.pop() {
        if !inside.exists() {
            continue;
        }
        for entry in fs::read_dir(inside)? {
            let path = entry?.path();
            if path.is_dir() {
                waiting.push(path);
            } else {
                found.insert(path.strip_prefix(folder)?.to_path_buf(), fs::read(&path)?);
            }
        }
    }
    Ok(found)
}

fn differences(fresh: &Files, committed: &Files) -> Vec<String> {
    let changed = fresh
        .iter()
        .filter_map(|(path, bytes)| match committed.get(path) {
            None => Some(format!("{} is missing", path.display())),
            Some(old) if old != bytes => Some(format!("{} is out of date", path.display())),
            Some(_) => None,
        });
    let left_over = committed.keys().filter(|path| !fresh.contains_key(*path));
    changed
        .chain(left_over.map(|path| format!("{} has no type any more", path.display())))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Files, differences};

    fn files(rows: &[(&str, &str)]) -> Files {
        rows.iter()
            .map(|(path, text)| (path.into(), text.as_bytes().to_vec()))
            .collect()
    }

    #[test]
    fn changed_missing_and_left_over_files_are_all_drift() {
        let fresh = files(&[("A.ts", "1"), ("B.ts", "2"), ("C.ts", "3")]);
        let committed = files(&[("A.ts", "1"), ("B.ts", "old"), ("D.ts", "4")]);
        assert_eq!(
            differences(&fresh, &committed),
            [
                "B.ts is out of date",
                "C.ts is missing",
                "D.ts has no type any more"
            ]
        );
        assert!(differences(&fresh, &fresh).is_empty());
    }
}
