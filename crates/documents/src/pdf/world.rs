//! All that Typst can see: one template, one paper, four fonts. No disk, no packages, no clock.

use std::sync::{Arc, OnceLock};

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt};

use super::fonts::Fonts;
use crate::PaperProblem;

const TEMPLATE: &str = include_str!("../../templates/paper.typ");

/// The template and the names under which Typst asks for it and for the paper.
struct Files {
    template: Source,
    paper: FileId,
}

pub(super) struct World {
    fonts: Arc<Fonts>,
    files: &'static Files,
    paper: Bytes,
    pictures: Vec<(FileId, Bytes)>,
}

impl World {
    pub(super) fn new(
        fonts: Arc<Fonts>,
        paper: Vec<u8>,
        pictures: Vec<Vec<u8>>,
    ) -> Result<Self, PaperProblem> {
        let named = (0_u32..).zip(pictures).filter_map(|(number, bytes)| {
            Some((
                file_id(&super::data::picture_name(number))?,
                Bytes::new(bytes),
            ))
        });
        Ok(World {
            pictures: named.collect(),
            fonts,
            files: files()?,
            paper: Bytes::new(paper),
        })
    }
}

fn file_id(path: &str) -> Option<FileId> {
    let path = VirtualPath::new(path).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}

fn files() -> Result<&'static Files, PaperProblem> {
    static FILES: OnceLock<Option<Files>> = OnceLock::new();
    FILES
        .get_or_init(|| {
            let template = Source::new(file_id("/paper.typ")?, TEMPLATE.to_owned());
            Some(Files {
                template,
                paper: file_id("/paper.json")?,
            })
        })
        .as_ref()
        .ok_or_else(|| PaperProblem::Setting("the template has no name".to_owned()))
}

impl typst::World for World {
    fn library(&self) -> &LazyHash<Library> {
        static LIBRARY: OnceLock<LazyHash<Library>> = OnceLock::new();
        LIBRARY.get_or_init(|| LazyHash::new(Library::default()))
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.fonts.book
    }

    fn main(&self) -> FileId {
        self.files.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.files.template.id() {
            Ok(self.files.template.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.files.paper {
            return Ok(self.paper.clone());
        }
        let mut pictures = self.pictures.iter();
        pictures
            .find(|(known, _)| *known == id)
            .map(|(_, bytes)| bytes.clone())
            .ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.faces.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
