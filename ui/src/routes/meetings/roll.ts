/** The roll-call by keyboard: marks, moving, counting. */
import type { AwayForm } from '$backend/bindings/AwayForm';
import type { PresenceChoice } from '$backend/bindings/PresenceChoice';
import type { RollLineView } from '$backend/bindings/RollLineView';
import { folded } from '$parts/choice';

/** How one person is marked. */
export type Mark = Pick<RollLineView, 'presence' | 'reason' | 'away'>;

const KEYS: Record<string, PresenceChoice> = {
	'1': 'present',
	'2': 'excused',
	'3': 'absent',
	'4': 'exempt',
	'0': 'not_recorded',
	Backspace: 'not_recorded',
	Delete: 'not_recorded'
};

/** The key of a mark, as it stands on the keyboard. */
export const KEY_OF: Record<PresenceChoice, string> = { present: '1', excused: '2', absent: '3', exempt: '4', not_recorded: '0' };

/** What a key marks, or `null` when it marks nothing. */
export function markByKey(key: string): PresenceChoice | null {
	return Object.hasOwn(KEYS, key) ? (KEYS[key] ?? null) : null;
}

/** A mark without anything beside it. */
export function plainMark(presence: PresenceChoice, reason = ''): Mark {
	return { presence, reason, away: [] };
}

/** The mark a line carries. */
export function markOf({ presence, reason, away }: RollLineView): Mark {
	return { presence, reason, away };
}

/** Whether two marks say the same. */
export function sameMark(one: Mark, other: Mark): boolean {
	return (
		one.presence === other.presence &&
		one.reason === other.reason &&
		one.away.length === other.away.length &&
		one.away.every(({ from, back_at }, at) => from === other.away[at]?.from && back_at === other.away[at]?.back_at)
	);
}

/** The roll with marks laid over it that the book has not answered yet. */
export function overlaid(lines: readonly RollLineView[], marks: ReadonlyMap<string, Mark>): RollLineView[] {
	return lines.map((line) => {
		const mark = marks.get(line.membership);
		return mark ? { ...line, ...mark } : line;
	});
}

/** How many members answered how. Who takes part for a time or is a guest counts in no total. */
export type Tally = Record<PresenceChoice, number> & { all: number };

/** Counts the members of a roll. */
export function tally(lines: readonly RollLineView[]): Tally {
	const counts: Tally = { all: 0, present: 0, excused: 0, absent: 0, exempt: 0, not_recorded: 0 };
	for (const line of lines) {
		if (line.kind !== 'official' && line.kind !== 'probationary') continue;
		counts.all += 1;
		counts[line.presence] += 1;
	}
	return counts;
}

/** The row after a mark at `at`: the next one, and the last stays where it is. */
export function afterMark(at: number, count: number): number {
	return Math.min(at + 1, Math.max(0, count - 1));
}

/** The next row whose given name begins with what was typed, tones or no tones; then any name that holds it. */
export function rowByTyping(lines: readonly RollLineView[], typed: string, at: number): number | null {
	const wanted = folded(typed.trim());
	if (!wanted) return null;
	const order = lines.map((_, index) => (at + index) % lines.length);
	const given = (name: string) => folded(name).split(' ').at(-1) ?? '';
	const name = (index: number) => lines[index]?.name ?? '';
	return order.find((index) => given(name(index)).startsWith(wanted)) ?? order.find((index) => folded(name(index)).includes(wanted)) ?? null;
}

/** Whether a stretch ends before it begins; one without an end or a beginning does not. */
export function comesBackTooEarly({ from, back_at }: AwayForm, items: readonly { id: string }[]): boolean {
	const place = (wanted: string | null) => items.findIndex((item) => item.id === wanted);
	return back_at !== null && place(back_at) <= (from === null ? 0 : place(from));
}
