//! What the program may be told when it is started; a secretary tells it nothing.

use std::ffi::OsString;
use std::path::PathBuf;

/// The words of the command line.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Arguments {
    /// Keep books and papers in this folder: for tests and the tour.
    pub folder: Option<PathBuf>,
    /// Begin with the practice book open.
    pub practice: bool,
}

impl Arguments {
    /// Reads them.
    pub fn read(mut words: impl Iterator<Item = OsString>) -> Result<Self, String> {
        let mut told = Self::default();
        while let Some(word) = words.next() {
            match word.to_str() {
                Some("--practice") => told.practice = true,
                Some("--folder") => {
                    told.folder = Some(words.next().ok_or("--folder needs a folder")?.into());
                }
                _ => return Err(format!("{} is not understood", word.to_string_lossy())),
            }
        }
        Ok(told)
    }
}

#[cfg(test)]
mod tests {
    use super::Arguments;

    fn read(words: &str) -> Result<Arguments, String> {
        Arguments::read(words.split_whitespace().map(Into::into))
    }

    #[test]
    fn a_secretary_needs_no_words_and_unknown_ones_are_refused() {
        assert_eq!(read(""), Ok(Arguments::default()));
        let told = Arguments {
            folder: Some("books".into()),
            practice: true,
        };
        assert_eq!(read("--folder books --practice"), Ok(told));
        assert!(read("--folder").is_err());
        assert!(read("--practise").is_err());
    }
}
