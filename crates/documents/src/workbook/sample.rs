//! The sample workbook shipped for an import of members (I-18).

use domain::papers::{WorkbookCell, WorkbookColumn, WorkbookTable};
use serde::Deserialize;

use super::write::write;
use crate::PaperProblem;

const MEMBERS: &str = include_str!("../../samples/members.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sample {
    sheet: String,
    titles: Vec<String>,
    columns: Vec<SampleColumn>,
    rows: Vec<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SampleColumn {
    heading: String,
    width: u16,
}

/// The sample workbook: titles above the header, made-up people below it.
///
/// # Errors
/// When the shipped file is not whole, which a test excludes.
pub fn sample() -> Result<Vec<u8>, PaperProblem> {
    let sample: Sample =
        toml::from_str(MEMBERS).map_err(|source| PaperProblem::Package(source.into()))?;
    write(&WorkbookTable {
        picture: None,
        sheet: sample.sheet,
        titles: sample.titles,
        columns: sample
            .columns
            .into_iter()
            .map(|column| WorkbookColumn {
                heading: column.heading,
                width: column.width,
            })
            .collect(),
        rows: sample
            .rows
            .into_iter()
            .map(|row| row.into_iter().map(WorkbookCell::Text).collect())
            .collect(),
    })
}
