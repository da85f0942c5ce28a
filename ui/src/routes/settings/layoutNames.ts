/** What the values of a layout are called, by path. A value without a name here is not offered. */
import { m } from '$words';

type Group = { name: () => string; unit: () => string; paths: Record<string, () => string> };

export const NUMBERS: readonly Group[] = [
	{
		name: m.layout_margins_a4,
		unit: m.layout_mm,
		paths: {
			'margins.a4.top': m.layout_top,
			'margins.a4.bottom': m.layout_bottom,
			'margins.a4.left': m.layout_left,
			'margins.a4.right': m.layout_right
		}
	},
	{
		name: m.layout_sizes_a4,
		unit: m.layout_pt,
		paths: {
			'style.a4.body': m.layout_body,
			'style.a4.line': m.layout_line_height,
			'style.a4.paragraph_after': m.layout_paragraph_after,
			'style.a4.type_name': m.layout_type_name,
			'style.a4.subject': m.layout_subject,
			'style.a4.table': m.layout_table
		}
	},
	{ name: m.layout_indent, unit: m.layout_mm, paths: { 'style.a4.first_line_mm': m.layout_first_line } },
	{
		name: m.layout_margins_a5,
		unit: m.layout_mm,
		paths: {
			'margins.a5.top': m.layout_top,
			'margins.a5.bottom': m.layout_bottom,
			'margins.a5.left': m.layout_left,
			'margins.a5.right': m.layout_right
		}
	},
	{
		name: m.layout_sizes_a5,
		unit: m.layout_pt,
		paths: { 'style.a5.body': m.layout_body, 'style.a5.line': m.layout_line_height }
	}
];

export const WORDS: Record<string, () => string> = {
	'header.star': m.layout_star,
	'header.title_dashes': m.layout_dashes,
	'header.number': m.layout_number,
	'header.number_blank': m.layout_number_blank,
	'header.number_provisional': m.layout_number_provisional,
	'signs.minutes': m.layout_sign_minutes,
	'signs.resolution': m.layout_sign_resolution,
	'signs.conclusion': m.layout_sign_conclusion,
	'closing.cell': m.layout_cell,
	'closing.cell_committee': m.layout_committee,
	'closing.secretary': m.layout_secretary,
	'closing.deputy_secretary': m.layout_deputy,
	'closing.chair': m.layout_chair,
	'closing.minute_taker': m.layout_minute_taker,
	'closing.hint': m.layout_hint,
	'closing.recipients': m.layout_recipients,
	'closing.recipients_last': m.layout_recipients_last
};

/** The one word of several lines. */
export const RECIPIENTS = 'closing.recipients_usual';
