/** What standings, offices, changes and facts of a member are called. */
import type { Alike } from '$backend/bindings/Alike';
import type { FeeClass } from '$backend/bindings/FeeClass';
import type { FileDoubt } from '$backend/bindings/FileDoubt';
import type { MemberColumn } from '$backend/bindings/MemberColumn';
import type { MemberFilter } from '$backend/bindings/MemberFilter';
import type { MemberListKind } from '$backend/bindings/MemberListKind';
import type { MemberKind } from '$backend/bindings/MemberKind';
import type { OfficeRole } from '$backend/bindings/OfficeRole';
import type { ResidenceGroup } from '$backend/bindings/ResidenceGroup';
import type { Sex } from '$backend/bindings/Sex';
import type { StandingChange } from '$backend/bindings/StandingChange';
import type { StandingView } from '$backend/bindings/StandingView';
import { m } from '$words';

type Names<V extends string> = Record<V, () => string>;

export const STANDINGS: Names<StandingView> = {
	official: m.members_standing_official,
	probationary: m.members_standing_probationary,
	exempt: m.members_standing_exempt,
	temporarily_away: m.members_standing_temporarily_away,
	temporarily_here: m.members_standing_temporarily_here,
	suspended: m.members_standing_suspended,
	left: m.members_standing_left,
	unknown: m.members_standing_unknown
};

export const FILTERS: Names<MemberFilter> = {
	official: m.members_filter_official,
	probationary: m.members_filter_probationary,
	exempt: m.members_filter_exempt,
	temporarily_away: m.members_filter_temporarily_away,
	temporarily_here: m.members_filter_temporarily_here,
	women: m.members_filter_women,
	committee: m.members_filter_committee,
	former: m.members_filter_former,
	future: m.members_filter_future
};

export const OFFICES: Names<OfficeRole> = {
	secretary: m.members_office_secretary,
	deputy: m.members_office_deputy,
	committee_member: m.members_office_committee_member,
	group_leader: m.members_office_group_leader,
	village_head: m.members_office_village_head,
	front_head: m.members_office_front_head
};

export const SEXES: Names<Sex> = {
	female: m.members_sex_female,
	male: m.members_sex_male,
	unknown: m.members_sex_unknown
};

export const CHANGES: Names<StandingChange> = {
	became_official: m.members_change_became_official,
	became_probationary: m.members_change_became_probationary,
	exempted: m.members_change_exempted,
	went_away: m.members_change_went_away,
	came_temporarily: m.members_change_came_temporarily,
	suspended: m.members_change_suspended,
	resumed: m.members_change_resumed,
	received: m.members_change_received,
	transferred: m.members_change_transferred,
	struck_off: m.members_change_struck_off,
	released: m.members_change_released,
	expelled: m.members_change_expelled,
	died: m.members_change_died
};

export const MEMBER_KINDS: Names<MemberKind> = {
	unknown: m.members_kind_unknown,
	cadre: m.members_kind_cadre,
	soldier: m.members_kind_soldier,
	police: m.members_kind_police,
	worker: m.members_kind_worker,
	farmer: m.members_kind_farmer,
	business: m.members_kind_business,
	student: m.members_kind_student,
	retired: m.members_kind_retired,
	other: m.members_kind_other
};

export const FEE_CLASSES: Names<FeeClass> = {
	unknown: m.members_fee_unknown,
	insured: m.members_fee_insured,
	pension: m.members_fee_pension,
	student: m.members_fee_student,
	other: m.members_fee_other,
	eased: m.members_fee_eased
};

export { FACTS } from '$words';

export const DOUBTS: Names<FileDoubt> = {
	admitted_too_young: m.members_doubt_admitted_too_young,
	admitted_too_old: m.members_doubt_admitted_too_old
};

export const ALIKE: Names<Alike> = {
	card: m.members_alike_card,
	citizen_id: m.members_alike_citizen_id,
	name_and_birth: m.members_alike_name_and_birth,
	name: m.members_alike_name
};

export const LISTS: Names<MemberListKind> = {
	flat: m.members_lists_flat,
	book: m.members_lists_book,
	badges: m.members_lists_badges,
	reconciliation: m.members_lists_reconciliation
};

export const COLUMNS: Names<MemberColumn> = {
	name: m.members_column_name,
	birth: m.members_field_birth,
	sex: m.members_field_sex,
	ethnicity: m.members_field_ethnicity,
	religion: m.members_field_religion,
	native_place: m.members_field_native_place,
	permanent_address: m.members_field_permanent_address,
	present_address: m.members_field_present_address,
	phone: m.members_field_phone,
	citizen_id: m.members_field_citizen_id,
	education: m.members_field_education,
	political_theory: m.members_field_political_theory,
	profession: m.members_field_profession,
	occupation: m.members_field_occupation,
	kind: m.members_field_kind,
	joined: m.members_field_joined,
	official_from: m.members_field_official_from,
	party_age: m.members_lists_party_age,
	rank: m.members_lists_rank,
	office: m.members_column_office,
	card_number: m.members_field_card_number,
	file_number: m.members_field_file_number,
	list_number: m.members_field_list_number,
	fee_class: m.members_field_fee_class,
	note: m.members_field_note
};

export const RESIDENCES: Names<ResidenceGroup> = {
	usual: m.members_residence_usual,
	barracks: m.members_residence_barracks,
	often_away: m.members_residence_often_away,
	studying: m.members_residence_studying
};

/** The choices of a list, in the order the names stand in. */
export function choicesOf<V extends string>(names: Names<V>): { value: V; label: string }[] {
	return (Object.keys(names) as V[]).map((value) => ({ value, label: names[value]() }));
}
