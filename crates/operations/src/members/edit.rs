//! Changing a member's file.

use super::MemberForm;
use super::form::check_dates;
use crate::failure::NotNow;
use crate::form::Form;
use crate::{Desk, Failure, Saved};
use domain::members::{Member, MemberId};
use serde::Deserialize;
use ts_rs::TS;
use uuid::Uuid;

/// A changed file, with the revision it was read at.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MemberEdit {
    /// The member.
    pub id: Uuid,
    /// The revision the form was filled from.
    pub revision: i64,
    /// The file.
    pub fields: MemberForm,
}

/// Changes a member's file.
pub fn edit_member(desk: &Desk, request: MemberEdit) -> Result<Saved, Failure> {
    let id = MemberId(request.id);
    let mut form = Form::default();
    let mut typed = Member::default();
    request.fields.fill(&mut form, &mut typed);
    check_dates(&mut form, &typed);
    form.finish()?;
    desk.save("edit_member", &typed.name(), |writing| {
        writing.at_revision::<Member>(id.record(), request.revision)?;
        let known: Member = writing.reading().require(id.record())?;
        if known.owner != writing.unit() {
            return Err(Failure::NotNow {
                reason: NotNow::OtherUnit,
            });
        }
        writing.put(&Member {
            id,
            owner: known.owner,
            portrait: known.portrait,
            merged_into: known.merged_into,
            ..typed
        })?;
        Ok(id.record())
    })
}
