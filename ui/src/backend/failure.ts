/** What went wrong, in words: the one table from failure to what a person reads. */
import { m } from '$words';
import type { Failure as BookFailure } from './bindings/Failure';
import type { Problem } from './bindings/Problem';

/** A failure of the book, or of the way to it. */
export type Failure = BookFailure | { code: 'unreachable' };
export type Code = Failure['code'];

/** `notice` passes by, `warning` stays until read, `dialog` stops the work. */
export type Severity = 'notice' | 'warning' | 'dialog';

type Row<C extends Code> = { severity: Severity; words: (failure: Extract<Failure, { code: C }>) => string };

/** Nobody answered. */
export const UNREACHABLE: Failure = { code: 'unreachable' };

const FAILURES = {
	unreachable: { severity: 'warning', words: () => m.failure_unreachable() },
	invalid: { severity: 'notice', words: () => m.failure_invalid() },
	locked: { severity: 'notice', words: () => m.failure_locked() },
	wrong_passphrase: { severity: 'notice', words: () => m.failure_wrong_passphrase() },
	wait_before_unlock: { severity: 'notice', words: ({ seconds }) => m.failure_wait_before_unlock({ seconds }) },
	not_found: { severity: 'warning', words: () => m.failure_not_found() },
	changed_meanwhile: { severity: 'warning', words: () => m.failure_changed_meanwhile() },
	closed: { severity: 'warning', words: () => m.failure_closed() },
	too_new: { severity: 'dialog', words: ({ needs }) => m.failure_too_new({ needs }) },
	damaged: { severity: 'dialog', words: () => m.failure_damaged() },
	disk_full: { severity: 'dialog', words: () => m.failure_disk_full() },
	book_exists: { severity: 'warning', words: () => m.failure_book_exists() },
	file_unreadable: { severity: 'warning', words: () => m.failure_file_unreadable() },
	province_refused: { severity: 'dialog', words: ({ reason }) => m.failure_province_refused({ reason }) },
	no_line: { severity: 'notice', words: () => m.failure_no_line() },
	stopped: { severity: 'notice', words: () => m.failure_stopped() },
	internal: { severity: 'warning', words: () => m.failure_internal() }
} satisfies { [C in Code]: Row<C> };

const PROBLEMS = {
	missing: () => m.problem_missing(),
	too_long: ({ maximum }) => m.problem_too_long({ maximum }),
	too_short: ({ minimum }) => m.problem_too_short({ minimum }),
	too_small: ({ minimum }) => m.problem_too_small({ minimum }),
	too_large: ({ maximum }) => m.problem_too_large({ maximum }),
	not_a_date: () => m.problem_not_a_date(),
	in_the_future: () => m.problem_in_the_future(),
	not_a_choice: () => m.problem_not_a_choice(),
	bad_characters: () => m.problem_bad_characters(),
	before: ({ other }) => m.problem_before({ other }),
	taken: () => m.problem_taken(),
	other: () => m.problem_other()
} satisfies { [K in Problem['kind']]: (problem: Extract<Problem, { kind: K }>) => string };

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
	const code = 'reference' in thrown ? `${thrown.code} ${thrown.reference}` : thrown.code;
	return { severity: row.severity, words: row.words(thrown as never), code };
}

/** The words for one field's problem. */
export function showProblem(problem: Problem): string {
	const words = PROBLEMS[problem.kind] as (problem: Problem) => string;
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
