//! What a page is shown of one meeting.

use super::plan::MeetingForm;
use super::{
    AwayForm, ContributionForm, FilingForm, HandoutForm, ItemForm, ObservationForm, PresenceChoice,
    ScoreSumView, VoterForm,
};
use crate::drafts::{DraftRow, ProductsView};
use crate::failure::NotNow;
use crate::history::DeliveryView;
use crate::tasks::{TaskRow, TaskToReport};
use chrono::NaiveDateTime;
use domain::meetings::{MeetingState, VoteBase, VoteKind, VoteMethod};
use domain::members::OfficeRole;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// Which meeting.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ShowMeeting {
    /// The meeting.
    pub id: Uuid,
}

/// Everything about a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MeetingView {
    /// The meeting.
    pub id: Uuid,
    /// To be sent back with a change.
    pub revision: i64,
    /// How far it is.
    pub state: MeetingState,
    /// The plan.
    pub form: MeetingForm,
    /// The planned moment.
    pub planned: NaiveDateTime,
    /// When it began.
    pub began: Option<NaiveDateTime>,
    /// When it ended.
    pub ended: Option<NaiveDateTime>,
    /// The day members were told.
    pub announced: Option<String>,
    /// Minutes its kind must last by the rule of its day or the cell's own.
    pub least_minutes: Option<u32>,
    /// The agenda.
    pub items: Vec<AgendaItemView>,
    /// Minutes planned for all items together.
    pub items_minutes: i64,
    /// The roll.
    pub roll: Vec<RollLineView>,
    /// Counts of the roll.
    pub count: RollCountView,
    /// The quorum, with its working.
    pub quorum: Option<QuorumView>,
    /// Votes.
    pub votes: Vec<VoteView>,
    /// Who spoke, in the order it was written down.
    pub contributions: Vec<ContributionView>,
    /// How it was put from moment to moment.
    pub reschedulings: Vec<ReschedulingView>,
    /// What was handed out.
    pub handouts: Vec<HandoutView>,
    /// What was handed in afterwards.
    pub filings: Vec<FilingView>,
    /// The last day on which papers are handed in in time, once the meeting is over.
    pub file_by: Option<RuledDay>,
    /// Whom the level above sent to follow it.
    pub observations: Vec<ObservationView>,
    /// The quality score, once the meeting is over; none for a kind that is not scored.
    pub score: Option<ScoreSumView>,
    /// The last day on which papers are handed out in time, by the rule of its day.
    pub materials_by: Option<RuledDay>,
    /// The cell meeting it prepares.
    pub prepares: Option<MeetingLink>,
    /// The meetings of the committee that prepare it.
    pub prepared_by: Vec<MeetingLink>,
    /// Drafts and products that came from it.
    pub drafts: Vec<DraftRow>,
    /// What its programme asks for; none where it asks for nothing.
    pub products: Option<ProductsView>,
    /// Tasks it gave.
    pub tasks: Vec<TaskRow>,
    /// The minutes' own words, Markdown.
    pub minutes: String,
    /// Words typed but not saved when the program stopped.
    pub unsaved_minutes: Option<String>,
    /// The minutes' number.
    pub number: Option<i64>,
    /// How often they were closed.
    pub version: i64,
    /// Why they were opened again.
    pub reopened: String,
    /// What the minutes said each time they were closed.
    pub versions: Vec<VersionView>,
    /// What stands against closing.
    pub lacks: Option<NotNow>,
    /// What is lacking, step by step.
    pub path: Vec<LackView>,
    /// How far the newest change has travelled.
    pub delivery: DeliveryView,
}

/// Something that was said on an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ContributionView {
    /// The contribution.
    pub id: Uuid,
    /// To be sent back with a change.
    pub revision: i64,
    /// The item.
    pub item: Option<Uuid>,
    /// The speaker's name.
    pub speaker: String,
    /// Who said what.
    pub form: ContributionForm,
}

/// A meeting put to another moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReschedulingView {
    /// When it was planned for.
    pub before: NaiveDateTime,
    /// When it is planned for instead.
    pub after: NaiveDateTime,
    /// Why.
    pub reason: String,
    /// The day this was decided.
    pub decided: String,
}

/// Something that was handed out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct HandoutView {
    /// The handout.
    pub id: Uuid,
    /// What, how, to whom and when.
    pub form: HandoutForm,
    /// It was in time by the rule of the meeting's day.
    pub on_time: Option<bool>,
}

/// Something that was handed in after the meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FilingView {
    /// The filing.
    pub id: Uuid,
    /// What, how and when.
    pub form: FilingForm,
    /// It was in time by the rule of the meeting's day.
    pub in_time: Option<bool>,
}

/// Somebody the level above sent to follow the meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ObservationView {
    /// The observation.
    pub id: Uuid,
    /// To be sent back with a change.
    pub revision: i64,
    /// Who, and the remark.
    pub form: ObservationForm,
}

/// Minutes as they stood when they were closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct VersionView {
    /// The how-manieth closing, from 1.
    pub version: i64,
    /// The day they were closed.
    pub closed: String,
    /// Why the version before was opened again.
    pub reason: String,
    /// The words as they would have been printed.
    pub words: String,
}

/// A day that a rule sets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RuledDay {
    /// The day.
    pub day: String,
    /// How many days from the meeting.
    pub days_before: u32,
    /// Where the rule is written.
    pub reference: String,
}

