//! Fonts and number formats of cells. Fonts tell old encodings (TCVN3), formats tell dates.

use super::container::PartReader;
use super::limits::Limits;
use super::number_format::{Shows, built_in, shows};
use super::problem::WorkbookProblem;
use super::xml::{Node, Part, attribute};

/// Excel allows 31 letters in a font's name; what is longer is no font.
const LONGEST_FONT_NAME: usize = 64;

/// Each name of a font once.
#[derive(Default)]
pub(super) struct FontNames {
    names: Vec<String>,
}

impl FontNames {
    pub(super) fn number(&mut self, name: &str) -> Option<u16> {
        if name.is_empty() || name.chars().count() > LONGEST_FONT_NAME {
            return None;
        }
        let known = self.names.iter().position(|known| known == name);
        let index = match known {
            Some(index) => index,
            // More fonts than that are no work of a person; further ones are not told apart.
            None if self.names.len() >= 1_000 => return None,
            None => {
                self.names.push(name.to_owned());
                self.names.len().saturating_sub(1)
            }
        };
        u16::try_from(index).ok()
    }

    pub(super) fn name(&self, number: u16) -> Option<&str> {
        self.names.get(usize::from(number)).map(String::as_str)
    }
}

/// What a cell's style number means for reading it.
#[derive(Clone, Copy, Default)]
pub(super) struct Style {
    pub(super) font: Option<u16>,
    pub(super) shows: Shows,
}

/// Styles by their number.
#[derive(Default)]
pub(super) struct Styles {
    cells: Vec<Style>,
}

impl Styles {
    pub(super) fn get(&self, number: usize) -> Style {
        self.cells.get(number).copied().unwrap_or_default()
    }

    pub(super) fn read(
        source: PartReader<'_>,
        name: &str,
        limits: &Limits,
        font_names: &mut FontNames,
    ) -> Result<Self, WorkbookProblem> {
        let mut part = Part::new(source, name, limits);
        let mut fonts: Vec<Option<u16>> = Vec::new();
        let mut formats: Vec<(u32, Shows)> = Vec::new();
        let mut styles = Styles::default();
        let mut inside = Inside::Nothing;
        loop {
            match part.next()? {
                Node::Open(tag) => match (inside, tag.local_name().as_ref()) {
                    (_, b"fonts") => inside = Inside::Fonts,
                    (_, b"cellXfs") => inside = Inside::Cells,
                    (Inside::Fonts, b"font") => fonts.push(None),
                    (Inside::Fonts, b"name") => {
                        let number =
                            attribute(&tag, "val").and_then(|name| font_names.number(&name));
                        if let Some(font) = fonts.last_mut() {
                            *font = number;
                        }
                    }
                    (_, b"numFmt") => {
                        let id = attribute(&tag, "numFmtId").and_then(|id| id.parse().ok());
                        let code = attribute(&tag, "formatCode");
                        formats.extend(id.zip(code).map(|(id, code)| (id, shows(&code))));
                    }
                    (Inside::Cells, b"xf") => {
                        let number = |name| attribute(&tag, name)?.parse::<u32>().ok();
                        let font = number("fontId")
                            .and_then(|id| usize::try_from(id).ok())
                            .and_then(|id| fonts.get(id).copied().flatten());
                        let format = number("numFmtId").unwrap_or_default();
                        let own = formats.iter().find(|(id, _)| *id == format);
                        let shows = own.map_or_else(|| built_in(format), |(_, shows)| *shows);
                        styles.cells.push(Style { font, shows });
                    }
                    _ => {}
                },
                Node::Close(name) if name == b"fonts" || name == b"cellXfs" => {
                    inside = Inside::Nothing;
                }
                Node::End => return Ok(styles),
                Node::Close(_) | Node::Text(_) => {}
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Nothing,
    Fonts,
    Cells,
}
