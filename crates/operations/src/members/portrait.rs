//! The portrait in a member's file: brought in made small, taken out again, shown with the file.

use super::ShowMember;
use crate::{Desk, Failure, Saved, uploads};
use data_encoding::BASE64;
use domain::members::{Member, MemberField, MemberId, Picture, Portrait, PortraitId};
use serde::Deserialize;
use storage::Reading;
use ts_rs::TS;
use uuid::Uuid;

/// A picture for a file.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetPortrait {
    /// The member.
    pub member: Uuid,
    /// The picture that was brought in.
    pub upload: Uuid,
}

/// Puts a portrait into a file, in the place of the one that stood there.
pub fn set_portrait(desk: &Desk, request: SetPortrait) -> Result<Saved, Failure> {
    let bytes = uploads::whole(desk, request.upload)?;
    let picture = Picture(desk.host.read_portrait(&bytes, Picture::HEAVIEST)?);
    let id = MemberId(request.member);
    desk.save("set_portrait", "", |writing| {
        let member: Member = writing.reading().require(id.record())?;
        writing.about(&member.name())?;
        let portrait = match member.portrait {
            Some(known) => known,
            None => writing.new_id()?,
        };
        writing.put(&Portrait {
            id: portrait,
            owner: writing.unit(),
            member: id,
            picture,
        })?;
        writing.put(&Member {
            portrait: Some(portrait),
            ..member
        })?;
        Ok(id.record())
    })
}

/// Takes the portrait out of a file.
pub fn remove_portrait(desk: &Desk, request: ShowMember) -> Result<Saved, Failure> {
    let id = MemberId(request.id);
    desk.save("remove_portrait", "", |writing| {
        let member: Member = writing.reading().require(id.record())?;
        let known = member.portrait.ok_or(Failure::NotFound)?;
        writing.about(&member.name())?;
        let portrait: Portrait = writing.reading().require(known.record())?;
        writing.put(&Portrait {
            picture: Picture::default(),
            ..portrait
        })?;
        let field = MemberField::portrait.number();
        writing.set::<Member>(id.record(), field, &None::<PortraitId>)?;
        Ok(id.record())
    })
}

/// The portrait of a file in base 64; empty if there is none.
pub(super) fn shown(reading: &Reading<'_>, member: &Member) -> Result<String, Failure> {
    let Some(portrait) = member.portrait else {
        return Ok(String::new());
    };
    let portrait: Option<Portrait> = reading.get(portrait.record())?;
    Ok(portrait.map_or_else(String::new, |it| BASE64.encode(&it.picture.0)))
}