/// Another meeting this one has to do with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MeetingLink {
    /// The meeting.
    pub id: Uuid,
    /// When it is planned for.
    pub planned: NaiveDateTime,
    /// How far it is.
    pub state: MeetingState,
}

/// A step of the meeting's path and what it lacks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LackView {
    /// The step.
    pub step: PathStep,
    /// Done, or how many things are lacking.
    pub lacks: u32,
    /// The step is done.
    pub done: bool,
}

/// Steps of a meeting's path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PathStep {
    /// Plan and agenda.
    Prepare,
    /// Handing papers out.
    Announce,
    /// Roll-call.
    Roll,
    /// Discussing and voting.
    Discuss,
    /// Minutes.
    Minutes,
    /// The quality score; not for every kind.
    Score,
    /// Closing.
    Close,
    /// Products of the theme, which are often finished after the meeting; only where a programme
    /// asks for them or some were begun.
    Products,
}

/// One item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AgendaItemView {
    /// The item.
    pub id: Uuid,
    /// To be sent back with a change.
    pub revision: i64,
    /// Its printed number.
    pub number: String,
    /// The item.
    pub form: ItemForm,
    /// Added after the agenda was handed out.
    pub late: bool,
    /// The meeting whose minutes it asks to approve.
    pub approves: Option<Uuid>,
    /// The task whose result it asks for.
    pub task: Option<TaskToReport>,
    /// What was said, Markdown.
    pub record: String,
    /// What the chair concluded, Markdown.
    pub conclusion: String,
    /// A conclusion typed but not saved when the program stopped.
    pub unsaved_conclusion: Option<String>,
    /// Words typed but not saved when the program stopped.
    pub unsaved: Option<String>,
    /// Whether the quorum held at this item.
    pub quorum_holds: Option<bool>,
    /// Who may vote and was there for this item.
    pub voters: Option<u32>,
}

/// One line of the roll.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RollLineView {
    /// The stay in the cell.
    pub membership: Uuid,
    /// The name as of that day.
    pub name: String,
    /// Year of birth.
    pub birth_year: Option<i32>,
    /// Office.
    pub office: Option<OfficeRole>,
    /// Official, probationary, temporary.
    pub kind: RollKindView,
    /// Exempt from meetings that day.
    pub exempt: bool,
    /// The mark.
    pub presence: PresenceChoice,
    /// The reason of an excuse.
    pub reason: String,
    /// The stretches of the agenda the person was away for.
    pub away: Vec<AwayForm>,
}

/// In what right somebody stands on the roll.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RollKindView {
    /// Official member.
    Official,
    /// Probationary member.
    Probationary,
    /// Here for a time, counted at home.
    Temporary,
    /// Guest.
    Guest,
}

/// Counts of a roll.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct RollCountView {
    /// On the roll as members of the cell.
    pub all: u32,
    /// Present.
    pub present: u32,
    /// Absent with a reason.
    pub excused: u32,
    /// Absent without one.
    pub absent: u32,
    /// Exempt and not there.
    pub exempt: u32,
    /// Not marked yet.
    pub not_recorded: u32,
    /// Official members on the roll.
    pub official: u32,
    /// Official members present.
    pub official_present: u32,
    /// Temporary members present.
    pub temporary_present: u32,
}

/// The quorum and how it was worked out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct QuorumView {
    /// Official members.
    pub official: u32,
    /// Of them away for a time.
    pub temporarily_away: u32,
    /// Of them exempt and absent.
    pub exempt_and_absent: u32,
    /// Of them suspended.
    pub suspended: u32,
    /// Of them absent throughout for an accepted reason.
    pub excused_throughout: u32,
    /// What is left: the base.
    pub base: u32,
    /// How many that asks for.
    pub needed: u32,
    /// How many are there.
    pub present: u32,
    /// Whether that is enough.
    pub holds: bool,
    /// Where the rule is written.
    pub reference: String,
}

/// One vote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct VoteView {
    /// The vote.
    pub id: Uuid,
    /// To be sent back with a correction.
    pub revision: i64,
    /// What it decided.
    pub kind: VoteKind,
    /// Everybody who voted.
    pub voters: Vec<VoterForm>,
    /// How the base came about.
    pub working: Option<VoteWorkingView>,
    /// The item.
    pub item: Option<Uuid>,
    /// What was put to the vote.
    pub motion: String,
    /// How.
    pub method: VoteMethod,
    /// The base.
    pub base: i64,
    /// In favour.
    pub in_favour: i64,
    /// Against.
    pub against: i64,
    /// Abstained.
    pub abstained: i64,
    /// Numerator of the threshold.
    pub threshold_num: i64,
    /// Denominator of the threshold.
    pub threshold_den: i64,
    /// The threshold itself is not enough.
    pub threshold_strict: bool,
    /// How many in favour that asks for.
    pub needed: u32,
    /// Where the rule is written.
    pub rule: String,
    /// Carried.
    pub carried: bool,
}

/// How the base of a vote came about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct VoteWorkingView {
    /// What the share was taken of.
    pub base: VoteBase,
    /// Official members.
    pub official: u32,
    /// Of them away for a time.
    pub temporarily_away: u32,
    /// Of them exempt and absent.
    pub exempt_and_absent: u32,
    /// Of them suspended.
    pub suspended: u32,
    /// Of them absent throughout for an accepted reason.
    pub excused_throughout: u32,
    /// Official members without the exempt ones.
    pub official_not_exempt: u32,
    /// Official members there for the vote.
    pub present: u32,
}
