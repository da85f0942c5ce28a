/** What went wrong, in words: the one table from failure to what a person reads. */
import { m } from '$words';
import type { FileProblem } from './bindings/FileProblem';
import type { Failure as BookFailure } from './bindings/Failure';
import type { NotNow } from './bindings/NotNow';
import type { ProvinceRefusal } from './bindings/ProvinceRefusal';
import type { Problem } from './bindings/Problem';

/** A failure of the book, or of the way to it. */
export type Failure = BookFailure | { code: 'unreachable' };
export type Code = Failure['code'];

/** `notice` passes by, `warning` stays until read, `dialog` stops the work. */
export type Severity = 'notice' | 'warning' | 'dialog';

type Row<C extends Code> = { severity: Severity; words: (failure: Extract<Failure, { code: C }>) => string };

/** Nobody answered. */
export const UNREACHABLE: Failure = { code: 'unreachable' };

const REASONS = {
	meeting_not_begun: m.not_now_meeting_not_begun,
	meeting_over: m.not_now_meeting_over,
	roll_not_taken: m.not_now_roll_not_taken,
	minutes_empty: m.not_now_minutes_empty,
	nobody_signs: m.not_now_nobody_signs,
	already_enrolled: m.not_now_already_enrolled,
	not_enrolled: m.not_now_not_enrolled,
	already_undone: m.not_now_already_undone,
	written_later: m.not_now_written_later,
	office_in_use: m.not_now_office_in_use,
	other_unit: m.not_now_other_unit,
	item_voted_on: m.not_now_item_voted_on,
	transfer_elsewhere: m.not_now_transfer_elsewhere,
	transfer_running: m.not_now_transfer_running,
	paper_clashes: m.not_now_paper_clashes,
	not_voted_on: m.not_now_not_voted_on,
	not_carried: m.not_now_not_carried,
	not_adopted: m.not_now_not_adopted,
	has_number: m.not_now_has_number,
	not_your_units: m.not_now_not_your_units,
	too_late_to_reopen: m.not_now_too_late_to_reopen,
	draft_elsewhere: m.not_now_draft_elsewhere,
	draft_empty: m.not_now_draft_empty,
	own_draft: m.not_now_own_draft,
	who_are_you: m.not_now_who_are_you,
	draft_out: m.not_now_draft_out
} satisfies Record<NotNow, () => string>;

const REFUSALS = {
	wrong_server: m.refusal_wrong_server,
	revoked: m.refusal_revoked,
	unknown_laptop: m.refusal_unknown_laptop,
	copied: m.refusal_copied,
	upgrade: m.refusal_upgrade,
	code_unknown: m.refusal_code_unknown,
	code_used: m.refusal_code_used,
	code_expired: m.refusal_code_expired,
	practice_mismatch: m.refusal_practice_mismatch
} satisfies Record<ProvinceRefusal, () => string>;

const FAILURES = {
	unreachable: { severity: 'warning', words: () => m.failure_unreachable() },
	locked: { severity: 'notice', words: () => m.failure_locked() },
	wrong_key: {
		severity: 'notice',
		words: ({ wait }) => (wait > 0 ? m.failure_wrong_key_wait({ seconds: wait }) : m.failure_wrong_key())
	},
	wait: { severity: 'notice', words: ({ wait }) => m.failure_wait({ seconds: wait }) },
	no_book: { severity: 'warning', words: () => m.failure_no_book() },
	book_exists: { severity: 'warning', words: () => m.failure_book_exists() },
	too_new: { severity: 'dialog', words: () => m.failure_too_new() },
	damaged: { severity: 'dialog', words: () => m.failure_damaged() },
	disk_full: { severity: 'dialog', words: () => m.failure_disk_full() },
	busy: { severity: 'warning', words: () => m.failure_busy() },
	unsafe_place: { severity: 'dialog', words: () => m.failure_unsafe_place() },
	invalid: { severity: 'notice', words: () => m.failure_invalid() },
	guarded: { severity: 'warning', words: () => m.failure_guarded() },
	stale: { severity: 'warning', words: () => m.failure_stale() },
	not_found: { severity: 'warning', words: () => m.failure_not_found() },
	not_now: { severity: 'warning', words: ({ reason }) => REASONS[reason]() },
	draft_out: { severity: 'warning', words: ({ title }) => m.failure_draft_out({ title }) },
	unreadable_workbook: {
		severity: 'warning',
		words: ({ place }) => (place ? m.failure_unreadable_workbook_at({ place }) : m.failure_unreadable_workbook())
	},
	unreadable_picture: { severity: 'warning', words: () => m.failure_unreadable_picture() },
	import_changed: { severity: 'warning', words: () => m.failure_import_changed() },
	paper_failed: { severity: 'warning', words: () => m.failure_paper_failed() },
	file_failed: { severity: 'warning', words: () => m.failure_file_failed() },
	no_line: { severity: 'notice', words: () => m.failure_no_line() },
	province_refused: { severity: 'dialog', words: ({ reason }) => REFUSALS[reason]() },
	cancelled: { severity: 'notice', words: () => m.failure_cancelled() },
	bad_request: { severity: 'warning', words: () => m.failure_bad_request() },
	internal: { severity: 'warning', words: () => m.failure_internal() }
} satisfies { [C in Code]: Row<C> };

