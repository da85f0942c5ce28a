/** How lists were last chosen, and views that were given a name: kept on this laptop, and only what names nobody. */
import type { MemberColumn } from '$backend/bindings/MemberColumn';
import type { MemberFilter } from '$backend/bindings/MemberFilter';

/** Columns and filter of a flat list. */
export type View = { columns: MemberColumn[]; filter: MemberFilter | null };
export type NamedView = View & { name: string };

const KEPT_AS = 'so-chi-bo.member-lists';
const USUAL: View = { columns: ['name', 'birth', 'native_place', 'joined', 'official_from', 'card_number'], filter: null };

class Views {
	now = $state<View>({ ...USUAL });
	named = $state<NamedView[]>([]);

	constructor() {
		const kept: unknown = read();
		if (!isRecord(kept)) return;
		if (isView(kept.now)) this.now = kept.now;
		if (Array.isArray(kept.named)) this.named = kept.named.filter((view): view is NamedView => isView(view) && 'name' in view);
	}

	/** The columns and whom they are about, from now on. */
	choose(view: View): void {
		this.now = { columns: [...view.columns], filter: view.filter };
		this.#keep();
	}

	/** Gives what is chosen now a name; one of the same name is replaced. */
	save(name: string): void {
		this.named = [...this.named.filter((view) => view.name !== name), { ...this.now, columns: [...this.now.columns], name }];
		this.#keep();
	}

	remove(name: string): void {
		this.named = this.named.filter((view) => view.name !== name);
		this.#keep();
	}

	#keep(): void {
		localStorage.setItem(KEPT_AS, JSON.stringify({ now: this.now, named: this.named }));
	}
}

function read(): unknown {
	try {
		return JSON.parse(localStorage.getItem(KEPT_AS) ?? 'null');
	} catch {
		return null;
	}
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}

function isView(value: unknown): value is View {
	return isRecord(value) && Array.isArray(value.columns) && value.columns.length > 0 && 'filter' in value;
}

export const views = new Views();
export { Views };
