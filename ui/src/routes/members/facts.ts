/** The facts of a member's file, grouped as the list book of 14 columns groups them. */
import type { MemberForm } from '$backend/bindings/MemberForm';
import { m } from '$words';
import { FACTS, FEE_CLASSES, MEMBER_KINDS, SEXES } from './names';

export type FactKey = keyof MemberForm;
export type Group = { key: string; title: () => string; facts: readonly FactKey[] };

export const GROUPS: readonly Group[] = [
	{
		key: 'person',
		title: m.members_group_person,
		facts: ['family_middle', 'given', 'birth', 'sex', 'birth_name', 'other_names', 'ethnicity', 'religion']
	},
	{
		key: 'home',
		title: m.members_group_home,
		facts: ['native_place', 'native_place_now', 'permanent_address', 'present_address', 'phone', 'citizen_id']
	},
	{
		key: 'work',
		title: m.members_group_work,
		facts: ['education', 'political_theory', 'profession', 'languages', 'occupation_before', 'occupation', 'kind']
	},
	{
		key: 'joining',
		title: m.members_group_joining,
		facts: ['admission_number', 'admission_decided', 'joined', 'joined_place', 'joined_cell', 'introducers', 'official_decided', 'official_from']
	},
	{ key: 'papers', title: m.members_group_papers, facts: ['card_number', 'file_number', 'list_number', 'other_numbers', 'note'] },
	{ key: 'fee', title: m.members_group_fee, facts: ['fee_class', 'fee_decision', 'fee_eased_until'] }
];

/** Dates, which may be known to the month or the year only. */
export const DATES: readonly FactKey[] = ['birth', 'admission_decided', 'joined', 'official_decided', 'official_from'];

/** Facts that want the whole width. */
export const WIDE: readonly FactKey[] = ['native_place', 'native_place_now', 'permanent_address', 'present_address', 'introducers', 'note'];

/** The groups without what the cell does not keep; a group of which nothing is left goes too. */
export function groupsKept(not_kept: readonly string[]): Group[] {
	return GROUPS.map((group) => ({ ...group, facts: group.facts.filter((key) => !not_kept.includes(key)) })).filter(
		({ facts }) => facts.length > 0
	);
}

/** A file of which nothing is known. */
export function emptyFacts(): MemberForm {
	const facts = Object.fromEntries(Object.keys(FACTS).map((key) => [key, '']));
	return { ...facts, sex: 'unknown', kind: 'unknown', fee_class: 'unknown' } as MemberForm;
}

/** The facts of one group. */
export function factsOf(group: Group, fields: MemberForm): Partial<MemberForm> {
	return Object.fromEntries(group.facts.map((key) => [key, fields[key]]));
}

/** What a fact is shown as; empty when it is not known. */
export function showFact(key: FactKey, fields: MemberForm): string {
	if (fields[key] === 'unknown') return '';
	if (key === 'sex') return SEXES[fields.sex]();
	if (key === 'kind') return MEMBER_KINDS[fields.kind]();
	if (key === 'fee_class') return FEE_CLASSES[fields.fee_class]();
	return fields[key];
}
