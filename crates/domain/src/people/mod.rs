//! People: who works in a book. Each has one key slot and one passphrase.

use crate::members::MemberId;
use crate::record::{Guard, choice, id, nothing_derived, record};

id! {
    /// A person's id.
    PersonId
}

choice! {
    /// What a person does in the book. Bookkeeping, not a wall.
    PersonRole {
        /// Secretary (bí thư).
        Secretary = "secretary",
        /// Deputy secretary (phó bí thư).
        Deputy = "deputy",
        /// Committee member (chi ủy viên).
        CommitteeMember = "committee_member",
        /// Keeps the book for the cell without an office.
        Clerk = "clerk",
    }
}

record! {
    /// A person who works in this book (người dùng sổ). Every step bears one.
    record Person(PersonId, PersonField) = 3 in "people",
    guard Guard::Open, derived nothing_derived;
    /// Full name.
    10 name: String, Visible, Basic "who acted";
    /// What the person does here.
    11 role: PersonRole, Visible, None "who acted";
    /// The person's own file, if a member here.
    12 member: Option<MemberId>, Visible, Basic "who acted";
    /// The person no longer works in the book.
    13 left: bool, Visible, None "who acted";
}
