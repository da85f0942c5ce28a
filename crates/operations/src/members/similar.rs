//! Similar members: asked before somebody is taken in twice.

use crate::{Desk, Failure};
use domain::dates::PartialDate;
use domain::members::Member;
use domain::text::fold;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// Who is about to be taken in.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FindSimilar {
    /// Family and middle names, and given name, as typed.
    pub name: String,
    /// Date of birth, as typed.
    pub birth: String,
    /// Card number, as typed.
    pub card_number: String,
}

/// Members who might be the same person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SimilarMembers {
    /// Each of them.
    pub members: Vec<SimilarMember>,
}

/// One who might be the same person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SimilarMember {
    /// The member.
    pub id: Uuid,
    /// The name.
    pub name: String,
    /// Date of birth.
    pub birth: String,
    /// Card number.
    pub card_number: String,
}

/// Finds members with the same card number, or the same folded name and a birth date that agrees.
pub fn find_similar(desk: &Desk, request: FindSimilar) -> Result<SimilarMembers, Failure> {
    let name = fold(&request.name);
    let card = request.card_number.trim().to_owned();
    let birth = request.birth.parse::<PartialDate>().ok();
    let words: Vec<String> = name.split_whitespace().map(str::to_owned).collect();
    if words.is_empty() && card.is_empty() {
        return Ok(SimilarMembers {
            members: Vec::new(),
        });
    }
    desk.book.read(|reading| {
        let mut candidates = reading.members_like(&words)?;
        if !card.is_empty() {
            candidates.extend(reading.members_like(std::slice::from_ref(&card))?);
        }
        let mut members: Vec<SimilarMember> = Vec::new();
        for (id, _) in candidates {
            let member: Member = reading.require(id.record())?;
            let same_card = !card.is_empty() && member.card_number == card;
            let same_name = fold(&member.name()) == name;
            let births_agree = match (birth, member.birth) {
                (Some(typed), Some(known)) => typed.agrees_with(&known),
                _ => true,
            };
            let known = members.iter().any(|other| other.id == id.0);
            if (same_card || (same_name && births_agree)) && !known {
                members.push(SimilarMember {
                    id: id.0,
                    name: member.name(),
                    birth: member
                        .birth
                        .map(|date| date.to_string())
                        .unwrap_or_default(),
                    card_number: member.card_number,
                });
            }
        }
        Ok(SimilarMembers { members })
    })
}
