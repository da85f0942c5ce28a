//! Builds packages by hand, good ones and bad ones.

use std::io::{Cursor, Write};
use std::ops::ControlFlow;

use domain::members::import::{CellContent, Sheet};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::workbook::{Limits, WorkbookProblem, read};

pub const RELATIONS: &str = r#"<Relationships xmlns="r"><Relationship Id="rId1" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;

/// A workbook of one sheet, from its parts.
pub struct Package {
    pub workbook: String,
    pub sheet: String,
    pub strings: String,
    pub styles: String,
    pub more: Vec<(String, Vec<u8>)>,
}

impl Package {
    /// One sheet with the given rows.
    pub fn of_rows(rows: &str) -> Self {
        Package {
            workbook: r#"<workbook xmlns:r="r"><sheets><sheet name="Tờ 1" sheetId="1" r:id="rId1"/></sheets></workbook>"#.to_owned(),
            sheet: format!("<worksheet><sheetData>{rows}</sheetData></worksheet>"),
            strings: String::new(),
            styles: String::new(),
            more: Vec::new(),
        }
    }

    pub fn strings(mut self, strings: &str) -> Self {
        self.strings = format!("<sst>{strings}</sst>");
        self
    }

    pub fn styles(mut self, styles: &str) -> Self {
        self.styles = format!("<styleSheet>{styles}</styleSheet>");
        self
    }

    pub fn bytes(&self) -> Vec<u8> {
        let relation = |id: &str, kind: &str, target: &str| {
            format!(r#"<Relationship Id="{id}" Type="http://x/{kind}" Target="{target}"/>"#)
        };
        let relations = [
            relation("rId1", "worksheet", "worksheets/sheet1.xml"),
            relation("rId2", "styles", "styles.xml"),
            relation("rId3", "sharedStrings", "sharedStrings.xml"),
        ]
        .concat();
        let mut parts = vec![
            ("_rels/.rels".to_owned(), RELATIONS.as_bytes().to_vec()),
            (
                "xl/workbook.xml".to_owned(),
                self.workbook.clone().into_bytes(),
            ),
            (
                "xl/_rels/workbook.xml.rels".to_owned(),
                format!("<Relationships>{relations}</Relationships>").into_bytes(),
            ),
            (
                "xl/worksheets/sheet1.xml".to_owned(),
                self.sheet.clone().into_bytes(),
            ),
        ];
        if !self.strings.is_empty() {
            parts.push((
                "xl/sharedStrings.xml".to_owned(),
                self.strings.clone().into_bytes(),
            ));
        }
        if !self.styles.is_empty() {
            parts.push(("xl/styles.xml".to_owned(), self.styles.clone().into_bytes()));
        }
        parts.extend(self.more.clone());
        zipped(&parts)
    }

    pub fn read(&self) -> Result<Vec<Sheet>, WorkbookProblem> {
        read_all(&self.bytes(), "danh sach.xlsx")
    }

    pub fn sheet(&self) -> Sheet {
        self.read().unwrap().remove(0)
    }
}

pub fn zipped(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer
            .start_file(name.as_str(), SimpleFileOptions::default())
            .unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

pub fn read_all(bytes: &[u8], name: &str) -> Result<Vec<Sheet>, WorkbookProblem> {
    read(bytes, name, &Limits::default(), &mut |_| {
        ControlFlow::Continue(())
    })
}

pub fn text(text: &str) -> CellContent {
    CellContent::Text(text.to_owned())
}

/// Contents of a sheet, row by row.
pub fn contents(sheet: &Sheet) -> Vec<Vec<CellContent>> {
    sheet
        .rows
        .iter()
        .map(|row| row.cells.iter().map(|cell| cell.content.clone()).collect())
        .collect()
}
