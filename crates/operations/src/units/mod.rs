//! The book's own unit: what it says of itself on papers, and the rules that hold for it.

mod carry;
mod reorganise;
mod terms;
mod touched;
mod tree;

pub use reorganise::{ReopenUnit, Reorganisation, reopen_unit, reorganise_unit};
pub use terms::{
    RemoveTerm, TermEdit, TermForm, TermRow, TermsView, add_term, edit_term, list_terms,
    remove_term,
};
pub use touched::{TouchedMember, TouchedOffice, TouchedTask, TouchedView, preview_reorganisation};
pub use tree::{UnitChangeRow, UnitRow, UnitTree, WithoutCellRow, list_units};

use crate::form::Form;
use crate::{Desk, Failure, Nothing, Saved};
use domain::members::MembershipId;
use domain::rule_set::Trust;
use domain::units::{CellKind, Profile};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// What the unit says of itself, as it is typed and shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ProfileForm {
    /// Name as it stands on papers.
    pub name: String,
    /// The body above.
    pub higher_body: String,
    /// The place in the date line of papers.
    pub place: String,
    /// Where it usually meets.
    pub meeting_place: String,
    /// Minimum length of a regular meeting, where the competent committee set its own.
    pub regular_minutes: Option<i64>,
    /// The same for a regular meeting combined with a thematic one.
    pub combined_minutes: Option<i64>,
    /// The kind of the cell.
    pub cell_kind: CellKind,
    /// The commune, ward or special zone.
    pub commune: String,
    /// The province.
    pub province: String,
    /// Who usually chairs: a stay in the cell.
    #[serde(default)]
    pub chair: Option<Uuid>,
    /// Who usually takes the minutes: a stay in the cell.
    #[serde(default)]
    pub minute_taker: Option<Uuid>,
    /// When it usually meets, "19:30"; empty where that changes.
    #[serde(default)]
    pub meeting_time: String,
    /// Guests who are usually asked to come, one a line.
    #[serde(default)]
    pub usual_guests: String,
}

/// What the unit says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ProfileView {
    /// To be sent back with a change.
    pub revision: i64,
    /// The fields.
    pub form: ProfileForm,
}

/// Changed words.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ProfileEdit {
    /// The revision it was read at.
    pub revision: i64,
    /// The fields.
    pub form: ProfileForm,
}

/// Shows what the unit says of itself.
pub fn show_profile(desk: &Desk, _: Nothing) -> Result<ProfileView, Failure> {
    desk.book.read(|reading| {
        let profile = reading.profile()?.ok_or(Failure::NotFound)?;
        Ok(ProfileView {
            revision: reading.revision::<Profile>(profile.id.record())?,
            form: ProfileForm {
                name: profile.name,
                higher_body: profile.higher_body,
                place: profile.place,
                meeting_place: profile.meeting_place,
                regular_minutes: profile.regular_minutes,
                combined_minutes: profile.combined_minutes,
                cell_kind: profile.cell_kind,
                commune: profile.commune,
                province: profile.province,
                chair: profile.chair.map(|chair| chair.0),
                minute_taker: profile.minute_taker.map(|taker| taker.0),
                meeting_time: profile.meeting_time,
                usual_guests: profile.usual_guests,
            },
        })
    })
}

/// Changes what the unit says of itself.
pub fn edit_profile(desk: &Desk, request: ProfileEdit) -> Result<Saved, Failure> {
    let mut form = Form::default();
    let typed = request.form;
    let changed = Profile {
        name: form.required("name", &typed.name),
        higher_body: form.required("higher_body", &typed.higher_body),
        place: form.line("place", &typed.place),
        meeting_place: form.line("meeting_place", &typed.meeting_place),
        regular_minutes: typed
            .regular_minutes
            .map(|m| form.number("regular_minutes", m, 1, 600)),
        combined_minutes: typed
            .combined_minutes
            .map(|m| form.number("combined_minutes", m, 1, 600)),
        cell_kind: typed.cell_kind,
        commune: form.line("commune", &typed.commune),
        province: form.line("province", &typed.province),
        chair: typed.chair.map(MembershipId),
        minute_taker: typed.minute_taker.map(MembershipId),
        meeting_time: form.time("meeting_time", &typed.meeting_time),
        usual_guests: form.remark("usual_guests", &typed.usual_guests),
        ..Profile::default()
    };
    form.finish()?;
    desk.save("edit_profile", &changed.name.clone(), |writing| {
        let known = writing.reading().profile()?.ok_or(Failure::NotFound)?;
        writing.at_revision::<Profile>(known.id.record(), request.revision)?;
        let profile = Profile {
            id: known.id,
            owner: known.owner,
            not_kept: known.not_kept,
            ..changed
        };
        writing.put(&profile)?;
        Ok(profile.id.record())
    })
}

/// The rules of which day.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RulesOn {
    /// The day; empty is today.
    pub day: String,
}

/// The rules that hold on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RulesView {
    /// From when.
    pub valid_from: String,
    /// Until when; empty while they hold.
    pub valid_to: String,
    /// Each parameter.
    pub parameters: Vec<ParameterView>,
}

/// One parameter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ParameterView {
    /// Its name.
    pub key: String,
    /// Its value.
    pub value: String,
    /// Where it is written.
    pub reference: String,
    /// How far our copy is to be trusted.
    pub trust: TrustView,
}

/// How far our copy of a rule is to be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TrustView {
    /// Official text, or a text that quotes it.
    Official,
    /// A local variant, or generally known.
    Local,
    /// Sources disagree, or none was found.
    Unsure,
    /// Set by the unit itself.
    Own,
}

impl From<Trust> for TrustView {
    fn from(trust: Trust) -> Self {
        match trust {
            Trust::A | Trust::B => Self::Official,
            Trust::C | Trust::GeneralKnowledge => Self::Local,
            Trust::Unsure => Self::Unsure,
            Trust::Unit => Self::Own,
        }
    }
}

/// Shows the rules of a day.
pub fn show_rules(desk: &Desk, request: RulesOn) -> Result<RulesView, Failure> {
    let mut form = Form::default();
    let day = form.day("day", &request.day);
    form.finish()?;
    let rules = desk
        .rules
        .on(day.unwrap_or_else(|| desk.today()))
        .ok_or(Failure::NotFound)?;
    Ok(RulesView {
        valid_from: rules.valid_from.format("%d/%m/%Y").to_string(),
        valid_to: rules
            .valid_to
            .map(|day| day.format("%d/%m/%Y").to_string())
            .unwrap_or_default(),
        parameters: rules
            .parameters()
            .into_iter()
            .map(|parameter| ParameterView {
                key: parameter.key.to_owned(),
                value: parameter.value,
                reference: parameter.reference.to_string(),
                trust: parameter.trust.into(),
            })
            .collect(),
    })
}
