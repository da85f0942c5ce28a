//! The shared strings of a workbook, kept as one run of letters: a million strings cost no more
//! memory than their letters.

use super::container::PartReader;
use super::limits::Limits;
use super::problem::WorkbookProblem;
use super::styles::FontNames;
use super::xml::{Node, Part, attribute, without_escapes};

/// Strings by their number.
#[derive(Default)]
pub(super) struct SharedStrings {
    letters: String,
    /// Where each string ends.
    ends: Vec<usize>,
    /// Fonts set inside rich strings, by string.
    fonts: Vec<(usize, u16)>,
}

impl SharedStrings {
    pub(super) fn read(
        source: PartReader<'_>,
        name: &str,
        limits: &Limits,
        fonts: &mut FontNames,
    ) -> Result<Self, WorkbookProblem> {
        let mut part = Part::new(source, name, limits);
        let mut strings = SharedStrings::default();
        loop {
            match part.next()? {
                Node::Open(tag) if tag.local_name().as_ref() == b"si" => {
                    let index = strings.ends.len();
                    let place = || format!("{name}, {index}");
                    let rich = rich_text(&mut part, limits, fonts, &place)?;
                    strings.letters.push_str(&rich.text);
                    strings.ends.push(strings.letters.len());
                    strings.fonts.extend(rich.font.map(|font| (index, font)));
                }
                Node::End => return Ok(strings),
                Node::Open(_) | Node::Close(_) | Node::Text(_) => {}
            }
        }
    }

    pub(super) fn get(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)?;
        let start = match index.checked_sub(1) {
            Some(before) => *self.ends.get(before)?,
            None => 0,
        };
        self.letters.get(start..end)
    }

    pub(super) fn font(&self, index: usize) -> Option<u16> {
        let at = self
            .fonts
            .binary_search_by_key(&index, |(string, _)| *string)
            .ok()?;
        self.fonts.get(at).map(|(_, font)| *font)
    }
}

/// A string that may change its font on the way.
pub(super) struct RichText {
    pub(super) text: String,
    /// Font of the first stretch that names one.
    pub(super) font: Option<u16>,
}

/// Reads `si` or `is`, just opened, to its end. Phonetic readings are left out.
pub(super) fn rich_text(
    part: &mut Part<'_>,
    limits: &Limits,
    fonts: &mut FontNames,
    place: &dyn Fn() -> String,
) -> Result<RichText, WorkbookProblem> {
    let mut rich = RichText {
        text: String::new(),
        font: None,
    };
    let mut inside = 0_usize;
    let mut phonetic = 0_usize;
    loop {
        let open = match part.next()? {
            Node::Open(tag) => {
                let name = tag.local_name().as_ref().to_owned();
                let font = (name == b"rFont").then(|| attribute(&tag, "val")).flatten();
                Some((name, font))
            }
            Node::Close(_) if inside == 0 => return Ok(rich),
            Node::Close(name) => {
                inside = inside.saturating_sub(1);
                if name == b"rPh" {
                    phonetic = phonetic.saturating_sub(1);
                }
                None
            }
            Node::Text(_) => None,
            Node::End => return Err(part.damaged(super::problem::Damage::Xml)),
        };
        let Some((name, font)) = open else { continue };
        if name == b"t" {
            let text = part.text_until_close(place)?;
            if phonetic == 0 {
                rich.text.push_str(&without_escapes(&text));
            }
            if rich.text.len() > limits.text {
                return Err(WorkbookProblem::TextTooLong {
                    place: place(),
                    limit: limits.text,
                });
            }
            continue;
        }
        inside = inside.saturating_add(1);
        if name == b"rPh" {
            phonetic = phonetic.saturating_add(1);
        }
        if let (None, Some(font)) = (rich.font, font) {
            rich.font = fonts.number(&font);
        }
    }
}
