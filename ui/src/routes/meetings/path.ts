/** The path of one meeting: which step is in sight, and what to press next. */
import type { MeetingState } from '$backend/bindings/MeetingState';
import type { MeetingView } from '$backend/bindings/MeetingView';
import type { PathStep } from '$backend/bindings/PathStep';

/** The steps in their order. */
export const PATH: readonly PathStep[] = ['prepare', 'announce', 'roll', 'discuss', 'minutes', 'score', 'close', 'products'];

/** What of a meeting decides where one stands. */
export type Standing = Pick<MeetingView, 'state' | 'lacks' | 'path'> & { items: readonly unknown[] };

/** The next thing to do. Those that begin with `to_` lead to another step. */
export type NextAction =
	| 'propose_items'
	| 'edit_plan'
	| 'to_announce'
	| 'announce'
	| 'begin'
	| 'rest_present'
	| 'to_discuss'
	| 'end'
	| 'to_item'
	| 'to_score'
	| 'to_close'
	| 'to_roll'
	| 'to_prepare'
	| 'to_products'
	| 'close'
	| 'print_minutes';

/** The step a meeting is at when it is opened. */
export function stepOf({ state, path }: Standing): PathStep {
	const lacking = (step: PathStep) => path.some((line) => line.step === step && line.lacks > 0);
	switch (state) {
		case 'planned':
			return lacking('prepare') ? 'prepare' : 'announce';
		case 'announced':
			return 'roll';
		case 'running':
			return lacking('roll') ? 'roll' : 'discuss';
		case 'ended':
			return 'minutes';
		case 'closed':
			return 'close';
	}
}

/** The step an address names, if it names one. */
export function stepNamed(name: string | null): PathStep | null {
	return PATH.find((step) => step === name) ?? null;
}

/** The one primary action of a step. `null` where the step's own work comes first. `following`: an item comes after the one in hand. */
export function nextAction(step: PathStep, at: Standing, following = false): NextAction | null {
	const begun = hasBegun(at.state);
	const lacks = (wanted: PathStep) => at.path.find((line) => line.step === wanted)?.lacks ?? 0;
	if (at.state === 'closed') return 'print_minutes';
	switch (step) {
		case 'prepare':
			if (at.items.length === 0) return 'propose_items';
			if (lacks('prepare') > 0) return 'edit_plan';
			return begun ? (at.state === 'running' ? 'to_discuss' : 'to_close') : at.state === 'announced' ? 'begin' : 'to_announce';
		case 'announce':
			return at.state === 'planned' ? 'announce' : begun ? null : 'begin';
		case 'roll':
			if (!begun) return 'begin';
			return lacks('roll') > 0 ? 'rest_present' : at.state === 'running' ? 'to_discuss' : 'to_close';
		case 'discuss':
			if (!begun) return 'begin';
			return at.state === 'running' ? (following ? 'to_item' : 'end') : 'to_close';
		case 'minutes':
			return !begun ? 'begin' : at.state === 'running' ? 'end' : isScored(at) ? 'to_score' : 'to_close';
		case 'products':
			return !begun ? null : at.state === 'running' ? 'end' : isScored(at) ? 'to_score' : 'to_close';
		case 'score':
			return !begun ? 'begin' : at.state === 'running' ? 'end' : 'to_close';
		case 'close':
			return closing(at);
	}
}

/** Not every kind of meeting is scored: where none is, the path has no such step. */
function isScored({ path }: Standing): boolean {
	return path.some((line) => line.step === 'score');
}

function closing({ state, lacks }: Standing): NextAction {
	if (!hasBegun(state)) return 'begin';
	if (lacks === 'roll_not_taken') return 'to_roll';
	if (lacks === 'nobody_signs') return 'to_prepare';
	if (lacks === 'draft_out') return 'to_products';
	return state === 'running' ? 'end' : 'close';
}

/** Whether the meeting has begun, whatever came of it. */
export function hasBegun(state: MeetingState): boolean {
	return state === 'running' || state === 'ended' || state === 'closed';
}
