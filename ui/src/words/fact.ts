/** What the facts of a member's file are called, wherever they are spoken of. */
import { m } from '$paraglide/messages.js';
import type { MemberForm } from '$backend/bindings/MemberForm';

export const FACTS: Record<keyof MemberForm, () => string> = {
	sex: m.members_field_sex,
	family_middle: m.members_field_family_middle,
	given: m.members_field_given,
	birth_name: m.members_field_birth_name,
	other_names: m.members_field_other_names,
	birth: m.members_field_birth,
	ethnicity: m.members_field_ethnicity,
	religion: m.members_field_religion,
	native_place: m.members_field_native_place,
	native_place_now: m.members_field_native_place_now,
	permanent_address: m.members_field_permanent_address,
	present_address: m.members_field_present_address,
	citizen_id: m.members_field_citizen_id,
	phone: m.members_field_phone,
	education: m.members_field_education,
	political_theory: m.members_field_political_theory,
	profession: m.members_field_profession,
	languages: m.members_field_languages,
	occupation_before: m.members_field_occupation_before,
	occupation: m.members_field_occupation,
	kind: m.members_field_kind,
	admission_number: m.members_field_admission_number,
	admission_decided: m.members_field_admission_decided,
	joined: m.members_field_joined,
	joined_place: m.members_field_joined_place,
	joined_cell: m.members_field_joined_cell,
	introducers: m.members_field_introducers,
	official_decided: m.members_field_official_decided,
	official_from: m.members_field_official_from,
	card_number: m.members_field_card_number,
	file_number: m.members_field_file_number,
	list_number: m.members_field_list_number,
	other_numbers: m.members_field_other_numbers,
	fee_class: m.members_field_fee_class,
	fee_decision: m.members_field_fee_decision,
	fee_eased_until: m.members_field_fee_eased_until,
	note: m.members_field_note
};

/** What a fact is called, also one that no form has. */
export function factName(field: string): string {
	if (field === 'portrait') return m.field_members_portrait();
	return FACTS[field as keyof MemberForm]?.() ?? field;
}
