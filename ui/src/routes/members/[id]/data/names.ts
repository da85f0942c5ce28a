/** What requests about personal data and their outcomes are called. */
import type { DataRequestKind } from '$backend/bindings/DataRequestKind';
import type { DataRequestState } from '$backend/bindings/DataRequestState';
import type { PersonRole } from '$backend/bindings/PersonRole';
import { m } from '$words';

type Names<V extends string> = Record<V, () => string>;

export const KINDS: Names<DataRequestKind> = {
	copy: m.data_kind_copy,
	correction: m.data_kind_correction,
	erasure: m.data_kind_erasure
};

export const STATES: Names<DataRequestState> = {
	open: m.data_state_open,
	done: m.data_state_done,
	partly: m.data_state_partly,
	refused: m.data_state_refused
};

export const ROLES: Names<PersonRole> = {
	secretary: m.role_secretary,
	deputy: m.role_deputy,
	committee_member: m.role_committee_member,
	clerk: m.role_clerk
};
