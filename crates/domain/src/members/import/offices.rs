//! Offices as lists write them: "Bí thư chi bộ, Trưởng thôn".

use crate::members::OfficeRole;
use crate::text::fold;

/// What a cell of offices holds.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Offices {
    /// Those that are kept.
    pub(super) known: Vec<OfficeRole>,
    /// Whether the cell says something else, too.
    pub(super) other: bool,
}

/// Reads every office of a cell.
pub(super) fn offices(text: &str) -> Offices {
    let mut read = Offices::default();
    let pieces = text.split([',', ';', '/', '\n', '+', '&']).map(fold);
    for piece in pieces.filter(|piece| !piece.is_empty() && !is_none(piece)) {
        match role(&piece) {
            Some(role) if !read.known.contains(&role) => read.known.push(role),
            Some(_) => {}
            None => read.other = true,
        }
    }
    read
}

/// No office at all.
fn is_none(folded: &str) -> bool {
    matches!(folded, "dang vien" | "dv" | "khong" | "-" | "x" | "0")
}

/// Folded, so y is i.
fn role(folded: &str) -> Option<OfficeRole> {
    let bare = folded
        .trim_end_matches(" chi bo")
        .trim_end_matches(" dang")
        .trim();
    Some(match bare {
        "bi thu" | "bt" | "secretari" => OfficeRole::Secretary,
        "pho bi thu" | "pbt" | "p bi thu" | "p. bi thu" | "deputi secretari" => OfficeRole::Deputy,
        "chi ui vien" | "chi ui" | "cuv" | "ui vien" | "committee member" => {
            OfficeRole::CommitteeMember
        }
        "to truong" | "to truong to" => OfficeRole::GroupLeader,
        "truong thon"
        | "truong khu"
        | "truong khu pho"
        | "truong ban"
        | "truong xom"
        | "truong ap"
        | "to truong to dan pho"
        | "to truong dan pho"
        | "truong khu dan cu" => OfficeRole::VillageHead,
        "truong ban cong tac mat tran" | "truong ban ctmt" | "truong ban mat tran" => {
            OfficeRole::FrontHead
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offices_are_read_as_lists_write_them() {
        use OfficeRole::*;
        for (text, known) in [
            ("Bí thư", vec![Secretary]),
            ("Bí thư chi bộ, Trưởng thôn", vec![Secretary, VillageHead]),
            ("Phó Bí thư Chi bộ", vec![Deputy]),
            (
                "Chi ủy viên; Trưởng ban công tác Mặt trận",
                vec![CommitteeMember, FrontHead],
            ),
            ("Tổ trưởng đảng", vec![GroupLeader]),
            ("Đảng viên", vec![]),
        ] {
            assert_eq!(
                offices(text),
                Offices {
                    known,
                    other: false
                },
                "{text}"
            );
        }
        let mixed = offices("Bí thư/Kế toán hợp tác xã");
        assert_eq!((mixed.known, mixed.other), (vec![Secretary], true));
    }
}
