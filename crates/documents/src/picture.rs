//! A picture from outside as a portrait: told by its content, decoded within limits, turned upright,
//! made small and written anew. Nothing but the picture comes in: not the place where it was taken,
//! nor anything hidden behind it.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, Rgb, RgbImage};

/// Why a picture cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PictureProblem {
    /// Neither JPEG nor PNG, whatever its name says.
    #[error("neither JPEG nor PNG")]
    Kind,
    /// More pixels than any camera of a village makes.
    #[error("more pixels than are taken")]
    TooLarge,
    /// It cannot be decoded.
    #[error("it cannot be decoded")]
    Damaged,
}

/// Most pixels taken (RELIABILITY.md 4).
const MOST_PIXELS: u64 = 40_000_000;

/// Most memory that decoding may ask for.
const MOST_MEMORY: u64 = 256 * 1024 * 1024;

/// Longer sides and qualities that are tried, until the picture is light enough.
const TRIED: [(u32, u8); 5] = [(480, 82), (400, 75), (320, 65), (240, 55), (160, 40)];

/// The picture as a JPEG that is no heavier than so many bytes.
///
/// # Errors
/// Why it cannot be taken.
pub fn portrait(bytes: &[u8], heaviest: usize) -> Result<Vec<u8>, PictureProblem> {
    let picture = decode(bytes)?;
    for (side, quality) in TRIED {
        let small = on_white(&picture.thumbnail(side, side));
        let mut written = Vec::new();
        JpegEncoder::new_with_quality(&mut written, quality)
            .encode_image(&small)
            .map_err(|_| PictureProblem::Damaged)?;
        if written.len() <= heaviest {
            return Ok(written);
        }
    }
    Err(PictureProblem::TooLarge)
}

/// How faithfully a smaller copy is written.
const COPY_QUALITY: u8 = 82;

/// A smaller copy of a picture as JPEG: no side longer than so many points.
///
/// # Errors
/// Why it cannot be read.
pub fn shrunk(bytes: &[u8], longest: u32) -> Result<Vec<u8>, PictureProblem> {
    let picture = decode(bytes)?;
    let small = if picture.width().max(picture.height()) > longest {
        picture.thumbnail(longest, longest)
    } else {
        picture
    };
    let mut written = Vec::new();
    JpegEncoder::new_with_quality(&mut written, COPY_QUALITY)
        .encode_image(&on_white(&small))
        .map_err(|_| PictureProblem::Damaged)?;
    Ok(written)
}

/// A picture as PNG, with its width and height in points.
pub(crate) fn as_png(bytes: &[u8]) -> Result<(Vec<u8>, u32, u32), PictureProblem> {
    let picture = decode(bytes)?;
    let mut written = Cursor::new(Vec::new());
    picture
        .write_to(&mut written, ImageFormat::Png)
        .map_err(|_| PictureProblem::Damaged)?;
    Ok((written.into_inner(), picture.width(), picture.height()))
}

fn decode(bytes: &[u8]) -> Result<DynamicImage, PictureProblem> {
    let kind = image::guess_format(bytes)
        .ok()
        .filter(|kind| matches!(kind, ImageFormat::Jpeg | ImageFormat::Png))
        .ok_or(PictureProblem::Kind)?;
    let mut reader = ImageReader::with_format(Cursor::new(bytes), kind);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| PictureProblem::Damaged)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width).saturating_mul(u64::from(height)) > MOST_PIXELS {
        return Err(PictureProblem::TooLarge);
    }
    let upright = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|_| PictureProblem::Damaged)?;
    picture.apply_orientation(upright);
    Ok(picture)
}

