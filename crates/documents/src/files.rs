//! Files of papers on disk. A file that is there is never written over: somebody may have gone on
//! editing it in a word processor.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Longest stem of a file's name, in letters: Windows allows 255 in all, with three bytes a letter
/// elsewhere.
const LONGEST_STEM: usize = 80;

/// More copies than this of one paper on one day are a program gone wild.
const MOST_COPIES: u32 = 9_999;

/// Names that Windows keeps for devices, with any ending.
const RESERVED: [&str; 4] = ["CON", "PRN", "AUX", "NUL"];

/// Writes a file under a name of its own and tells which: "stem.ext", or "stem (2).ext" when that is
/// taken. The bytes are on the disk before the name is.
///
/// # Errors
/// When the folder cannot be written to, or every name is taken.
pub fn write_never_overwriting(
    folder: &Path,
    stem: &str,
    extension: &str,
    bytes: &[u8],
) -> io::Result<PathBuf> {
    fs::create_dir_all(folder)?;
    let stem = clean_file_name(stem);
    let part = write_part(folder, &stem, bytes)?;
    let placed = place(folder, &stem, extension, &part);
    // After a hard link the part is a second name; after an error it is litter.
    let _ = fs::remove_file(&part);
    placed
}

/// A fresh file beside the final one, flushed to the disk.
fn write_part(folder: &Path, stem: &str, bytes: &[u8]) -> io::Result<PathBuf> {
    for attempt in 1..=MOST_COPIES {
        let path = folder.join(format!("{stem}.{}-{attempt}.part", std::process::id()));
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(mut file) => {
                let written = file.write_all(bytes).and_then(|()| file.sync_all());
                return match written {
                    Ok(()) => Ok(path),
                    Err(problem) => {
                        let _ = fs::remove_file(&path);
                        Err(problem)
                    }
                };
            }
            Err(taken) if taken.kind() == ErrorKind::AlreadyExists => {}
            Err(problem) => return Err(problem),
        }
    }
    Err(io::Error::from(ErrorKind::AlreadyExists))
}

fn place(folder: &Path, stem: &str, extension: &str, part: &Path) -> io::Result<PathBuf> {
    for copy in 1..=MOST_COPIES {
        let name = match copy {
            1 => format!("{stem}.{extension}"),
            copy => format!("{stem} ({copy}).{extension}"),
        };
        let path = folder.join(name);
        match take(&path, part) {
            Ok(()) => return Ok(path),
            Err(taken) if taken.kind() == ErrorKind::AlreadyExists => {}
            Err(problem) => return Err(problem),
        }
    }
    Err(io::Error::from(ErrorKind::AlreadyExists))
}

/// Gives the part its name only if nobody has it. A plain rename would write over a file; a link
/// does not. Sticks (FAT, exFAT) know no links: there the name is first taken with an empty file.
fn take(path: &Path, part: &Path) -> io::Result<()> {
    match fs::hard_link(part, path) {
        Ok(()) => Ok(()),
        Err(problem) if problem.kind() == ErrorKind::AlreadyExists => Err(problem),
        Err(_) => {
            OpenOptions::new().write(true).create_new(true).open(path)?;
            fs::rename(part, path).inspect_err(|_| {
                let _ = fs::remove_file(path);
            })
        }
    }
}

/// A name that Windows, Linux and a stick all take: no path, no reserved name, no trailing dot, no
/// character that is invisible or turns the direction of writing. It may come from a stranger.
#[must_use]
pub fn clean_file_name(name: &str) -> String {
    let letters: String = crate::letters::printable(name)
        .chars()
        .map(|letter| match letter {
            '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*' | '\n' => ' ',
            letter => letter,
        })
        .collect();
    let words: Vec<&str> = letters.split_whitespace().collect();
    let joined: String = words.join(" ").chars().take(LONGEST_STEM).collect();
    let bare = joined.trim_matches([' ', '.']);
    if bare.is_empty() {
        return "_".to_owned();
    }
    if is_reserved(bare) {
        format!("_{bare}")
    } else {
        bare.to_owned()
    }
}

/// "CON", "con.docx" and "COM¹" are devices on Windows.
fn is_reserved(name: &str) -> bool {
    let device = name
        .split('.')
        .next()
        .unwrap_or_default()
        .trim_end()
        .to_uppercase();
    if RESERVED.contains(&device.as_str()) {
        return true;
    }
    ["COM", "LPT"].iter().any(|port| {
        device.strip_prefix(port).is_some_and(|rest| {
            let mut letters = rest.chars();
            matches!(letters.next(), Some('0'..='9' | '¹' | '²' | '³')) && letters.next().is_none()
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn d_01_a_file_edited_in_word_is_never_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let write = |bytes: &[u8]| {
            write_never_overwriting(folder.path(), "Biên bản", "docx", bytes).unwrap()
        };
        let first = write(b"one");
        fs::write(&first, b"edited in Word").unwrap();
        let second = write(b"two");
        let third = write(b"three");
        assert_eq!(first.file_name().unwrap(), "Biên bản.docx");
        assert_eq!(second.file_name().unwrap(), "Biên bản (2).docx");
        assert_eq!(third.file_name().unwrap(), "Biên bản (3).docx");
        assert_eq!(fs::read(&first).unwrap(), b"edited in Word");
        assert_eq!(fs::read(&second).unwrap(), b"two");
        assert_eq!(
            fs::read_dir(folder.path()).unwrap().count(),
            3,
            "no part is left behind"
        );
    }

    #[test]
    fn two_writers_at_once_get_two_files() {
        let folder = tempfile::tempdir().unwrap();
        let paths: Vec<PathBuf> = std::thread::scope(|scope| {
            let writers: Vec<_> = (0..8_u8)
                .map(|n| {
                    let folder = folder.path();
                    scope.spawn(move || write_never_overwriting(folder, "a", "pdf", &[n]).unwrap())
                })
                .collect();
            writers
                .into_iter()
                .map(|writer| writer.join().unwrap())
                .collect()
        });
        let mut bytes: Vec<u8> = paths
            .iter()
            .flat_map(|path| fs::read(path).unwrap())
            .collect();
        bytes.sort_unstable();
        assert_eq!(bytes, [0, 1, 2, 3, 4, 5, 6, 7]);
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_an_error_and_no_panic() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, b"").unwrap();
        assert!(write_never_overwriting(&file.join("sub"), "a", "pdf", b"").is_err());
    }

    #[test]
    fn hostile_names_become_plain_ones() {
        for (name, clean) in [
            ("../../x", "x"),
            ("C:\\x", "C x"),
            ("\\\\server\\share", "server share"),
            ("CON", "_CON"),
            ("con.docx", "_con.docx"),
            ("COM1", "_COM1"),
            ("LPT¹.txt", "_LPT¹.txt"),
            ("COM10", "COM10"),
            ("CONG", "CONG"),
            ("trailing...", "trailing"),
            ("  ", "_"),
            ("...", "_"),
            ("a\u{202E}xcod.exe", "axcod.exe"),
            ("Biên bản: tháng 11/2026", "Biên bản tháng 11 2026"),
        ] {
            assert_eq!(clean_file_name(name), clean, "{name:?}");
        }
        assert_eq!(
            clean_file_name(&"ễ".repeat(500)).chars().count(),
            LONGEST_STEM
        );
    }
}
