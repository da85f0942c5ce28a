//! Whom the level above sent to follow a meeting, and the remark that was left.

use super::MeetingId;
use crate::record::{Guard, id, nothing_derived, record};

id! {
    /// An observation's id.
    ObservationId
}

record! {
    /// Somebody assigned from above to attend and follow a meeting (đồng chí theo dõi), with the
    /// remark on the meeting. The remark may come after the minutes are closed.
    record Observation(ObservationId, ObservationField) = 49 in "observations",
    guard Guard::Open, derived nothing_derived;
    /// The meeting.
    10 meeting: MeetingId, Visible, None "meetings";
    /// Who.
    11 name: String, Visible, Basic "minutes";
    /// From which body and in what office.
    12 sent_by: String, Visible, Basic "minutes";
    /// The remark on how the meeting was held.
    13 remark: String, Visible, Basic "minutes";
}
