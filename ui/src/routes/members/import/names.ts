/** What columns, rows and cells of a list are called. */
import type { Field } from '$backend/bindings/Field';
import type { ImportCell } from '$backend/bindings/ImportCell';
import type { ImportCellState } from '$backend/bindings/ImportCellState';
import type { ImportChange } from '$backend/bindings/ImportChange';
import type { ImportMatchedBy } from '$backend/bindings/ImportMatchedBy';
import type { ImportRowState } from '$backend/bindings/ImportRowState';
import type { ImportSkip } from '$backend/bindings/ImportSkip';
import type { OldEncoding } from '$backend/bindings/OldEncoding';
import { isFailure, show } from '$backend/failure';
import { m } from '$words';
import { FEE_CLASSES, MEMBER_KINDS, OFFICES, SEXES, STANDINGS } from '../names';
import type { Shown } from './reading';

/** In the order of the choices. */
export const FIELDS: Record<Field, () => string> = {
	ignore: m.members_import_field_ignore,
	full_name: m.members_import_field_full_name,
	family_middle: m.members_field_family_middle,
	given: m.members_field_given,
	birth_name: m.members_field_birth_name,
	other_names: m.members_field_other_names,
	birth_date: m.members_field_birth,
	sex: m.members_field_sex,
	male: m.members_import_field_male,
	female: m.members_import_field_female,
	sex_ethnicity_religion: m.import_field_sex_ethnicity_religion,
	ethnicity_religion: m.import_field_ethnicity_religion,
	ethnicity: m.members_field_ethnicity,
	religion: m.members_field_religion,
	native_place: m.members_field_native_place,
	native_place_now: m.members_field_native_place_now,
	address: m.members_field_permanent_address,
	present_address: m.members_field_present_address,
	citizen_id: m.members_field_citizen_id,
	phone: m.members_field_phone,
	joined_date: m.members_import_field_joined_date,
	joined_place: m.members_field_joined_place,
	joined_cell: m.members_field_joined_cell,
	introducers: m.members_field_introducers,
	official_decided: m.members_field_official_decided,
	official_date: m.members_field_official_from,
	joined_official: m.import_field_joined_official,
	admission_number: m.members_field_admission_number,
	admission_date: m.members_field_admission_decided,
	card_number: m.members_field_card_number,
	file_number: m.members_field_file_number,
	list_number: m.members_field_list_number,
	other_numbers: m.members_field_other_numbers,
	badges: m.import_field_badges,
	education: m.members_field_education,
	political_theory: m.members_field_political_theory,
	profession: m.members_field_profession,
	languages: m.members_field_languages,
	occupation_before: m.members_field_occupation_before,
	occupation: m.members_field_occupation,
	member_kind: m.members_field_kind,
	fee_class: m.members_field_fee_class,
	fee_decision: m.members_field_fee_decision,
	fee_eased_until: m.members_field_fee_eased_until,
	kind: m.members_import_field_kind,
	office: m.import_field_office,
	since: m.members_import_field_since,
	until: m.import_field_until,
	unit: m.import_field_unit,
	note: m.members_field_note,
	line_number: m.members_import_field_line_number
};

export const STATES: Record<ImportRowState, () => string> = {
	new: m.members_import_state_new,
	update: m.members_import_state_update,
	return: m.import_state_return,
	unchanged: m.members_import_state_unchanged,
	skipped: m.members_import_state_skipped,
	bad_cell: m.members_import_state_bad_cell,
	name_missing: m.members_import_state_name_missing,
	who_is_it: m.members_import_state_who_is_it,
	twice: m.members_import_state_twice,
	member_gone: m.members_import_state_member_gone,
	left_before: m.import_state_left_before,
	unknown_unit: m.import_state_unknown_unit
};

export const SKIPS: Record<ImportSkip, () => string> = {
	totals: m.members_import_skip_totals,
	signature: m.members_import_skip_signature,
	heading: m.members_import_skip_heading,
	header_again: m.members_import_skip_header_again,
	only_numbered: m.members_import_skip_only_numbered,
	hidden: m.members_import_skip_hidden,
	by_hand: m.members_import_skip_by_hand,
	other_unit: m.import_skip_other_unit
};

export const SHOWN: Record<Shown, () => string> = {
	all: m.members_import_show_all,
	error: m.members_import_show_error,
	noted: m.members_import_show_noted,
	new: m.members_import_show_new,
	update: m.members_import_show_update,
	unchanged: m.members_import_show_unchanged,
	skipped: m.members_import_show_skipped
};

/** A field as sentences name it; the two columns of years of birth are one fact. */
function fact(field: Field): string {
	if (field === 'male' || field === 'female') return m.members_field_birth();
	if (field === 'full_name') return m.members_import_row_name();
	return FIELDS[field]();
}

type Told = { field: string; from: string; to: string };

