use super::clean;
use domain::attachments::{FileKind, FileProblem};
use image::{DynamicImage, ImageFormat, RgbImage};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn office(main: &str, entries: &[&str]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    zip.start_file("[Content_Types].xml", options).unwrap();
    write!(
        zip,
        "<Types><Override ContentType=\"application/vnd.openxmlformats-officedocument.{main}\"/></Types>"
    )
    .unwrap();
    for entry in entries {
        zip.start_file(*entry, options).unwrap();
        zip.write_all(b"x").unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn docx(entries: &[&str]) -> Vec<u8> {
    office("wordprocessingml.document.main+xml", entries)
}

fn picture(format: ImageFormat) -> Vec<u8> {
    let mut bytes = Vec::new();
    let image = DynamicImage::ImageRgb8(RgbImage::from_fn(40, 20, |x, y| {
        image::Rgb([u8::try_from(x).unwrap(), u8::try_from(y).unwrap(), 7])
    }));
    image
        .write_to(&mut Cursor::new(&mut bytes), format)
        .unwrap();
    bytes
}

/// A photo as a telephone takes it: turned by a word in its EXIF, with the place beside it.
fn telephone_photo() -> Vec<u8> {
    let photo = picture(ImageFormat::Jpeg);
    let mut exif =
        b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0".to_vec();
    exif.extend(b"GPS 21.0333 106.7167 Yen Tu");
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    let mut with = photo[..2].to_vec();
    with.extend([0xff, 0xe1]);
    with.extend(length);
    with.extend(exif);
    with.extend(&photo[2..]);
    with
}

#[test]
fn each_kind_is_told_by_its_content() {
    let pdf = b"%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF\n".to_vec();
    for (bytes, kind) in [
        (pdf, FileKind::Pdf),
        (docx(&["word/document.xml"]), FileKind::Docx),
        (office("spreadsheetml.sheet.main+xml", &[]), FileKind::Xlsx),
        (
            office("presentationml.presentation.main+xml", &[]),
            FileKind::Pptx,
        ),
        (picture(ImageFormat::Jpeg), FileKind::Jpeg),
        (picture(ImageFormat::Png), FileKind::Png),
    ] {
        assert_eq!(clean(bytes).unwrap().0, kind);
    }
}

#[test]
fn what_hides_something_is_refused_with_its_reason() {
    let mut behind = docx(&[]);
    behind.extend(b"<script>alert(1)</script>");
    let mut both = b"%PDF-1.7\n%%EOF\n".to_vec();
    both.extend(docx(&[]));
    for (what, bytes, problem) in [
        ("nothing", Vec::new(), FileProblem::Empty),
        ("a program", b"MZ\x90\0".to_vec(), FileProblem::Unknown),
        (
            "a drawing with script",
            b"<svg onload=alert(1)>".to_vec(),
            FileProblem::Unknown,
        ),
        (
            "an old Word file",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(),
            FileProblem::Unknown,
        ),
        (
            "an archive",
            office("nothing", &["a.exe"]),
            FileProblem::Unknown,
        ),
        (
            "macros",
            docx(&["word/vbaProject.bin"]),
            FileProblem::Macros,
        ),
        (
            "a macro document",
            office("ms-word.document.macroEnabled.main+xml", &[]),
            FileProblem::Macros,
        ),
        (
            "an embedded object",
            docx(&["word/embeddings/oleObject1.bin"]),
            FileProblem::Objects,
        ),
        ("something behind", behind, FileProblem::Disguised),
        ("two files in one", both, FileProblem::Disguised),
        (
            "half a PDF",
            b"%PDF-1.7\n1 0 obj".to_vec(),
            FileProblem::Damaged,
        ),
        (
            "half a picture",
            picture(ImageFormat::Png)[..60].to_vec(),
            FileProblem::Damaged,
        ),
    ] {
        assert_eq!(clean(bytes).unwrap_err(), problem, "{what}");
    }
}

#[test]
fn a_photo_keeps_neither_its_place_nor_what_stands_behind_it_and_is_turned_for_good() {
    let mut photo = telephone_photo();
    photo.extend(b"PK\x03\x04 another file");
    let (kind, kept) = clean(photo).unwrap();
    assert_eq!(kind, FileKind::Jpeg);
    for gone in [&b"Exif"[..], b"GPS", b"Yen Tu", b"another file"] {
        assert!(
            !super::holds(&kept, gone),
            "{}",
            String::from_utf8_lossy(gone)
        );
    }
    let seen = image::load_from_memory(&kept).unwrap();
    assert_eq!(
        (seen.width(), seen.height()),
        (20, 40),
        "it lay on its side"
    );
}

#[test]
fn a_picture_of_too_many_points_is_refused_before_it_is_unpacked() {
    let mut huge = picture(ImageFormat::Png);
    // The size stands in the first chunk, with its checksum behind it.
    huge[16..20].copy_from_slice(&50_000_u32.to_be_bytes());
    huge[20..24].copy_from_slice(&50_000_u32.to_be_bytes());
    let checksum = crc(&huge[12..29]).to_be_bytes();
    huge[29..33].copy_from_slice(&checksum);
    assert_eq!(clean(huge).unwrap_err(), FileProblem::Pixels);
}

/// The checksum of a PNG's chunk.
fn crc(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 {
                0xedb8_8320 ^ (crc >> 1)
            } else {
                crc >> 1
            };
        }
    }
    !crc
}
