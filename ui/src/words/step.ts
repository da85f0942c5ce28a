/** What each step of the history is called. */
import { m } from '$paraglide/messages.js';
import type { Commands } from '$backend/bindings/Commands';
import type { Saved } from '$backend/bindings/Saved';

/** Every command that writes a step, from the table of commands, and those that answer otherwise. */
export type Verb =
	| { [C in keyof Commands]: Commands[C]['response'] extends Saved ? C : never }[keyof Commands]
	| 'create_book'
	| 'commit_import'
	| 'receive_erasure'
	| 'fill_practice_book';

const STEPS = {
	create_book: m.step_create_book,
	fill_practice_book: () => m.step_fill_practice(),
	change_passphrase: m.step_change_passphrase,
	edit_profile: m.step_edit_profile,
	add_person: m.step_add_person,
	add_member: m.step_add_member,
	edit_member: m.step_edit_member,
	record_standing: m.step_record_standing,
	give_office: m.step_give_office,
	end_office: m.step_end_office,
	remove_office: m.step_remove_office,
	record_badge: m.step_record_badge,
	remove_badge: m.step_remove_badge,
	set_portrait: m.step_set_portrait,
	remove_portrait: m.step_remove_portrait,
	correct_standing: m.step_correct_standing,
	remove_standing: m.step_remove_standing,
	edit_kept_fields: m.step_edit_kept_fields,
	add_data_request: m.step_add_data_request,
	acknowledge_request: m.step_acknowledge_request,
	settle_request: m.step_settle_request,
	remove_request: m.step_remove_request,
	erase_member: m.step_erase_member,
	receive_erasure: () => m.step_receive_erasure(),
	tell_apart: m.step_tell_apart,
	merge_members: m.step_merge_members,
	add_resident: m.step_add_resident,
	end_residence: m.step_end_residence,
	hand_out_remark: m.step_hand_out_remark,
	prepare_transfer: m.step_prepare_transfer,
	edit_transfer: m.step_edit_transfer,
	remove_transfer: m.step_remove_transfer,
	tick_transfer_step: m.step_tick_transfer_step,
	leave_by_transfer: m.step_leave_by_transfer,
	receive_transfer: m.step_receive_transfer,
	send_back_transfer: m.step_send_back_transfer,
	return_from_transfer: m.step_return_from_transfer,
	take_back_transfer: m.step_take_back_transfer,
	commit_import: m.step_commit_import,
	plan_meeting: m.step_plan_meeting,
	edit_meeting: m.step_edit_meeting,
	delete_meeting: m.step_delete_meeting,
	add_item: m.step_add_item,
	edit_item: m.step_edit_item,
	move_item: m.step_move_item,
	remove_item: m.step_remove_item,
	propose_items: m.step_propose_items,
	keep_template: m.step_keep_template,
	add_recurring: m.step_add_recurring,
	edit_recurring: m.step_edit_recurring,
	move_recurring: m.step_move_recurring,
	remove_recurring: m.step_remove_recurring,
	announce_meeting: m.step_announce_meeting,
	add_handout: m.step_add_handout,
	remove_handout: m.step_remove_handout,
	add_filing: m.step_add_filing,
	remove_filing: m.step_remove_filing,
	add_observation: m.step_add_observation,
	edit_observation: m.step_edit_observation,
	remove_observation: m.step_remove_observation,
	mark_score: m.step_mark_score,
	begin_meeting: m.step_begin_meeting,
	mark_presence: m.step_mark_presence,
	mark_rest_present: m.step_mark_rest_present,
	take_vote: m.step_take_vote,
	correct_vote: m.step_correct_vote,
	remove_vote: m.step_remove_vote,
	record_item: m.step_record_item,
	add_contribution: m.step_add_contribution,
	edit_contribution: m.step_edit_contribution,
	remove_contribution: m.step_remove_contribution,
	end_meeting: m.step_end_meeting,
	correct_times: m.step_correct_times,
	save_minutes: m.step_save_minutes,
	close_meeting: m.step_close_meeting,
	conclude_item: m.step_conclude_item,
	draft_meeting_paper: m.step_draft_meeting_paper,
	edit_meeting_paper: m.step_edit_meeting_paper,
	describe_meeting_paper: m.step_describe_meeting_paper,
	settle_meeting_paper: m.step_settle_meeting_paper,
	adopt_meeting_paper: m.step_adopt_meeting_paper,
	reopen_meeting_paper: m.step_reopen_meeting_paper,
	drop_meeting_paper: m.step_drop_meeting_paper,
	add_term: m.step_add_term,
	edit_term: m.step_edit_term,
	remove_term: m.step_remove_term,
	reopen_meeting: m.step_reopen_meeting,
	add_task: m.step_add_task,
	edit_task: m.step_edit_task,
	finish_task: m.step_finish_task,
	report_task: m.step_report_task,
	undo_step: m.step_undo_step
} satisfies Record<Verb, (blanks: { subject: string }) => string>;

/** Says what a step did: "Thêm đảng viên Nông Văn Đức". */
export function showStep(name: string, subject: string): string {
	const words = Object.hasOwn(STEPS, name) ? STEPS[name as Verb] : m.step_unknown;
	return words({ subject });
}
