/** What the facts are called that a cell may leave out of its files. */
import { m } from '$words';

export const FACT_NAMES: Record<string, () => string> = {
	birth_name: m.members_field_birth_name,
	other_names: m.members_field_other_names,
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
	introducers: m.members_field_introducers,
	file_number: m.members_field_file_number,
	note: m.members_field_note
};
