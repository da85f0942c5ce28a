//! The words by which lists say one of a few things; folded, so y is i.

use crate::members::{FeeClass, MemberKind, Rank, Sex};

pub(super) fn sex(folded: &str) -> Option<Sex> {
    match folded {
        "nam" | "male" | "m" | "trai" | "ong" => Some(Sex::Male),
        "nu" | "female" | "f" | "gai" | "ba" => Some(Sex::Female),
        _ => None,
    }
}

pub(super) fn kind(folded: &str) -> Option<Rank> {
    match folded {
        "chinh thuc" | "dang vien chinh thuc" | "ct" | "dvct" | "official" => Some(Rank::Official),
        "du bi" | "dang vien du bi" | "db" | "dvdb" | "probationary" => Some(Rank::Probationary),
        _ => None,
    }
}

/// What somebody lives and works as.
pub(super) fn member_kind(folded: &str) -> Option<MemberKind> {
    Some(match folded {
        "can bo, cong chuc, vien chuc" | "can bo" | "cong chuc" | "vien chuc" | "giao vien" => {
            MemberKind::Cadre
        }
        "bo doi" | "quan doi" | "quan nhan" => MemberKind::Soldier,
        "cong an" => MemberKind::Police,
        "cong nhan, nguoi lao dong" | "cong nhan" | "nguoi lao dong" => MemberKind::Worker,
        "nong dan" => MemberKind::Farmer,
        "chu doanh nghiep, ho kinh doanh" | "chu doanh nghiep" | "ho kinh doanh" => {
            MemberKind::Business
        }
        "hoc sinh, sinh vien" | "hoc sinh" | "sinh vien" => MemberKind::Student,
        "huu tri" | "huu" | "nghi huu" => MemberKind::Retired,
        "khac" => MemberKind::Other,
        _ => return None,
    })
}

/// How the fee is worked out.
pub(super) fn fee_class(folded: &str) -> Option<FeeClass> {
    Some(match folded {
        "theo luong dong bhxh" | "luong dong bhxh" => FeeClass::Insured,
        "theo luong huu" | "luong huu" | "huu tri" => FeeClass::Pension,
        "hoc sinh, sinh vien" | "hoc sinh" | "sinh vien" => FeeClass::Student,
        "khac" => FeeClass::Other,
        "duoc mien, giam" | "mien" | "giam" | "mien, giam" => FeeClass::Eased,
        _ => return None,
    })
}