const FILES: Record<FileProblem, () => string> = {
	empty: m.problem_file_empty,
	unknown: m.problem_file_unknown,
	too_large: m.problem_file_too_large,
	macros: m.problem_file_macros,
	objects: m.problem_file_objects,
	pixels: m.problem_file_pixels,
	disguised: m.problem_file_disguised,
	damaged: m.problem_file_damaged
};

const PROBLEMS = {
	required: () => m.problem_required(),
	too_long: ({ limit }) => m.problem_too_long({ maximum: limit }),
	too_short: ({ least }) => m.problem_too_short({ minimum: least }),
	out_of_range: ({ least, most }) => m.problem_out_of_range({ least, most }),
	bad_character: () => m.problem_bad_character(),
	not_a_date: () => m.problem_not_a_date(),
	no_such_day: () => m.problem_no_such_day(),
	two_digit_year: () => m.problem_two_digit_year(),
	date_out_of_range: () => m.problem_date_out_of_range(),
	ends_before_it_begins: () => m.problem_ends_before_it_begins(),
	wrong_digits: ({ digits }) => m.problem_wrong_digits({ digits }),
	taken: ({ by }) => m.problem_taken({ by }),
	not_a_choice: () => m.problem_not_a_choice(),
	same_time: () => m.problem_same_time(),
	does_not_match: () => m.problem_does_not_match(),
	too_easy: () => m.problem_too_easy(),
	voted: ({ item }) => m.problem_voted({ item }),
	may_not_vote: ({ who }) => m.problem_may_not_vote({ who }),
	choice_written: ({ who }) => m.problem_choice_written({ who }),
	must_be_before: ({ day }) => m.problem_must_be_before({ day }),
	must_not_be_before: ({ day }) => m.problem_must_not_be_before({ day }),
	must_not_be_after: ({ day }) => m.problem_must_not_be_after({ day }),
	bad_file: ({ reason }) => FILES[reason](),
	secret_choice: () => m.problem_secret_choice(),
	does_not_add_up: ({ sum, of }) => m.problem_does_not_add_up({ sum, of })
} satisfies { [K in Problem['code']]: (problem: Extract<Problem, { code: K }>) => string };

/** What a page shows of a failure. `code` is the small line for the phone call to the ward. */
export type Shown = { severity: Severity; words: string; code: string };

/** Tells a failure of the book from a mistake in a page. */
export function isFailure(thrown: unknown): thrown is Failure {
	return typeof thrown === 'object' && thrown !== null && 'code' in thrown && String(thrown.code) in FAILURES;
}

/** Puts whatever a call was rejected with into words. */
export function show(thrown: unknown): Shown {
	if (!isFailure(thrown)) return { severity: 'warning', words: m.failure_internal(), code: 'page' };
	const row = FAILURES[thrown.code] as Row<Code>;
	return { severity: row.severity, words: row.words(thrown as never), code: codeOf(thrown) };
}

/** The code with whatever tells one case from another on the telephone. */
function codeOf(failure: Failure): string {
	if (failure.code === 'internal') return `internal ${failure.reference}`;
	if (failure.code === 'province_refused') return `province_refused ${failure.reason}`;
	if (failure.code === 'unreadable_workbook') return `unreadable_workbook ${failure.problem}`;
	return failure.code === 'not_now' ? `not_now ${failure.reason}` : failure.code;
}

/** The words for one field's problem. */
export function showProblem(problem: Problem): string {
	const words = PROBLEMS[problem.code] as (problem: Problem) => string;
	return words(problem);
}

/** The words beside each field, or `null` when the failure is not about fields. A `Form` asks this. */
export function problemsOf(thrown: unknown): Record<string, string> | null {
	if (!isFailure(thrown) || thrown.code !== 'invalid') return null;
	// The first problem of a field is the one to mend first.
	const fields: Record<string, string> = {};
	for (const { field, problem } of thrown.problems) fields[field] ??= showProblem(problem);
	return fields;
}

/** Seconds to wait before another passphrase may be tried; 0 when the failure is none of that. */
export function waitOf(thrown: unknown): number {
	return isFailure(thrown) && (thrown.code === 'wait' || thrown.code === 'wrong_key') ? thrown.wait : 0;
}
