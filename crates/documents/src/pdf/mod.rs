//! PDF by Typst. The paper goes to a fixed template as data; its text is never Typst code.

mod data;
mod fonts;
mod world;

use std::path::Path;

use domain::papers::Paper;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;

use crate::PaperProblem;

/// Layouts of paragraphs that were not asked for again in this many papers are forgotten.
const REMEMBERED_PAPERS: usize = 4;

/// Writes a paper as PDF, with the Tinos files of the given folder and no other font embedded.
///
/// # Errors
/// When a font file is missing, or the template cannot set the paper.
pub fn pdf(paper: &Paper, fonts: &Path) -> Result<Vec<u8>, PaperProblem> {
    let world = world::World::new(fonts::load(fonts)?, data::bytes(paper)?, pictures(paper))?;
    let document = typst::compile::<PagedDocument>(&world)
        .output
        .map_err(|errors| PaperProblem::Setting(first_message(&errors)))?;
    // Neither the program's name nor the clock of this laptop goes into the file.
    let options = PdfOptions {
        creator: Smart::Custom(None),
        ..PdfOptions::default()
    };
    let bytes = typst_pdf::pdf(&document, &options)
        .map_err(|errors| PaperProblem::Setting(first_message(&errors)));
    typst::comemo::evict(REMEMBERED_PAPERS);
    bytes
}

/// The pictures in the order of the paper.
fn pictures(paper: &Paper) -> Vec<Vec<u8>> {
    let blocks = paper.blocks.iter();
    blocks
        .filter_map(|block| match block {
            domain::papers::Block::Picture(picture) => Some(picture.bytes.clone()),
            _ => None,
        })
        .collect()
}

fn first_message(errors: &[typst::diag::SourceDiagnostic]) -> String {
    errors
        .first()
        .map(|error| error.message.to_string())
        .unwrap_or_default()
}

/// How wide a bold line is, in millimetres: tests hold the layout's data against it.
#[cfg(test)]
pub(crate) fn bold_width_mm(text: &str, points: u16, folder: &Path) -> Option<f64> {
    let fonts = fonts::load(folder).ok()?;
    let size = typst::layout::Abs::pt(f64::from(points));
    let variations = typst::text::FontVariations::default();
    let bold = fonts.faces.get(2)?.clone();
    let bold = bold.instantiate(typst::text::FontVariant::default(), size, &variations);
    let face = bold.ttf();
    let units: u32 = text
        .chars()
        .filter_map(|letter| face.glyph_hor_advance(face.glyph_index(letter)?))
        .map(u32::from)
        .sum();
    let em = f64::from(face.units_per_em());
    Some(f64::from(units) / em * f64::from(points) * 25.4 / 72.0)
}
