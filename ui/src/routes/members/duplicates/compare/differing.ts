/** What differs between two files, and which side each fact is taken from. */
import type { MemberForm } from '$backend/bindings/MemberForm';
import { showFact, type FactKey } from '../../facts';
import { FACTS } from '../../names';

export type Side = 'one' | 'other';

/** One fact that both files know and say differently. */
export type Row = { key: FactKey; label: () => string; one: string; other: string };

/** The two parts of a name are one fact: they are taken together. */
const whole = (fields: MemberForm): string => `${fields.family_middle} ${fields.given}`.trim();

/** Facts that only say where a merged file came from. */
const LEFT_OUT: readonly FactKey[] = ['family_middle', 'other_numbers'];

/** Facts both files know and say differently, and how many others there are. */
export function differing(one: MemberForm, other: MemberForm, name: () => string): { rows: Row[]; others: number } {
	const keys = (Object.keys(FACTS) as FactKey[]).filter((key) => !LEFT_OUT.includes(key));
	const facts = keys.map((key): Row =>
		key === 'given'
			? { key, label: name, one: whole(one), other: whole(other) }
			: { key, label: FACTS[key], one: showFact(key, one), other: showFact(key, other) }
	);
	const known = facts.filter(({ one, other }) => one !== '' || other !== '');
	const rows = known.filter(({ one, other }) => one !== other && one !== '' && other !== '');
	return { rows, others: known.length - rows.length };
}

/** The facts to be taken from the file that goes. */
export function taken(rows: readonly Row[], keep: Side, picked: Partial<Record<FactKey, Side>>): FactKey[] {
	return rows.map(({ key }) => key).filter((key) => (picked[key] ?? keep) !== keep);
}
