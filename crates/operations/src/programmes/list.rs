//! The programmes that are known here, and those the rules know.

use super::ProgrammeForm;
use crate::{Desk, Failure, Nothing};
use chrono::NaiveDate;
use domain::programmes::Programme;
use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

/// Programmes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ProgrammesView {
    /// By name.
    pub rows: Vec<ProgrammeRow>,
    /// One that the rules of today know and that is not written down here yet.
    pub offered: Option<ProgrammeForm>,
}

/// One programme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ProgrammeRow {
    /// The programme.
    pub id: Uuid,
    /// To be sent back with a change.
    pub revision: i64,
    /// What is known of it.
    pub form: ProgrammeForm,
    /// It runs today.
    pub running: bool,
    /// This cell stands among those that take part.
    pub takes_part: bool,
    /// This unit wrote it; another's can only be read.
    pub own: bool,
}

/// Lists the programmes.
pub fn list_programmes(desk: &Desk, _: Nothing) -> Result<ProgrammesView, Failure> {
    desk.book.read(|reading| {
        let cell = reading.profile()?.unwrap_or_default().name;
        let unit = reading.unit()?;
        let known = reading.programmes()?;
        let offered = offered(desk)?.filter(|it| known.iter().all(|one| one.name != it.name));
        let rows = known.into_iter().map(|programme| {
            Ok::<_, Failure>(ProgrammeRow {
                id: programme.id.0,
                revision: reading.revision::<Programme>(programme.id.record())?,
                running: programme.runs_on(desk.today()),
                takes_part: programme.cells.lines().any(|line| line.trim() == cell),
                own: programme.owner == unit,
                form: form(programme),
            })
        });
        Ok(ProgrammesView {
            rows: rows.collect::<Result<_, _>>()?,
            offered,
        })
    })
}

fn shown(day: Option<NaiveDate>) -> String {
    day.map(|day| day.format("%d/%m/%Y").to_string())
        .unwrap_or_default()
}

fn form(programme: Programme) -> ProgrammeForm {
    ProgrammeForm {
        since: shown(programme.since),
        until: shown(programme.until),
        name: programme.name,
        reference: programme.reference,
        products_min: programme.products_min,
        products_max: programme.products_max,
        pilot: programme.pilot,
        cells: programme.cells,
        phases: programme.phases,
    }
}

/// The pilot that the rule file names, as a programme to write down.
fn offered(desk: &Desk) -> Result<Option<ProgrammeForm>, Failure> {
    let Some(rules) = desk.rules_now()?.programmes.as_ref() else {
        return Ok(None);
    };
    let products = rules.product_per_thematic.value;
    Ok(Some(ProgrammeForm {
        name: rules.tag.value.clone(),
        reference: rules.tag.reference.to_string(),
        products_min: i64::from(products.min),
        products_max: i64::from(products.max),
        pilot: rules.pilot.value,
        since: shown(Some(rules.begins.value)),
        until: String::new(),
        cells: String::new(),
        phases: rules.phases.value.join("\n"),
    }))
}
