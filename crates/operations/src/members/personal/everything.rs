//! Everything that the book holds of one person, in one workbook: the file, and every record that
//! names the person, with its history and with who can see it.

use super::audience::{self, SeerView};
use crate::members::ShowMember;
use crate::papers::{Printed, print_workbook};
use crate::{Desk, Failure};
use domain::dates::PartialDate;
use domain::members::{Member, MemberId, MembershipId, Portrait};
use domain::papers::{WorkbookCell, WorkbookColumn, WorkbookTable};
use domain::record::{DELETED, FieldValue, Fields, RecordId, RecordSpec, Value, spec};
use serde::Deserialize;
use std::collections::BTreeMap;
use storage::Reading;
use storage::members::{ToldOf, WrittenOf};

/// Titles and words of the workbook, as data.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    sheet: String,
    title: String,
    stem: String,
    columns: Vec<Column>,
    yes: String,
    no: String,
    elsewhere: String,
    history: String,
    deleted: String,
    audience: String,
    audience_now: String,
    audience_former: String,
    picture: String,
    named: String,
    erased: String,
    kinds: BTreeMap<String, String>,
    fields: BTreeMap<String, BTreeMap<String, String>>,
    values: BTreeMap<String, BTreeMap<String, String>>,
    steps: BTreeMap<String, String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Column {
    title: String,
    width: u16,
}

fn words() -> Result<Words, Failure> {
    serde_json::from_str(include_str!("words.json")).map_err(|source| Failure::internal(&source))
}

/// Writes everything the book holds of one person into one file.
pub fn export_person(desk: &Desk, request: ShowMember) -> Result<Printed, Failure> {
    let words = words()?;
    let id = MemberId(request.id);
    let table = desk.book.read(|reading| {
        let member: Member = reading.require(id.record())?;
        let unit = reading.profile()?.unwrap_or_default().name;
        let picture = match member.portrait {
            Some(portrait) => reading.get::<Portrait>(portrait.record())?,
            None => None,
        };
        let mut writer = Everything {
            words: &words,
            reading,
            stays: reading
                .memberships_of(id)?
                .iter()
                .map(|stay| stay.id)
                .collect(),
            member: id,
            rows: Vec::new(),
        };
        writer.all()?;
        writer.audience(desk)?;
        let columns = words.columns.iter().map(|column| WorkbookColumn {
            heading: column.title.clone(),
            width: column.width,
        });
        Ok::<_, Failure>(WorkbookTable {
            sheet: words.sheet.clone(),
            titles: vec![unit.to_uppercase(), words.title.clone(), member.name()],
            columns: columns.collect(),
            rows: writer.rows,
            picture: picture.map(|portrait| portrait.picture.0),
        })
    })?;
    let name = table.titles.last().cloned().unwrap_or_default();
    print_workbook(desk, &table, &format!("{} {name}", words.stem))
}

struct Everything<'r> {
    words: &'r Words,
    reading: &'r Reading<'r>,
    stays: Vec<MembershipId>,
    member: MemberId,
    rows: Vec<Vec<WorkbookCell>>,
}

