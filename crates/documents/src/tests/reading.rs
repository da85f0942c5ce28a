//! Reads written papers back with tools that are not ours.

use std::io::{Cursor, Read, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// The folder with the Tinos files: handed in, or beside the pages' other packages.
pub fn fonts() -> PathBuf {
    if let Some(folder) = std::env::var_os("SO_CHI_BO_FONTS") {
        return folder.into();
    }
    let beside = "ui/node_modules/@expo-google-fonts/tinos";
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .map(|folder| folder.join(beside))
        .find(|folder| folder.is_dir())
        .expect("Tinos lies in ui/node_modules: cargo xtask test installs it")
}

/// Text of a PDF by poppler. Pages are parted by form feeds.
pub fn pdf_text(pdf: &[u8]) -> String {
    poppler("pdftotext", &["-enc", "UTF-8", "-raw", "-", "-"], pdf)
}

/// Table of fonts by poppler.
pub fn pdf_fonts(pdf: &[u8]) -> String {
    poppler("pdffonts", &["-"], pdf)
}

/// Title, maker and size of the sheet by poppler.
pub fn pdf_info(pdf: &[u8]) -> String {
    poppler("pdfinfo", &["-enc", "UTF-8", "-"], pdf)
}

fn poppler(tool: &str, arguments: &[&str], pdf: &[u8]) -> String {
    let mut child = Command::new(tool)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|_| {
            panic!("{tool} of poppler-utils is there: cargo xtask test installs it")
        });
    let mut input = child.stdin.take().unwrap();
    let pdf = pdf.to_vec();
    let writer = std::thread::spawn(move || input.write_all(&pdf));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    assert!(output.status.success(), "{tool} reads the file");
    String::from_utf8(output.stdout).unwrap()
}

/// One part of a DOCX.
pub fn docx_part(docx: &[u8], part: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(docx)).unwrap();
    let mut text = String::new();
    archive
        .by_name(part)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

/// Text of a DOCX: a line for each paragraph.
pub fn docx_text(docx: &[u8]) -> String {
    let document = docx_part(docx, "word/document.xml");
    let mut reader = quick_xml::Reader::from_str(&document);
    let mut text = String::new();
    let mut inside = false;
    loop {
        use quick_xml::events::Event;
        match reader.read_event().expect("the markup is well formed") {
            Event::Eof => return text,
            Event::Start(tag) if tag.name().as_ref() == b"w:t" => inside = true,
            Event::End(tag) if tag.name().as_ref() == b"w:t" => inside = false,
            Event::End(tag) if tag.name().as_ref() == b"w:p" => text.push('\n'),
            Event::Empty(tag) if tag.name().as_ref() == b"w:br" => text.push('\n'),
            Event::Text(words) if inside => text.push_str(&words.decode().unwrap()),
            Event::GeneralRef(name) if inside => {
                text.push_str(match name.decode().unwrap().as_ref() {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    "quot" => "\"",
                    "apos" => "'",
                    other => panic!("unknown reference {other:?}"),
                })
            }
            _ => {}
        }
    }
}

/// Every word of a text in order, so that line ends and columns do not matter.
pub fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}
