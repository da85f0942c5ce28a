/** What a person chooses from when a book is made. */
import type { CellKind } from '$backend/bindings/CellKind';
import type { PersonRole } from '$backend/bindings/PersonRole';
import { m } from '$words';

const CELL_KINDS = {
	residential: m.unit_kind_residential,
	office: m.unit_kind_office,
	school: m.unit_kind_school,
	health: m.unit_kind_health,
	enterprise: m.unit_kind_enterprise,
	forces: m.unit_kind_forces,
	other: m.unit_kind_other
} satisfies Record<CellKind, () => string>;

const ROLES = {
	secretary: m.role_secretary,
	deputy: m.role_deputy,
	committee_member: m.role_committee_member,
	clerk: m.role_clerk
} satisfies Record<PersonRole, () => string>;

function listed<C extends string>(words: Record<C, () => string>): { value: C; label: string }[] {
	return (Object.keys(words) as C[]).map((value) => ({ value, label: words[value]() }));
}

/** The kinds of cells, with their words. */
export const cellKinds = () => listed<CellKind>(CELL_KINDS);
/** What people do in a book, with their words. */
export const roles = () => listed<PersonRole>(ROLES);
/** What one person does in the book. */
export const showRole = (role: PersonRole) => ROLES[role]();
