//! Fields of a file that the unit does not keep: emptied when they are switched off, and taken
//! from nobody after that.

use crate::{Desk, Failure, Nothing, Problem, Saved};
use domain::members::{
    MAY_BE_LEFT_OUT, Member, MemberField, MemberId, NotKept, Picture, Portrait, PortraitField,
    PortraitId,
};
use domain::record::{Record, Sensitivity};
use domain::units::Profile;
use serde::{Deserialize, Serialize};
use storage::Writing;
use ts_rs::TS;

/// Which fields are kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct KeptFieldsView {
    /// To be sent back with a change.
    pub revision: i64,
    /// Every field that may be switched off.
    pub fields: Vec<KeptField>,
}

/// One field that may be switched off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct KeptField {
    /// Its name.
    pub field: String,
    /// Whether it is kept.
    pub kept: bool,
    /// Whether the province switched it off; then the unit cannot switch it on.
    pub by_province: bool,
    /// Whether the law calls it sensitive.
    pub sensitive: bool,
    /// In how many files something is written in it, shown or not.
    pub written: u32,
}

/// Shows which fields of a file are kept.
pub fn show_kept_fields(desk: &Desk, _: Nothing) -> Result<KeptFieldsView, Failure> {
    desk.book.read(|reading| {
        let profile = reading.profile()?.ok_or(Failure::NotFound)?;
        let not_kept = reading.not_kept()?;
        let hidden = reading.hidden()?;
        let fields = MAY_BE_LEFT_OUT
            .iter()
            .filter_map(|field| Member::SPEC.field(field.number()))
            .map(|field| {
                let hidden = hidden.get(&field.number).map_or(0, Vec::len);
                let written = reading
                    .members_with(field.name)?
                    .len()
                    .saturating_add(hidden);
                let off = not_kept.holds(field.number);
                Ok::<_, Failure>(KeptField {
                    field: field.name.to_owned(),
                    kept: !off,
                    by_province: off && !profile.not_kept.holds(field.number),
                    sensitive: field.sensitivity == Sensitivity::Sensitive,
                    written: u32::try_from(written).unwrap_or(u32::MAX),
                })
            })
            .collect::<Result<_, _>>()?;
        Ok(KeptFieldsView {
            revision: reading.revision::<Profile>(profile.id.record())?,
            fields,
        })
    })
}

/// The fields that are not to be kept.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct KeptFieldsEdit {
    /// The revision it was read at.
    pub revision: i64,
    /// Names of the fields that are not kept.
    pub not_kept: Vec<String>,
}

/// Says which fields are not kept. What stands in them is emptied in the same step, so that one
/// undo brings both back; so is what lies in the book of fields that a unit above does not keep.
pub fn edit_kept_fields(desk: &Desk, request: KeptFieldsEdit) -> Result<Saved, Failure> {
    let not_kept = NotKept::of_names(&request.not_kept)
        .ok_or_else(|| Failure::invalid("not_kept", Problem::NotAChoice))?;
    desk.save("edit_kept_fields", "", |writing| {
        let known = writing.reading().profile()?.ok_or(Failure::NotFound)?;
        writing.at_revision::<Profile>(known.id.record(), request.revision)?;
        let hidden = writing.reading().hidden()?;
        for field in not_kept.and(&writing.reading().not_kept()?).fields() {
            let hidden = hidden.get(&field).map_or(&[][..], Vec::as_slice);
            empty(writing, field, hidden)?;
        }
        let id = known.id.record();
        writing.put(&Profile { not_kept, ..known })?;
        Ok(id)
    })
}

fn empty(writing: &mut Writing<'_>, field: u16, hidden: &[MemberId]) -> Result<(), Failure> {
    let Some(spec) = Member::SPEC.field(field) else {
        return Ok(());
    };
    let shown = writing.reading().members_with(spec.name)?;
    for member in shown.iter().chain(hidden) {
        if field == MemberField::portrait.number() {
            empty_portraits(writing, *member)?;
        } else {
            writing.set::<Member>(member.record(), field, &String::new())?;
        }
    }
    Ok(())
}

fn empty_portraits(writing: &mut Writing<'_>, member: MemberId) -> Result<(), Failure> {
    let picture = PortraitField::picture.number();
    for id in writing.reading().portraits_of(member)? {
        writing.set::<Portrait>(id.record(), picture, &Picture::default())?;
    }
    let field = MemberField::portrait.number();
    writing.set::<Member>(member.record(), field, &None::<PortraitId>)?;
    Ok(())
}