impl Everything<'_> {
    fn all(&mut self) -> Result<(), Failure> {
        let told = self.reading.told_of(self.member)?;
        for one in &told {
            self.record(one)?;
        }
        for one in &told {
            self.history(one)?;
        }
        Ok(())
    }

    /// The values of one record. Of a record of the whole cell, as a meeting is, only what is said
    /// of this person, and what tells which one it is.
    fn record(&mut self, one: &ToldOf) -> Result<(), Failure> {
        let Some(spec) = spec(one.kind) else {
            return Ok(());
        };
        let fields = self.reading.fields(one.record)?;
        let name = self.name_of(spec, one.record, &fields)?;
        let shared = !one.entries.is_empty() || is_shared(spec);
        for field in spec.fields.iter().filter(|field| field.map_table.is_none()) {
            let value = fields.get(field.number);
            if one.named_in.contains(&field.number) && shared {
                let words = self.words.named.clone();
                self.row(spec, &name, field.name, words);
            } else if fields.erased().contains(&field.number) {
                let words = self.words.erased.clone();
                self.row(spec, &name, field.name, words);
            } else if !shared && !self.is_own_id(value) {
                let said = self.say(spec, field.name, value)?;
                if !said.is_empty() {
                    self.row(spec, &name, field.name, said);
                }
            }
        }
        for (number, value) in &one.entries {
            let field = spec.field(*number).map_or("", |field| field.name);
            let said = self.say_entry(field, value);
            self.row(spec, &name, field, said);
        }
        Ok(())
    }

    fn history(&mut self, one: &ToldOf) -> Result<(), Failure> {
        let Some(spec) = spec(one.kind) else {
            return Ok(());
        };
        let fields = self.reading.fields(one.record)?;
        let name = self.name_of(spec, one.record, &fields)?;
        let shared = !one.entries.is_empty() || is_shared(spec);
        for line in self.reading.written_of(one.record, &self.stays)? {
            let map = spec
                .field(line.field)
                .is_some_and(|field| field.map_table.is_some());
            if shared && !map && !one.named_in.contains(&line.field) {
                continue;
            }
            self.written(spec, &name, &line, map)?;
        }
        Ok(())
    }

    fn written(
        &mut self,
        spec: &RecordSpec,
        name: &str,
        line: &WrittenOf,
        map: bool,
    ) -> Result<(), Failure> {
        let field = spec.field(line.field).map_or("", |field| field.name);
        let say = |value: &Value| {
            if line.field == DELETED {
                Ok(self.yes_or_no(*value == Value::Int(1)))
            } else if map {
                Ok(self.say_entry(field, value))
            } else {
                self.say(spec, field, value)
            }
        };
        let (before, after) = (say(&line.before)?, say(&line.after)?);
        if before.is_empty() && after.is_empty() {
            return Ok(());
        }
        let who = if line.name.is_empty() {
            self.words.elsewhere.clone()
        } else {
            line.person_name.clone()
        };
        let verb = self.words.steps.get(&line.name).cloned();
        let title = if line.field == DELETED {
            self.words.deleted.clone()
        } else {
            self.title(spec, field)
        };
        self.rows.push(vec![
            text(&format!("{}: {}", self.words.history, self.kind(spec))),
            text(name),
            text(&title),
            text(&after),
            text(&before),
            text(&moment(&line.at)),
            text(
                &[Some(who), verb]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join(" · "),
            ),
        ]);
        Ok(())
    }

    fn audience(&mut self, desk: &Desk) -> Result<(), Failure> {
        let seen = audience::of(desk, self.reading, self.member)?;
        for (seers, when) in [
            (seen.now, &self.words.audience_now),
            (seen.former, &self.words.audience_former),
        ] {
            for seer in seers {
                let role = seer.role.map(|role| role.code());
                let role = role.and_then(|code| self.choice("people.role", code));
                let SeerView { name, unit, .. } = seer;
                let who = [Some(name), role, Some(unit)];
                let who = who.into_iter().flatten().filter(|part| !part.is_empty());
                let (audience, when) = (self.words.audience.clone(), when.clone());
                let who = who.collect::<Vec<_>>().join(", ");
                let cells = [audience, when, String::new(), who];
                self.rows
                    .push(padded(cells.iter().map(|cell| text(cell)).collect()));
            }
        }
        Ok(())
    }

    fn row(&mut self, spec: &RecordSpec, name: &str, field: &str, said: String) {
        let cells = [
            self.kind(spec),
            name.to_owned(),
            self.title(spec, field),
            said,
        ];
        self.rows
            .push(padded(cells.iter().map(|cell| text(cell)).collect()));
    }

    fn kind(&self, spec: &RecordSpec) -> String {
        let known = self.words.kinds.get(spec.table);
        known.cloned().unwrap_or_else(|| spec.table.to_owned())
    }

    fn title(&self, spec: &RecordSpec, field: &str) -> String {
        let known = self.words.fields.get(spec.table);
        let known = known.and_then(|fields| fields.get(field));
        known.cloned().unwrap_or_else(|| field.to_owned())
    }

    fn choice(&self, place: &str, code: &str) -> Option<String> {
        self.words.values.get(place)?.get(code).cloned()
    }

    fn yes_or_no(&self, yes: bool) -> String {
        if yes {
            self.words.yes.clone()
        } else {
            self.words.no.clone()
        }
    }

    fn is_own_id(&self, value: &Value) -> bool {
        let Value::Bytes(bytes) = value else {
            return false;
        };
        bytes.as_slice() == self.member.0.as_bytes()
            || self
                .stays
                .iter()
                .any(|stay| bytes.as_slice() == stay.0.as_bytes())
    }

    fn say(&self, spec: &RecordSpec, field: &str, value: &Value) -> Result<String, Failure> {
        Ok(match value {
            Value::Null => String::new(),
            // Nobody said anything.
            Value::Text(said) if said == "unknown" => String::new(),
            Value::Int(number) if is_flag(field) => self.yes_or_no(*number == 1),
            Value::Int(number) => number.to_string(),
            Value::Text(said) => self
                .choice(&format!("{}.{field}", spec.table), said)
                .unwrap_or_else(|| day(said)),
            Value::Bytes(bytes) => match uuid::Uuid::from_slice(bytes) {
                Ok(_) if self.is_own_id(value) => String::new(),
                Ok(id) => self.named(RecordId(id))?,
                Err(_) => {
                    let many = bytes.len().to_string();
                    self.words.picture.replace("{bytes}", &many)
                }
            },
        })
    }

    /// A mark in the roll, a ballot, or a line of a closed roll.
    fn say_entry(&self, field: &str, value: &Value) -> String {
        let Value::Text(said) = value else {
            return String::new();
        };
        let place = if field == "attendance" {
            "presence"
        } else {
            "ballots"
        };
        let (code, rest) = said.split_once(':').unwrap_or((said, ""));
        match self.choice(place, code) {
            Some(known) if rest.is_empty() => known,
            Some(known) => format!("{known} ({rest})"),
            None => said.clone(),
        }
    }

    /// What another record is called.
    fn named(&self, record: RecordId) -> Result<String, Failure> {
        let fields = self.reading.fields(record)?;
        for spec in domain::record::ALL {
            if self.reading.is_of_kind(spec, record)? {
                return self.name_of(spec, record, &fields);
            }
        }
        Ok(String::new())
    }

    /// What tells one record from others of its kind: its title, its day, its name.
    fn name_of(
        &self,
        spec: &RecordSpec,
        record: RecordId,
        fields: &Fields,
    ) -> Result<String, Failure> {
        if record == self.member.record() {
            return Ok(String::new());
        }
        let parts = NAMING.iter().filter_map(|name| {
            let field = spec.fields.iter().find(|field| field.name == *name)?;
            match fields.get(field.number) {
                Value::Text(said) if !said.is_empty() => Some(
                    self.choice(&format!("{}.{name}", spec.table), said)
                        .unwrap_or_else(|| day(said)),
                ),
                Value::Int(number) => Some(number.to_string()),
                Value::Null | Value::Text(_) | Value::Bytes(_) => None,
            }
        });
        Ok(parts.take(2).collect::<Vec<_>>().join(" · "))
    }
}

