//! The table of commands: the one list of everything a window can ask for.
//!
//! Every host and the TypeScript types come from it. A command that is missing somewhere does not
//! compile.

/// Hands the table to a macro. `laptop` commands work without an open book; `desk` commands answer
/// `Locked` without one.
#[macro_export]
macro_rules! with_commands {
    ($callback:ident) => {
        $callback! {
            laptop laptop::show_shelf(Nothing) -> laptop::ShelfView;
            laptop laptop::suggest_passphrase(Nothing) -> laptop::SuggestedPassphrase;
            laptop laptop::create_book(laptop::NewBookForm) -> laptop::CreatedBook;
            laptop laptop::open_practice_book(Nothing) -> laptop::PracticeBook;
            laptop laptop::unlock_book(laptop::UnlockBook) -> laptop::DeskView;
            laptop laptop::recover_book(laptop::RecoverBook) -> laptop::DeskView;
            laptop laptop::lock_book(Nothing) -> laptop::ShelfView;
            laptop laptop::show_desk(Nothing) -> laptop::DeskView;
            desk laptop::change_passphrase(laptop::ChangePassphrase) -> Saved;
            desk laptop::print_recovery_sheet(laptop::PrintRecoverySheet) -> papers::Printed;

            desk today::show_today(Nothing) -> today::TodayView;
            desk today::search_book(today::SearchBook) -> today::SearchView;

            desk units::show_profile(Nothing) -> units::ProfileView;
            desk units::edit_profile(units::ProfileEdit) -> Saved;
            desk units::list_terms(Nothing) -> units::TermsView;
            desk units::add_term(units::TermForm) -> Saved;
            desk units::edit_term(units::TermEdit) -> Saved;
            desk units::remove_term(units::RemoveTerm) -> Saved;
            desk units::show_rules(units::RulesOn) -> units::RulesView;
            desk units::list_units(Nothing) -> units::UnitTree;
            desk units::preview_reorganisation(units::Reorganisation) -> units::TouchedView;
            desk units::reorganise_unit(units::Reorganisation) -> Saved;
            desk units::reopen_unit(units::ReopenUnit) -> Saved;

            desk people::list_people(Nothing) -> people::PeopleView;
            desk people::add_person(people::NewPerson) -> Saved;

            desk members::list_members(members::ListMembers) -> members::MemberList;
            desk members::count_members(Nothing) -> members::MemberCounts;
            desk members::show_member(members::ShowMember) -> members::MemberView;
            desk members::add_member(members::NewMember) -> Saved;
            desk members::edit_member(members::MemberEdit) -> Saved;
            desk members::find_similar(members::FindSimilar) -> members::SimilarMembers;
            desk members::find_duplicates(Nothing) -> members::DuplicatesView;
            desk members::compare_members(members::TwoMembers) -> members::ComparisonView;
            desk members::tell_apart(members::TwoMembers) -> Saved;
            desk members::merge_members(members::MergeMembers) -> Saved;
            desk members::record_standing(members::NewStanding) -> Saved;
            desk members::correct_standing(members::CorrectStanding) -> Saved;
            desk members::remove_standing(members::RemoveStanding) -> Saved;
            desk members::give_office(members::NewOffice) -> Saved;
            desk members::end_office(members::EndOffice) -> Saved;
            desk members::correct_office(members::CorrectOffice) -> Saved;
            desk members::remove_office(members::RemoveOffice) -> Saved;
            desk members::show_committee(Nothing) -> members::CommitteeView;
            desk members::record_badge(members::NewBadge) -> Saved;
            desk members::correct_badge(members::CorrectBadge) -> Saved;
            desk members::remove_badge(members::RemoveBadge) -> Saved;
            desk members::set_portrait(members::SetPortrait) -> Saved;
            desk members::remove_portrait(members::ShowMember) -> Saved;
            desk members::show_personal_data(members::ShowMember) -> members::PersonalDataView;
            desk members::export_person(members::ShowMember) -> papers::Printed;
            desk members::add_data_request(members::NewDataRequest) -> Saved;
            desk members::acknowledge_request(members::AcknowledgeRequest) -> Saved;
            desk members::settle_request(members::SettleRequest) -> Saved;
            desk members::remove_request(members::RemoveRequest) -> Saved;
            desk members::erase_member(members::EraseMember) -> Saved;
            desk members::show_kept_fields(Nothing) -> members::KeptFieldsView;
            desk members::edit_kept_fields(members::KeptFieldsEdit) -> Saved;
            desk members::preview_import(members::PreviewImport) -> members::ImportPreview;
            desk members::commit_import(members::CommitImport) -> members::ImportDone;
            desk members::stop_import(members::StopImport) -> Nothing;
            desk members::export_members(Nothing) -> papers::Printed;
            desk members::show_list_choices(Nothing) -> members::ListChoices;
            desk members::preview_member_list(members::MemberListRequest) -> members::MemberListPreview;
            desk members::print_member_list(members::MemberListRequest) -> papers::Printed;
            desk members::list_residents(members::ListResidents) -> members::ResidentsView;
            desk members::add_resident(members::NewResident) -> Saved;
            desk members::end_residence(members::EndResidence) -> Saved;
            desk members::hand_out_remark(members::HandOutRemark) -> Saved;
            desk members::print_remark(members::PrintRemark) -> papers::Printed;
            desk members::export_member_list(members::MemberListRequest) -> papers::Printed;
            desk members::list_transfers(Nothing) -> members::TransferList;
            desk members::show_transfer(members::ShowTransfer) -> members::TransferView;
            desk members::prepare_transfer(members::NewTransfer) -> Saved;
            desk members::edit_transfer(members::TransferEdit) -> Saved;
            desk members::remove_transfer(members::ShowTransfer) -> Saved;
            desk members::tick_transfer_step(members::TickTransferStep) -> Saved;
            desk members::leave_by_transfer(members::LeaveByTransfer) -> Saved;
            desk members::receive_transfer(members::ReceiveTransfer) -> Saved;
            desk members::send_back_transfer(members::SendBack) -> Saved;
            desk members::return_from_transfer(members::TransferBack) -> Saved;
            desk members::take_back_transfer(members::TransferBack) -> Saved;
            desk members::print_transfer(members::ShowTransfer) -> papers::Printed;

            desk uploads::begin_upload(uploads::BeginUpload) -> uploads::Upload;
            desk uploads::append_upload(uploads::AppendUpload) -> uploads::Upload;
            desk uploads::cancel_upload(uploads::CancelUpload) -> Nothing;

            desk attachments::begin_attachment(uploads::BeginUpload) -> uploads::Upload;
            desk attachments::attach_file(attachments::AttachFile) -> Saved;
            desk attachments::list_attachments(attachments::ListAttachments) -> attachments::AttachmentsView;
            desk attachments::open_attachment(attachments::OpenAttachment) -> Nothing;
            desk attachments::caption_attachment(attachments::CaptionAttachment) -> Saved;
            desk attachments::order_attachments(attachments::OrderAttachments) -> Saved;
            desk attachments::show_thumbnail(attachments::ShowThumbnail) -> attachments::Thumbnail;
            desk attachments::remove_attachment(attachments::RemoveAttachment) -> Saved;

            desk incoming::list_incoming(incoming::ListIncoming) -> incoming::IncomingView;
            desk incoming::add_incoming(incoming::NewIncoming) -> Saved;
            desk incoming::edit_incoming(incoming::IncomingEdit) -> Saved;
            desk incoming::remove_incoming(incoming::RemoveIncoming) -> Saved;

            desk programmes::list_programmes(Nothing) -> programmes::ProgrammesView;
            desk programmes::add_programme(programmes::NewProgramme) -> Saved;
            desk programmes::edit_programme(programmes::ProgrammeEdit) -> Saved;
            desk programmes::remove_programme(programmes::RemoveProgramme) -> Saved;

            desk meetings::list_meetings(meetings::ListMeetings) -> meetings::MeetingList;
            desk meetings::show_attendance(meetings::ShowAttendance) -> meetings::AttendanceView;
            desk meetings::list_ahead(meetings::ListAhead) -> meetings::MeetingsAhead;
            desk meetings::show_meeting(meetings::ShowMeeting) -> meetings::MeetingView;
            desk meetings::plan_meeting(meetings::NewMeeting) -> Saved;
            desk meetings::preview_year(meetings::PreviewYear) -> meetings::YearPreview;
            desk meetings::plan_year(meetings::PlanYear) -> Saved;
            desk meetings::edit_meeting(meetings::MeetingEdit) -> Saved;
            desk meetings::delete_meeting(meetings::ShowMeeting) -> Saved;
            desk meetings::add_item(meetings::NewItem) -> Saved;
            desk meetings::edit_item(meetings::ItemEdit) -> Saved;
            desk meetings::move_item(meetings::MoveItem) -> Saved;
            desk meetings::remove_item(meetings::RemoveItem) -> Saved;
            desk meetings::show_proposals(meetings::ShowMeeting) -> meetings::ProposalsView;
            desk meetings::propose_items(meetings::ProposeItems) -> Saved;
            desk meetings::show_template(Nothing) -> meetings::TemplateView;
            desk meetings::keep_template(Nothing) -> Saved;
            desk meetings::add_recurring(meetings::NewRecurring) -> Saved;
            desk meetings::edit_recurring(meetings::RecurringEdit) -> Saved;
            desk meetings::move_recurring(meetings::MoveRecurring) -> Saved;
            desk meetings::remove_recurring(meetings::RemoveRecurring) -> Saved;
            desk meetings::announce_meeting(meetings::ShowMeeting) -> Saved;
            desk meetings::add_handout(meetings::NewHandout) -> Saved;
            desk meetings::remove_handout(meetings::RemoveHandout) -> Saved;
            desk meetings::add_filing(meetings::NewFiling) -> Saved;
            desk meetings::remove_filing(meetings::RemoveFiling) -> Saved;
            desk meetings::add_observation(meetings::NewObservation) -> Saved;
            desk meetings::edit_observation(meetings::ObservationEdit) -> Saved;
            desk meetings::remove_observation(meetings::RemoveObservation) -> Saved;
            desk meetings::show_score(meetings::ShowMeeting) -> meetings::ScoreView;
            desk meetings::mark_score(meetings::MarkScore) -> Saved;
            desk meetings::begin_meeting(meetings::ShowMeeting) -> Saved;
            desk meetings::mark_presence(meetings::MarkPresence) -> Saved;
            desk meetings::mark_rest_present(meetings::ShowMeeting) -> Saved;
            desk meetings::show_voters(meetings::ShowVoters) -> meetings::VotersView;
            desk meetings::take_vote(meetings::NewVote) -> Saved;
            desk meetings::correct_vote(meetings::VoteEdit) -> Saved;
            desk meetings::remove_vote(meetings::RemoveVote) -> Saved;
            desk meetings::record_item(meetings::ItemRecord) -> Saved;
            desk meetings::conclude_item(meetings::ItemRecord) -> Saved;
            desk meetings::add_contribution(meetings::NewContribution) -> Saved;
            desk meetings::edit_contribution(meetings::ContributionEdit) -> Saved;
            desk meetings::remove_contribution(meetings::RemoveContribution) -> Saved;
            desk meetings::end_meeting(meetings::ShowMeeting) -> Saved;
            desk meetings::correct_times(meetings::CorrectTimes) -> Saved;
            desk meetings::save_minutes(meetings::MinutesEdit) -> Saved;
            desk meetings::keep_typing(meetings::KeepTyping) -> Nothing;
            desk meetings::close_meeting(meetings::ShowMeeting) -> Saved;
            desk meetings::reopen_meeting(meetings::ReopenMeeting) -> Saved;
            desk papers::print_paper(papers::PrintPaper) -> papers::Printed;
            desk papers::print_pack(meetings::ShowMeeting) -> papers::Pack;
            desk papers::open_paper(papers::OpenPaper) -> Nothing;
            desk papers::print_thematic_plan(papers::PrintThematicPlan) -> papers::Printed;
            desk papers::print_monthly_report(papers::PrintMonthlyReport) -> papers::Printed;
            desk papers::show_layout(Nothing) -> papers::LayoutView;
            desk papers::keep_layout(papers::LayoutForm) -> Saved;
            desk papers::reset_layout(Nothing) -> Saved;
            desk papers::print_layout_sample(papers::LayoutForm) -> papers::Printed;
            desk papers::list_meeting_papers(meetings::ShowMeeting) -> papers::MeetingPapersView;
            desk papers::show_meeting_paper(papers::ShowMeetingPaper) -> papers::MeetingPaperView;
            desk papers::draft_meeting_paper(papers::ShowMeetingPaper) -> Saved;
            desk papers::edit_meeting_paper(papers::MeetingPaperEdit) -> Saved;
            desk papers::describe_meeting_paper(papers::MeetingPaperForm) -> Saved;
            desk papers::settle_meeting_paper(papers::SettleMeetingPaper) -> Saved;
            desk papers::adopt_meeting_paper(papers::AdoptMeetingPaper) -> Saved;
            desk papers::reopen_meeting_paper(papers::ReopenMeetingPaper) -> Saved;
            desk papers::drop_meeting_paper(papers::DropMeetingPaper) -> Saved;

            desk drafts::list_drafts(Nothing) -> drafts::DraftList;
            desk drafts::show_draft_choices(Nothing) -> drafts::DraftChoices;
            desk drafts::print_draft_list(drafts::DraftsShown) -> papers::Printed;
            desk drafts::export_draft_list(drafts::DraftsShown) -> papers::Printed;
            desk drafts::show_draft(drafts::ShowDraft) -> drafts::DraftView;
            desk drafts::compare_draft(drafts::CompareDraft) -> drafts::DraftDifferenceView;
            desk drafts::export_draft(drafts::ExportDraft) -> papers::Printed;
            desk drafts::add_draft(drafts::NewDraft) -> Saved;
            desk drafts::edit_draft(drafts::DraftEdit) -> Saved;
            desk drafts::save_draft_text(drafts::DraftTextEdit) -> Saved;
            desk drafts::settle_draft_text(drafts::SettleDraftText) -> Saved;
            desk drafts::remove_draft(drafts::ShowDraft) -> Saved;
            desk drafts::send_draft(drafts::ShowDraft) -> Saved;
            desk drafts::take_back_draft(drafts::ShowDraft) -> Saved;
            desk drafts::return_draft(drafts::DraftRemark) -> Saved;
            desk drafts::approve_draft(drafts::ApproveDraft) -> Saved;
            desk drafts::reopen_draft(drafts::DraftRemark) -> Saved;
            desk drafts::remark_draft(drafts::DraftRemark) -> Saved;
            desk drafts::add_hand_in(drafts::NewHandIn) -> Saved;
            desk drafts::edit_hand_in(drafts::HandInEdit) -> Saved;
            desk drafts::remove_hand_in(drafts::RemoveHandIn) -> Saved;
            desk drafts::keep_draft_version(drafts::KeepDraftVersion) -> Saved;
            desk drafts::restore_draft_version(drafts::RestoreDraftVersion) -> Saved;
            desk drafts::add_draft_comment(drafts::NewDraftComment) -> Saved;
            desk drafts::settle_draft_comment(drafts::SettleDraftComment) -> Saved;
            desk drafts::remove_draft_comment(drafts::RemoveDraftComment) -> Saved;

            desk tasks::list_tasks(Nothing) -> tasks::TaskList;
            desk tasks::print_follow_up(tasks::PrintFollowUp) -> papers::Printed;
            desk tasks::show_task(tasks::ShowTask) -> tasks::TaskView;
            desk tasks::report_task(tasks::ReportTask) -> Saved;
            desk tasks::add_task(tasks::NewTask) -> Saved;
            desk tasks::edit_task(tasks::TaskEdit) -> Saved;
            desk tasks::finish_task(tasks::FinishTask) -> Saved;

            desk history::list_history(history::ListHistory) -> history::HistoryView;
            desk history::show_step(history::ShowStep) -> history::StepView;
            desk history::undo_step(history::ShowStep) -> Saved;

            desk conflicts::list_conflicts(Nothing) -> conflicts::ConflictList;
            desk conflicts::settle_conflict(conflicts::SettleConflict) -> Saved;

            desk exchange::show_exchange(Nothing) -> exchange::ExchangeView;
            desk exchange::enrol_book(exchange::EnrolBook) -> exchange::ExchangeView;
            desk exchange::exchange_now(Nothing) -> exchange::ExchangeView;
            desk exchange::list_refused(Nothing) -> exchange::RefusedList;
            desk exchange::show_sticks(Nothing) -> exchange::SticksView;
            desk exchange::write_stick(exchange::OnStick) -> exchange::WrittenStickView;
            desk exchange::take_stick(exchange::OnStick) -> exchange::TakenStickView;
        }
    };
}

