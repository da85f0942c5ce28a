//! The workbook itself: which sheets there are and in which parts of the package they stand.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use domain::members::import::Sheet;

use super::container::{Container, PartReader, damaged, other_kind};
use super::grid;
use super::limits::{Limits, Progress};
use super::problem::{Damage, Found, WorkbookProblem};
use super::sheet::{Context, Spent};
use super::strings::SharedStrings;
use super::styles::{FontNames, Styles};
use super::xml::{Node, Part, attribute, flag};

const RELATIONS: &str = "_rels/.rels";
const USUAL_WORKBOOK: &str = "xl/workbook.xml";

pub(super) fn read(
    bytes: &[u8],
    limits: &Limits,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Vec<Sheet>, WorkbookProblem> {
    let mut container = Container::open(bytes, limits)?;
    let Some(workbook) = workbook_part(&mut container, limits)? else {
        let found = other_kind(&mut container);
        if found == Found::OpenDocument {
            return grid::open_document(container, bytes, limits);
        }
        return Err(WorkbookProblem::Kind { found });
    };
    let book = Book::read(container.part(&workbook)?, &workbook, limits)?;
    let folder = folder_of(&workbook);
    let relations = relations_of(&mut container, &workbook, limits)?;
    let target = |kind: &str| {
        relations
            .values()
            .find(|relation| relation.kind.ends_with(kind))
            .map(|r| r.target.clone())
    };

    let mut fonts = FontNames::default();
    let styles = match target("/styles").map(|target| resolve(folder, &target)) {
        Some(part) if container.has(&part) => {
            Styles::read(container.part(&part)?, &part, limits, &mut fonts)?
        }
        _ => Styles::default(),
    };
    let strings = match target("/sharedStrings").map(|target| resolve(folder, &target)) {
        Some(part) if container.has(&part) => {
            SharedStrings::read(container.part(&part)?, &part, limits, &mut fonts)?
        }
        _ => SharedStrings::default(),
    };

    let mut context = Context {
        limits,
        styles: &styles,
        strings: &strings,
        fonts: &mut fonts,
        epoch_1904: book.epoch_1904,
        spent: Spent::default(),
        sheet: 0,
        sheets: book.sheets.len(),
        progress,
    };
    let mut sheets = Vec::new();
    for entry in book.sheets {
        context.sheet = context.sheet.saturating_add(1);
        let missing = || damaged(&workbook, Damage::Missing);
        let relation = relations.get(&entry.relation).ok_or_else(missing)?;
        if !relation.kind.ends_with("/worksheet") {
            // Charts and old macro sheets hold no rows.
            continue;
        }
        let part = resolve(folder, &relation.target);
        let source = container.part(&part)?;
        sheets.push(context.read(source, &part, entry.name, entry.hidden)?);
    }
    if sheets.is_empty() {
        return Err(WorkbookProblem::Empty);
    }
    Ok(sheets)
}

/// The part that the package calls its document, when it is a workbook.
fn workbook_part(
    container: &mut Container<'_>,
    limits: &Limits,
) -> Result<Option<String>, WorkbookProblem> {
    if container.has(RELATIONS) {
        let relations = Relation::read(container.part(RELATIONS)?, RELATIONS, limits)?;
        let document = relations
            .into_values()
            .find(|relation| relation.kind.ends_with("/officeDocument"))
            .map(|relation| resolve("", &relation.target))
            .filter(|part| is_spreadsheet(part) && container.has(part));
        if document.is_some() {
            return Ok(document);
        }
    }
    Ok(container
        .has(USUAL_WORKBOOK)
        .then(|| USUAL_WORKBOOK.to_owned()))
}

fn is_spreadsheet(part: &str) -> bool {
    part.ends_with(".xml") && !part.starts_with("word/") && !part.starts_with("ppt/")
}

struct Relation {
    kind: String,
    target: String,
}

impl Relation {
    fn read(
        source: PartReader<'_>,
        name: &str,
        limits: &Limits,
    ) -> Result<BTreeMap<String, Self>, WorkbookProblem> {
        let mut part = Part::new(source, name, limits);
        let mut relations = BTreeMap::new();
        loop {
            match part.next()? {
                Node::Open(tag) if tag.local_name().as_ref() == b"Relationship" => {
                    let id = attribute(&tag, "Id");
                    let kind = attribute(&tag, "Type");
                    let target = attribute(&tag, "Target");
                    // What leads out of the package is not followed.
                    let outside = attribute(&tag, "TargetMode").as_deref() == Some("External");
                    if let (Some(id), Some(kind), Some(target), false) = (id, kind, target, outside)
                    {
                        relations.insert(id, Relation { kind, target });
                    }
                }
                Node::End => return Ok(relations),
                Node::Open(_) | Node::Close(_) | Node::Text(_) => {}
            }
        }
    }
}

fn relations_of(
    container: &mut Container<'_>,
    workbook: &str,
    limits: &Limits,
) -> Result<BTreeMap<String, Relation>, WorkbookProblem> {
    let folder = folder_of(workbook);
    let file = workbook
        .strip_prefix(folder)
        .unwrap_or(workbook)
        .trim_start_matches('/');
    let part = resolve(folder, &format!("_rels/{file}.rels"));
    Relation::read(container.part(&part)?, &part, limits)
}

fn folder_of(part: &str) -> &str {
    part.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// A target relative to a folder of the package. It cannot leave the package: names are only ever
/// looked up among its entries.
fn resolve(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

struct BookSheet {
    name: String,
    hidden: bool,
    relation: String,
}

#[derive(Default)]
struct Book {
    sheets: Vec<BookSheet>,
    epoch_1904: bool,
}

impl Book {
    fn read(source: PartReader<'_>, name: &str, limits: &Limits) -> Result<Self, WorkbookProblem> {
        let mut part = Part::new(source, name, limits);
        let mut book = Book::default();
        loop {
            match part.next()? {
                Node::Open(tag) => match tag.local_name().as_ref() {
                    b"workbookPr" => book.epoch_1904 = flag(&tag, "date1904"),
                    b"sheet" => {
                        let state = attribute(&tag, "state");
                        book.sheets.push(BookSheet {
                            name: attribute(&tag, "name").unwrap_or_default(),
                            hidden: matches!(state.as_deref(), Some("hidden" | "veryHidden")),
                            relation: attribute(&tag, "id").unwrap_or_default(),
                        });
                    }
                    _ => {}
                },
                Node::End => return Ok(book),
                Node::Close(_) | Node::Text(_) => {}
            }
        }
    }
}
