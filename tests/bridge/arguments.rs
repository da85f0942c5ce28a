//! What the bridge is told.

use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};

/// The words of the command line.
#[derive(Debug, PartialEq, Eq)]
pub struct Arguments {
    /// Where the books lie.
    pub folder: PathBuf,
    /// The built pages.
    pub pages: PathBuf,
    /// The moment that the laptop believes it is, for tests; otherwise its own clock.
    pub clock: Option<DateTime<FixedOffset>>,
    /// The paper fonts, as `cargo xtask` lays them out.
    pub fonts: PathBuf,
    /// 0 for a free one.
    pub port: u16,
}

impl Arguments {
    /// Reads them.
    pub fn read(mut words: impl Iterator<Item = String>) -> Result<Self, String> {
        let checkout = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let built = checkout.join("ui/build");
        let fonts = checkout.join("target/resources/fonts");
        let mut told = Self {
            folder: PathBuf::new(),
            pages: built,
            clock: None,
            fonts,
            port: 0,
        };
        while let Some(word) = words.next() {
            let value = words
                .next()
                .ok_or_else(|| format!("{word} needs a value"))?;
            match word.as_str() {
                "--folder" => told.folder = value.into(),
                "--pages" => told.pages = value.into(),
                "--clock" => {
                    let moment = DateTime::parse_from_rfc3339(&value);
                    told.clock = Some(moment.map_err(|_| format!("'{value}' is no moment"))?);
                }
                "--port" => {
                    told.port = value.parse().map_err(|_| format!("'{value}' is no port"))?
                }
                _ => return Err(format!("'{word}' is not understood")),
            }
        }
        if told.folder.as_os_str().is_empty() {
            return Err("--folder is missing: where the books lie".to_owned());
        }
        Ok(told)
    }
}

#[cfg(test)]
mod tests {
    use super::Arguments;

    fn read(words: &str) -> Result<Arguments, String> {
        Arguments::read(words.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn a_folder_is_needed_and_unknown_words_are_refused() {
        assert_eq!(read("--folder books --port 8000").unwrap().port, 8000);
        assert!(read("").is_err());
        assert!(read("--folder").is_err());
        assert!(read("--folder books --clock today").is_err());
        assert!(read("--folder books --prot 8000").is_err());
        assert!(read("--folder books --port many").is_err());
    }
}
