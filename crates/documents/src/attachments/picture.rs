//! Pictures: decoded within bounds and written anew, so that place, camera and anything that hid
//! behind the picture are gone.

use domain::attachments::{FileKind, FileProblem};
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use std::io::Cursor;

/// Points of one picture (RELIABILITY.md 4).
const MOST_PIXELS: u64 = 40_000_000;
/// Bytes that decoding may take.
const MOST_MEMORY: u64 = 256 * 1024 * 1024;
/// How faithfully a photo is written again.
const QUALITY: u8 = 90;

pub fn anew(bytes: &[u8], kind: FileKind) -> Result<(FileKind, Vec<u8>), FileProblem> {
    let format = if kind == FileKind::Png {
        ImageFormat::Png
    } else {
        ImageFormat::Jpeg
    };
    let picture = decode(bytes, format)?;
    let mut written = Vec::new();
    let done = match format {
        ImageFormat::Png => picture.write_to(&mut Cursor::new(&mut written), format),
        // A photo has no holes to see through.
        _ => picture
            .to_rgb8()
            .write_with_encoder(JpegEncoder::new_with_quality(&mut written, QUALITY)),
    };
    done.map_err(|_| FileProblem::Damaged)?;
    Ok((kind, written))
}

fn decode(bytes: &[u8], format: ImageFormat) -> Result<DynamicImage, FileProblem> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| FileProblem::Damaged)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width).saturating_mul(u64::from(height)) > MOST_PIXELS {
        return Err(FileProblem::Pixels);
    }
    // The camera's word for "turned" goes with the rest: the picture is turned for good.
    let turned = decoder.orientation().map_err(|_| FileProblem::Damaged)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|_| FileProblem::Damaged)?;
    picture.apply_orientation(turned);
    Ok(picture)
}