const CELLS: Record<ImportCellState, (told: Told) => string> = {
	repaired: (told) => m.members_import_cell_repaired(told),
	old_identity_card: (told) => m.members_import_cell_old_identity_card(told),
	unusual_phone: (told) => m.members_import_cell_unusual_phone(told),
	text_turned_date: (told) => m.members_import_cell_text_turned_date(told),
	beyond_header: (told) => m.members_import_cell_beyond_header(told),
	partial_date: (told) => m.members_import_cell_partial_date(told),
	rounded: (told) => m.members_import_cell_rounded(told),
	lost_zeros: (told) => m.members_import_cell_lost_zeros(told),
	two_digit_year: (told) => m.members_import_cell_two_digit_year(told),
	no_such_day: (told) => (told.to ? m.members_import_cell_no_such_day_perhaps(told) : m.members_import_cell_no_such_day(told)),
	date_out_of_range: (told) => m.members_import_cell_date_out_of_range(told),
	not_a_date: (told) => m.members_import_cell_not_a_date(told),
	bad_text: (told) => m.members_import_cell_bad_text(told),
	wrong_length: (told) => m.members_import_cell_wrong_length(told),
	not_digits: (told) => m.members_import_cell_not_digits(told),
	unknown_word: (told) => m.members_import_cell_unknown_word(told),
	workbook_error: (told) => m.members_import_cell_workbook_error(told),
	two_sexes: () => m.members_import_cell_two_sexes(),
	unknown_office: (told) => m.import_cell_unknown_office(told),
	unknown_badge: (told) => m.import_cell_unknown_badge(told),
	unknown_choice: (told) => m.import_cell_unknown_choice(told),
	old_encoding: (told) => m.import_cell_old_encoding(told),
	wrong_pieces: (told) => m.import_cell_wrong_pieces(told),
	reversed: (told) => m.members_import_cell_reversed(told)
};

/** What was found about a cell, in one sentence. */
export function showCell({ field, state, from, to }: ImportCell): string {
	return CELLS[state]({ field: fact(field), from, to });
}

/** Codes among the values: sex and kind. */
const CODES: Record<string, () => string> = {
	male: SEXES.male,
	female: SEXES.female,
	official: STANDINGS.official,
	probationary: STANDINGS.probationary
};

function showValue(field: Field, value: string): string {
	if (field === 'office') return showOffices(value);
	if (field === 'badges') return value.split(', ').filter(Boolean).map((years) => m.import_badge_years({ years })).join(', ');
	if (field === 'member_kind') return wordOf(MEMBER_KINDS, value);
	if (field === 'fee_class') return wordOf(FEE_CLASSES, value);
	return field === 'sex' || field === 'kind' ? (CODES[value]?.() ?? value) : value;
}

/** The word for a code; nothing where nothing is said. */
function wordOf(words: Record<string, () => string>, code: string): string {
	return words[code]?.() ?? code;
}

/** Codes of offices, one after the other. */
function showOffices(codes: string): string {
	return codes
		.split(', ')
		.map((code) => wordOf(OFFICES, code))
		.join(', ');
}

/** By what somebody in the book was recognised. */
export const MATCHED: Record<ImportMatchedBy, () => string> = {
	card: m.import_by_card,
	citizen_id: m.import_by_citizen_id,
	name_and_birth: m.import_by_name_and_birth,
	name_only: m.import_by_name_only,
	answer: m.import_by_answer
};

/** Encodings of before Unicode. */
export const ENCODINGS: Record<OldEncoding, () => string> = {
	tcvn3: m.import_old_tcvn3,
	vni: m.import_old_vni,
	windows_1258: m.import_old_windows_1258,
	utf_8: m.import_old_utf_8
};

/** One field that would change. */
export function showChange(change: ImportChange): string {
	const field = fact(change.field);
	const [from, to] = [showValue(change.field, change.from), showValue(change.field, change.to)];
	if (from === '') return m.members_import_change_added({ field, to });
	if (to === '') return m.members_import_change_emptied({ field, from });
	return m.members_import_change({ field, from, to });
}

const UNREADABLE: Record<string, (place: { place: string }) => string> = {
	encrypted: m.import_unreadable_encrypted,
	binary_excel: m.import_unreadable_binary_excel,
	html: m.import_unreadable_html,
	xml: m.import_unreadable_xml,
	pdf: m.import_unreadable_pdf,
	word: m.import_unreadable_word,
	other_package: m.import_unreadable_other_package,
	unknown: m.import_unreadable_unknown,
	file_too_large: m.import_unreadable_file_too_large,
	too_many_entries: m.import_unreadable_too_many_entries,
	too_large_unpacked: m.import_unreadable_too_large_unpacked,
	damaged: m.import_unreadable_damaged,
	too_deep: m.import_unreadable_too_deep,
	document_type: m.import_unreadable_document_type,
	too_many_rows: m.import_unreadable_too_many_rows,
	too_many_columns: m.import_unreadable_too_many_columns,
	too_many_cells: m.import_unreadable_too_many_cells,
	text_too_long: m.import_unreadable_text_too_long,
	out_of_order: m.import_unreadable_out_of_order,
	encoding: m.import_unreadable_encoding,
	nul: m.import_unreadable_nul,
	too_much_memory: m.import_unreadable_too_much_memory,
	too_slow: m.import_unreadable_too_slow,
	reader_failed: m.import_unreadable_reader_failed,
	empty: m.members_import_unreadable_empty,
	header_only: m.members_import_unreadable_header_only,
	wrong_delimiter: m.members_import_unreadable_wrong_delimiter,
	no_name_column: m.members_import_unreadable_no_name_column
};

/** Why a list could not be read; what is wrong with a list has its own sentence. */
export function showUnreadable(thrown: unknown): { words: string; code: string } {
	const { words, code } = show(thrown);
	if (!isFailure(thrown) || thrown.code !== 'unreadable_workbook') return { words, code };
	const own = UNREADABLE[thrown.problem];
	return { words: own ? own({ place: thrown.place }) : words, code };
}
