//! A picture with its caption, never wider than the text nor higher than most of a page.

use docx_rs::{AlignmentType, Docx, Paragraph, Pic, Run};
use domain::papers::{Paper, Picture, Span};

use super::{exact, with_spans};
use crate::PaperProblem;
use crate::picture::as_png;

/// English metric units, in which Word measures pictures, of a millimetre and of a point on a screen
/// of 96 to the inch.
const EMU_OF_MM: u32 = 36_000;
const EMU_OF_POINT: u32 = 9_525;
/// The highest that a picture stands, in millimetres: its caption stays on the page.
const HIGHEST_MM: u32 = 170;

/// Adds a picture and its caption.
pub(super) fn add(document: Docx, paper: &Paper, picture: &Picture) -> Result<Docx, PaperProblem> {
    let (png, width, height) = as_png(&picture.bytes).map_err(|_| PaperProblem::Picture)?;
    let widest = u32::from(paper.page.text_width_mm()).saturating_mul(EMU_OF_MM);
    let highest = HIGHEST_MM.saturating_mul(EMU_OF_MM);
    let (width_emu, height_emu) = fitted(
        (
            width.saturating_mul(EMU_OF_POINT),
            height.saturating_mul(EMU_OF_POINT),
        ),
        (widest, highest),
    );
    let pic = Pic::new_with_dimensions(png, width, height).size(width_emu, height_emu);
    let shown = Paragraph::new()
        .align(AlignmentType::Center)
        .keep_next(!picture.caption.trim().is_empty())
        .add_run(Run::new().add_image(pic));
    let document = document.add_paragraph(shown);
    if picture.caption.trim().is_empty() {
        return Ok(document);
    }
    let caption = Paragraph::new()
        .align(AlignmentType::Center)
        .line_spacing(exact(paper.style.line, 0, paper.style.paragraph_after));
    let words = [Span::italic(picture.caption.as_str())];
    Ok(document.add_paragraph(with_spans(caption, &words, paper.style.body)))
}

/// As large as it is, and made smaller alike in both directions until it fits.
fn fitted((width, height): (u32, u32), (widest, highest): (u32, u32)) -> (u32, u32) {
    let scaled = |side: u32, part: u32, of: u32| {
        let scaled = u64::from(side) * u64::from(part) / u64::from(of.max(1));
        u32::try_from(scaled).unwrap_or(u32::MAX)
    };
    let (width, height) = if width > widest {
        (widest, scaled(height, widest, width))
    } else {
        (width, height)
    };
    if height > highest {
        (scaled(width, highest, height), highest)
    } else {
        (width, height)
    }
}

#[cfg(test)]
mod tests {
    use super::fitted;

    #[test]
    fn a_picture_keeps_its_shape_when_it_is_made_to_fit() {
        assert_eq!(fitted((400, 300), (1000, 1000)), (400, 300));
        assert_eq!(fitted((4000, 2000), (1000, 1000)), (1000, 500));
        assert_eq!(fitted((2000, 8000), (1000, 1000)), (250, 1000));
    }
}
