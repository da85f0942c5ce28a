//! Members: the roster, one member's file, and the workbook import.

mod add;
mod badge;
mod committee;
mod correct;
pub(crate) mod deadlines;
mod duplicates;
mod edit;
mod export;
mod form;
mod import;
mod list;
mod lists;
mod merge;
mod not_kept;
mod office;
mod personal;
mod portrait;
mod residents;
mod show;
mod similar;
mod standing;
mod transfers;

pub use add::{NewMember, RankChoice, add_member};
pub use badge::{
    BadgeView, CorrectBadge, NewBadge, RemoveBadge, correct_badge, record_badge, remove_badge,
};
pub use committee::{CommitteeView, show_committee};
pub use correct::{CorrectStanding, RemoveStanding, correct_standing, remove_standing};
pub use deadlines::{DeadlineView, FileDoubt};
pub use duplicates::{
    AlikeFile, AlikePair, ComparedFile, ComparisonView, DuplicatesView, TwoMembers,
    compare_members, find_duplicates, tell_apart,
};
pub use edit::{MemberEdit, edit_member};
pub use export::export_members;
pub use form::MemberForm;
pub(crate) use import::Watch;
pub use import::{
    CommitImport, ImportColumn, ImportDone, ImportPreview, ImportRow, PreviewImport, StopImport,
    commit_import, preview_import, stop_import,
};
pub use list::{
    ListMembers, MemberCounts, MemberList, MemberRow, MemberSort, count_members, list_members,
};
pub use lists::{
    ListChoices, ListColumnChoice, ListColumnView, MemberListPreview, MemberListRequest,
    export_member_list, preview_member_list, print_member_list, show_list_choices,
};
pub use merge::{MergeMembers, merge_members};
pub use not_kept::{KeptField, KeptFieldsEdit, KeptFieldsView, edit_kept_fields, show_kept_fields};
pub use office::{
    CorrectOffice, EndOffice, NewOffice, RemoveOffice, correct_office, end_office, give_office,
    remove_office,
};
pub(crate) use personal::deadlines as request_deadlines;
pub use personal::{
    AcknowledgeRequest, AudienceView, DataRequestView, ErasableField, EraseMember, ErasureView,
    NewDataRequest, PersonalDataView, RemoveRequest, SeerKind, SeerView, SettleRequest,
    acknowledge_request, add_data_request, erase_member, export_person, remove_request,
    settle_request, show_personal_data,
};
pub use portrait::{SetPortrait, remove_portrait, set_portrait};
pub use residents::{
    EndResidence, HandOutRemark, ListResidents, NewResident, PrintRemark, ResidentRow,
    ResidentsView, add_resident, end_residence, hand_out_remark, list_residents, print_remark,
};
pub use show::{
    MemberView, MembershipView, OfficeView, ShowMember, StandingEventView, show_member,
};
pub use similar::{FindSimilar, SimilarMember, SimilarMembers, find_similar};
pub use standing::{NewStanding, StandingView, record_standing};
pub use transfers::{
    LeaveByTransfer, NewTransfer, ReceiveTransfer, SendBack, ShowTransfer, TickTransferStep,
    TransferBack, TransferEdit, TransferForm, TransferList, TransferRow, TransferStepView,
    TransferView, edit_transfer, leave_by_transfer, list_transfers, prepare_transfer,
    print_transfer, receive_transfer, remove_transfer, return_from_transfer, send_back_transfer,
    show_transfer, take_back_transfer, tick_transfer_step,
};