/// Fields by which a record is told from others of its kind, the most telling first.
const NAMING: [&str; 14] = [
    "title",
    "motion",
    "planned",
    "change",
    "role",
    "kind",
    "years",
    "year",
    "received",
    "name",
    "given",
    "effective",
    "since",
    "closed",
];

/// A record of the whole cell: what it says besides is not said of one person.
fn is_shared(spec: &RecordSpec) -> bool {
    matches!(spec.table, "meetings" | "votes" | "agenda_items")
}

fn is_flag(field: &str) -> bool {
    matches!(
        field,
        "early" | "left" | "late" | "carried" | "threshold_strict" | "active"
    )
}

fn padded(mut cells: Vec<WorkbookCell>) -> Vec<WorkbookCell> {
    cells.resize(7, WorkbookCell::Blank);
    cells
}

fn text(words: &str) -> WorkbookCell {
    if words.is_empty() {
        WorkbookCell::Blank
    } else {
        WorkbookCell::Text(words.to_owned())
    }
}

/// A date as dates are shown, as far as it is known; any other text as it is.
fn day(said: &str) -> String {
    let month = said.len() == 7 && said.chars().nth(4) == Some('-');
    let partial = PartialDate::from_value(&Value::Text(said.to_owned()));
    match (partial, said.len()) {
        (Some(date), 10) => date.to_string(),
        (Some(date), _) if month => date.to_string(),
        _ => moment(said),
    }
}

fn moment(said: &str) -> String {
    let minutes = said.get(..16).unwrap_or(said);
    chrono::NaiveDateTime::parse_from_str(minutes, "%Y-%m-%dT%H:%M").map_or_else(
        |_| said.to_owned(),
        |at| at.format("%d/%m/%Y %H:%M").to_string(),
    )
}

#[cfg(test)]
mod tests {
    use super::words;
    use domain::record::ALL;

    #[test]
    fn every_field_of_every_record_has_words_for_whoever_it_is_about() {
        let words = words().unwrap();
        for spec in ALL {
            assert!(words.kinds.contains_key(spec.table), "{}", spec.table);
            for field in spec.fields {
                assert!(
                    words.fields[spec.table].contains_key(field.name),
                    "{}.{}",
                    spec.table,
                    field.name
                );
            }
        }
        assert_eq!(words.columns.len(), 7, "a row has as many cells");
    }
}
