//! A person's own data: requests with their clocks, everything in one file, who can see it, and
//! erasing it.

mod audience;
mod erase;
mod everything;
mod request;

pub use audience::{AudienceView, SeerKind, SeerView};
pub use erase::{ErasableField, EraseMember, ErasureView, erase_member};
pub use everything::export_person;
pub(crate) use request::deadlines;
pub use request::{
    AcknowledgeRequest, DataRequestView, NewDataRequest, RemoveRequest, SettleRequest,
    acknowledge_request, add_data_request, remove_request, settle_request,
};

use super::ShowMember;
use crate::units::TrustView;
use crate::{Desk, Failure};
use domain::members::{Member, MemberId};
use domain::rule_set::PersonalDataRules;
use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

/// What the page of a person's own data shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PersonalDataView {
    /// The member.
    pub id: Uuid,
    /// The whole name.
    pub name: String,
    /// Requests, the newest first.
    pub requests: Vec<DataRequestView>,
    /// The paper the clocks stand in.
    pub reference: String,
    /// How far our copy of them is to be trusted.
    pub trust: TrustView,
    /// Who can see the file.
    pub audience: AudienceView,
    /// What an erasure takes, and what it leaves.
    pub erasure: ErasureView,
}

/// Shows what a person may ask, and what was asked.
pub fn show_personal_data(desk: &Desk, request: ShowMember) -> Result<PersonalDataView, Failure> {
    let id = MemberId(request.id);
    let rules = rules(desk)?;
    desk.book.read(|reading| {
        let member: Member = reading.require(id.record())?;
        let requests = reading.data_requests_of(id)?;
        Ok(PersonalDataView {
            id: request.id,
            name: member.name(),
            requests: requests
                .into_iter()
                .map(|request| request::view(desk, rules, request))
                .collect(),
            reference: rules.erasure_days.reference.to_string(),
            trust: rules.erasure_days.trust.into(),
            audience: audience::of(desk, reading, id)?,
            erasure: erase::of(reading, rules, &member)?,
        })
    })
}

/// The rules of today; before the law there were none.
fn rules(desk: &Desk) -> Result<&PersonalDataRules, Failure> {
    desk.rules_now()?
        .personal_data
        .as_ref()
        .ok_or(Failure::NotFound)
}
