//! The four Tinos files, read once for each folder.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

use crate::PaperProblem;

/// Where the npm package keeps them, and their bare names when they lie in one folder.
const FILES: [(&str, &str); 4] = [
    ("400Regular", "Tinos_400Regular.ttf"),
    ("400Regular_Italic", "Tinos_400Regular_Italic.ttf"),
    ("700Bold", "Tinos_700Bold.ttf"),
    ("700Bold_Italic", "Tinos_700Bold_Italic.ttf"),
];

/// Fonts of papers.
pub(super) struct Fonts {
    pub(super) book: LazyHash<FontBook>,
    pub(super) faces: Vec<Font>,
}

/// Fonts of a folder, from memory after the first time.
pub(super) fn load(folder: &Path) -> Result<Arc<Fonts>, PaperProblem> {
    static LOADED: OnceLock<Mutex<BTreeMap<PathBuf, Arc<Fonts>>>> = OnceLock::new();
    let mut loaded = LOADED
        .get_or_init(Mutex::default)
        .lock()
        .unwrap_or_else(PoisonError::into_inner);
    if let Some(fonts) = loaded.get(folder) {
        return Ok(Arc::clone(fonts));
    }
    let fonts = Arc::new(read(folder)?);
    loaded.insert(folder.to_owned(), Arc::clone(&fonts));
    Ok(fonts)
}

fn read(folder: &Path) -> Result<Fonts, PaperProblem> {
    let faces = FILES
        .iter()
        .map(|(style, name)| {
            let flat = folder.join(name);
            let path = if flat.is_file() {
                flat
            } else {
                folder.join(style).join(name)
            };
            std::fs::read(&path)
                .ok()
                .and_then(|bytes| Font::new(Bytes::new(bytes), 0))
                .ok_or(PaperProblem::Font(path))
        })
        .collect::<Result<Vec<_>, _>>()?;
    Ok(Fonts {
        book: LazyHash::new(FontBook::from_fonts(&faces)),
        faces,
    })
}