/// What shines through is white, as on paper.
fn on_white(picture: &DynamicImage) -> RgbImage {
    let seen = picture.to_rgba8();
    RgbImage::from_fn(seen.width(), seen.height(), |x, y| {
        let [red, green, blue, solid] = seen.get_pixel(x, y).0;
        let over = |colour: u8| {
            let solid = u16::from(solid);
            let mixed = (u16::from(colour) * solid + 255 * (255 - solid)) / 255;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        };
        Rgb([over(red), over(green), over(blue)])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAVIEST: usize = 40 * 1024;

    /// A picture that does not compress: every pixel another colour.
    fn noise(width: u32, height: u32) -> DynamicImage {
        let mut state = 7_u32;
        let mut next = move || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            u8::try_from(state >> 24).unwrap()
        };
        DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, |_, _| {
            Rgb([next(), next(), next()])
        }))
    }

    fn written(picture: &DynamicImage, kind: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, kind).unwrap();
        bytes.into_inner()
    }

    /// A JPEG with an EXIF block that says it was taken lying on its side, at a place.
    fn with_exif(jpeg: &[u8], orientation: u8, place: &[u8]) -> Vec<u8> {
        let mut tiff = b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
        tiff.extend([orientation, 0, 0, 0, 0, 0, 0]);
        tiff.extend(place);
        let mut block = b"Exif\0\0".to_vec();
        block.extend(tiff);
        let length = u16::try_from(block.len() + 2).unwrap();
        let mut bytes = jpeg[..2].to_vec();
        bytes.extend([0xff, 0xe1]);
        bytes.extend(length.to_be_bytes());
        bytes.extend(block);
        bytes.extend(&jpeg[2..]);
        bytes
    }

    fn size(bytes: &[u8]) -> (u32, u32) {
        let picture = image::load_from_memory(bytes).unwrap();
        (picture.width(), picture.height())
    }

    #[test]
    fn a_portrait_is_small_and_light_whatever_came_in() {
        for kind in [ImageFormat::Jpeg, ImageFormat::Png] {
            let small = portrait(&written(&noise(1200, 1600), kind), HEAVIEST).unwrap();
            assert!(small.len() <= HEAVIEST, "{}", small.len());
            assert_eq!(image::guess_format(&small).unwrap(), ImageFormat::Jpeg);
            let (width, height) = size(&small);
            assert!(width < height && height <= 480, "{width}×{height}");
        }
    }

    #[test]
    fn the_place_goes_and_a_picture_on_its_side_is_turned_upright() {
        let jpeg = written(&noise(300, 200), ImageFormat::Jpeg);
        let taken = with_exif(&jpeg, 6, b"21.0278N 105.8342E");
        let small = portrait(&taken, HEAVIEST).unwrap();
        let (width, height) = size(&small);
        assert!(width < height, "turned by a quarter");
        let holds = |bytes: &[u8], words: &[u8]| bytes.windows(words.len()).any(|at| at == words);
        assert!(holds(&taken, b"105.8342E") && holds(&taken, b"Exif"));
        assert!(!holds(&small, b"105.8342E") && !holds(&small, b"Exif"));
    }

    #[test]
    fn what_is_no_picture_is_told_by_its_content() {
        let svg = b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>";
        for other in [
            &b""[..],
            svg,
            b"GIF89a\x01\0\x01\0",
            b"%PDF-1.7",
            b"MZ\x90\0",
        ] {
            assert_eq!(portrait(other, HEAVIEST), Err(PictureProblem::Kind));
        }
        let jpeg = written(&noise(64, 64), ImageFormat::Jpeg);
        assert_eq!(
            portrait(&jpeg[..200], HEAVIEST),
            Err(PictureProblem::Damaged)
        );
        // What hangs behind a picture does not come along.
        let mut polyglot = jpeg;
        polyglot.extend(b"PK\x03\x04 macro");
        let small = portrait(&polyglot, HEAVIEST).unwrap();
        assert!(!small.windows(5).any(|at| at == b"macro"));
    }

    #[test]
    fn fifty_thousand_pixels_a_side_are_refused_before_they_are_decoded() {
        // The head of a PNG: a small file that says it is large.
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        png.extend(50_000_u32.to_be_bytes());
        png.extend(50_000_u32.to_be_bytes());
        png.extend([8, 2, 0, 0, 0]);
        let sum = crc(&png[12..]);
        png.extend(sum.to_be_bytes());
        png.extend(b"\0\0\0\0IDAT\x35\xaf\x06\x1e");
        let refused = portrait(&png, HEAVIEST).unwrap_err();
        assert!(matches!(
            refused,
            PictureProblem::TooLarge | PictureProblem::Damaged
        ));
    }

    fn crc(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(!0_u32, |sum, byte| {
            (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
                (sum >> 1) ^ (0xedb8_8320 & (!(sum & 1)).wrapping_add(1))
            })
        })
    }

    #[test]
    fn what_shines_through_becomes_white() {
        let clear = image::RgbaImage::from_pixel(40, 40, image::Rgba([0, 0, 0, 0]));
        let png = written(&DynamicImage::ImageRgba8(clear), ImageFormat::Png);
        let small = image::load_from_memory(&portrait(&png, HEAVIEST).unwrap()).unwrap();
        assert!(
            small
                .to_rgb8()
                .get_pixel(20, 20)
                .0
                .iter()
                .all(|it| *it > 250)
        );
    }
}
