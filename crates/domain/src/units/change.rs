//! A change of the tree of units (chia tách, sáp nhập, giải thể, đổi tên, chuyển cấp trên), dated, so
//! that papers of an earlier day still name the bodies of that day.

use super::UnitId;
use crate::record::{Guard, RecordList, choice, id, nothing_derived, record};
use crate::text;
use chrono::NaiveDate;

id! {
    /// The id of a change of the tree.
    UnitChangeId
}

choice! {
    /// What happens to a unit.
    UnitAction {
        /// It ends (giải thể, kết thúc hoạt động).
        Close = "close",
        /// It goes into another one (sáp nhập).
        Merge = "merge",
        /// Some of its members become a new unit (chia tách).
        Split = "split",
        /// It gets another name (đổi tên).
        Rename = "rename",
        /// It comes under another body (chuyển cấp trên trực tiếp).
        Move = "move",
        /// It goes on after it was closed (hoạt động trở lại).
        Reopen = "reopen",
    }
}

record! {
    /// A change of the tree. It belongs to the tree, which everybody reads.
    record UnitChange(UnitChangeId, UnitChangeField) = 4 in "unit_changes",
    guard Guard::Open, derived nothing_derived;
    /// The unit it is about.
    10 unit: UnitId, Visible, None "unit";
    /// What happens to it.
    11 action: UnitAction, Visible, None "unit";
    /// From which day: a closed or merged unit has its last day on the day before.
    12 effective: Option<NaiveDate>, Visible, None "unit";
    /// Number of the decision.
    13 decision: String, Visible, None "unit";
    /// The unit it goes into, or the new one made from it.
    14 into: Option<UnitId>, Visible, None "unit";
    /// Its name before.
    15 name_before: String, Visible, None "unit";
    /// Its name from then on.
    16 name_after: String, Visible, None "unit";
    /// The body above it before.
    17 parent_before: Option<UnitId>, Visible, None "unit";
    /// The body above it from then on.
    18 parent_after: Option<UnitId>, Visible, None "unit";
    /// The name of the body above it before.
    19 above_before: String, Visible, None "unit";
    /// The name of the body above it from then on.
    20 above_after: String, Visible, None "unit";
    /// The stays and offices it ended.
    21 ended: RecordList, Visible, None "unit";
}

/// What a body is called on a day, by the changes of its name: each with its first day, the name
/// before and the name from then on. `now` is what stands on papers today; where nobody has changed
/// that since the last renaming, the new name holds from its day on.
#[must_use]
pub fn called_on(now: &str, changes: &[(NaiveDate, String, String)], day: NaiveDate) -> String {
    let mut changes: Vec<&(NaiveDate, String, String)> = changes.iter().collect();
    changes.sort_by_key(|(from, ..)| *from);
    let later = changes.iter().find(|(from, ..)| *from > day);
    if let Some((_, before, _)) = later {
        return as_body(now, before);
    }
    let outdated = changes
        .iter()
        .any(|(_, before, _)| as_body(now, before) == now);
    match changes.last() {
        Some((_, _, after)) if outdated || now.is_empty() => as_body(now, after),
        _ => now.to_owned(),
    }
}

const ORGANISATION: &str = "Đảng bộ";
const COMMITTEE: &str = "Đảng ủy";

/// The tree names organisations (đảng bộ), papers the committee that leads them (đảng ủy): a name of
/// the tree is said as the papers say it.
fn as_body(papers: &str, name: &str) -> String {
    let begins = |name: &str, word: &str| text::fold(name).starts_with(&text::fold(word));
    if begins(papers, COMMITTEE) && begins(name, ORGANISATION) {
        let rest: String = name.chars().skip(ORGANISATION.chars().count()).collect();
        return format!("{COMMITTEE}{rest}");
    }
    name.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn r_11_a_paper_names_the_body_of_its_day_whatever_it_was_called_since() {
        let change = |from: &str, before: &str, after: &str| {
            (day(from), before.to_owned(), after.to_owned())
        };
        let changes = [
            change("2026-07-01", "Đảng ủy xã B", "Đảng ủy phường C"),
            change("2025-07-01", "Đảng ủy huyện A", "Đảng ủy xã B"),
        ];
        let on = |now: &str, date: &str| called_on(now, &changes, day(date));
        for now in ["Đảng ủy huyện A", "Đảng ủy xã B", "Đảng ủy phường C", ""]
        {
            assert_eq!(on(now, "2025-06-30"), "Đảng ủy huyện A", "{now}");
            assert_eq!(on(now, "2025-07-01"), "Đảng ủy xã B", "{now}");
            assert_eq!(on(now, "2026-07-01"), "Đảng ủy phường C", "{now}");
        }
        assert_eq!(
            on("Đảng bộ phường C", "2026-12-01"),
            "Đảng bộ phường C",
            "the unit's own words for today stand"
        );
        assert_eq!(called_on("Chi bộ 1", &[], day("2020-01-01")), "Chi bộ 1");
        let tree = [change("2026-07-01", "Đảng bộ xã B", "Đảng bộ phường C")];
        for now in ["Đảng ủy xã B", "Đảng uỷ phường C"] {
            assert_eq!(called_on(now, &tree, day("2026-06-30")), "Đảng ủy xã B");
        }
        assert_eq!(
            called_on("Đảng ủy xã B", &tree, day("2026-07-01")),
            "Đảng ủy phường C",
            "papers name the committee of the organisation"
        );
    }
}
