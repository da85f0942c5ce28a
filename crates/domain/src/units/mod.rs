//! Units: the tree of Party organisations, and what one unit says of itself on its papers.

mod change;
mod term;

pub use change::{UnitAction, UnitChange, UnitChangeField, UnitChangeId, called_on};
pub use term::{Term, TermField, TermId, series_of};

use crate::members::{MembershipId, NotKept};
use crate::record::{Guard, choice, id, nothing_derived, record};

id! {
    /// A unit's id, issued by the province. The nil id is `self`: the unit of a book that is not
    /// enrolled yet.
    UnitId
}
id! {
    /// A profile's id.
    ProfileId
}

impl UnitId {
    /// The unit of a book that no province knows yet.
    pub const SELF: Self = Self(uuid::Uuid::nil());

    /// The tree itself: the owner of every unit's record and of the tree's history. Whoever is
    /// enrolled reads it.
    pub const TREE: Self = Self(uuid::Uuid::max());
}

choice! {
    /// Where a unit stands in the tree (DOMAIN.md 6).
    UnitLevel {
        /// Cell (chi bộ).
        Cell = "cell",
        /// Party group (tổ đảng).
        Group = "group",
        /// Subordinate committee (đảng ủy bộ phận).
        Subcommittee = "subcommittee",
        /// Base committee of a commune, ward or special zone (đảng ủy cơ sở).
        Commune = "commune",
        /// Provincial committee (tỉnh ủy).
        Province = "province",
    }
}

choice! {
    /// What kind of place a cell belongs to; HD 42-HD/BTCTW gives each its own contents.
    CellKind {
        /// Village or residential area.
        Residential = "residential",
        /// Office.
        Office = "office",
        /// School.
        School = "school",
        /// Health station or hospital.
        Health = "health",
        /// Enterprise.
        Enterprise = "enterprise",
        /// Armed forces.
        Forces = "forces",
        /// Something else.
        Other = "other",
    }
}

record! {
    /// A unit of the province's tree. It belongs to the tree; the province writes it, and a ward for
    /// the units directly below it.
    record Unit(UnitId, UnitField) = 1 in "units", guard Guard::Open, derived nothing_derived;
    /// Official name.
    10 name: String, Visible, None "unit";
    /// Short name for lists.
    11 short_name: String, Silent, None "unit";
    /// Its place in the tree.
    12 level: UnitLevel, Visible, None "unit";
    /// The unit above it.
    13 parent: Option<UnitId>, Visible, None "unit";
    /// Party-organisation code with its leading zeros.
    14 code: String, Visible, None "unit";
    /// The kind of a cell.
    15 cell_kind: CellKind, Visible, None "unit";
    /// Fields of a member's file that the unit must not keep.
    16 not_kept: NotKept, Visible, None "members";
    /// Its last day, once it is closed or went into another unit.
    17 closed: Option<chrono::NaiveDate>, Visible, None "unit";
    /// The unit it went into.
    18 went_into: Option<UnitId>, Visible, None "unit";
}

record! {
    /// What a unit says of itself: the words on its papers and its own parameters.
    record Profile(ProfileId, ProfileField) = 2 in "profiles",
    guard Guard::Open, derived nothing_derived;
    /// Name as it stands on papers.
    10 name: String, Visible, None "papers";
    /// The body above, as it stands on papers.
    11 higher_body: String, Visible, None "papers";
    /// The place in "Yên Thanh, ngày …".
    12 place: String, Visible, None "papers";
    /// Where it usually meets.
    13 meeting_place: String, Silent, None "meetings";
    /// Minimum length of a regular meeting in minutes, where the competent committee set its own.
    14 regular_minutes: Option<i64>, Visible, None "meetings";
    /// The kind of a cell.
    15 cell_kind: CellKind, Visible, None "unit";
    /// The commune, ward or special zone.
    16 commune: String, Visible, None "unit";
    /// The province.
    17 province: String, Visible, None "unit";
    /// Fields of a member's file that the unit does not keep.
    18 not_kept: NotKept, Visible, None "members";
    /// Who usually chairs.
    19 chair: Option<MembershipId>, Visible, Basic "meetings";
    /// Who usually takes the minutes.
    20 minute_taker: Option<MembershipId>, Visible, Basic "meetings";
    /// When it usually meets: "19:30".
    21 meeting_time: String, Silent, None "meetings";
    /// Guests who are usually asked to come, one a line.
    22 usual_guests: String, Visible, Basic "meetings";
    /// Minimum length in minutes of a regular meeting combined with a thematic one, where the
    /// competent committee set its own.
    23 combined_minutes: Option<i64>, Visible, None "meetings";
}