use crate::{
    Failure, Laptop, Nothing, Saved, attachments, conflicts, drafts, exchange, history, incoming,
    laptop, meetings, members, papers, people, programmes, tasks, today, units, uploads,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

macro_rules! dispatch {
    ($( $seat:ident $noun:ident :: $name:ident ($request:ty) -> $response:ty; )*) => {
        impl Laptop {
            /// Does what a window asks for.
            ///
            /// # Errors
            /// What the command answers; `BadRequest` for a name or request that is not known.
            pub fn call(&self, name: &str, request: Value) -> Result<Value, Failure> {
                match name {
                    $( stringify!($name) => {
                        let request: $request = read(request)?;
                        let response: $response = seat!($seat, self, $noun::$name, request)?;
                        write(&response)
                    } )*
                    _ => Err(Failure::BadRequest),
                }
            }
        }

        /// Every command's name, in the order of the table.
        pub const COMMANDS: &[&str] = &[ $( stringify!($name), )* ];
    };
}

macro_rules! seat {
    (laptop, $laptop:expr, $verb:path, $request:expr) => {
        $verb($laptop, $request)
    };
    (desk, $laptop:expr, $verb:path, $request:expr) => {
        $laptop.at_desk(|desk| $verb(desk, $request))
    };
}

with_commands!(dispatch);

fn read<T: DeserializeOwned>(request: Value) -> Result<T, Failure> {
    serde_json::from_value(request).map_err(|_| Failure::BadRequest)
}

fn write<T: Serialize>(response: &T) -> Result<Value, Failure> {
    serde_json::to_value(response).map_err(|source| Failure::internal(&source))
}
