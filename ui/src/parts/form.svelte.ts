import { tick } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';

type Values = Record<string, unknown>;

/** How a form is set up. */
export type FormSetup<V extends Values> = {
	/** What the form starts from. */
	values: V;
	/** Words by field when a save was refused for its fields, `null` for any other failure. */
	problemsOf: (thrown: unknown) => Record<string, string> | null;
};

/**
 * The state of one form: what is typed, what is wrong with it, and whether it was saved.
 *
 * A reading that arrives while something is typed never replaces it; it waits as `newer` until the
 * person asks for it. A save carries the revision the values were read at, so the book can refuse
 * to overwrite a later writer.
 */
export class Form<V extends Values> {
	/** What stands in the fields now. Fields bind to this. */
	values: V = $state({} as V);
	/** Words by field, shown beside it. */
	problems: Record<string, string> = $state({});
	/** A save is under way. */
	saving = $state(false);
	/** A later version arrived while something was typed. */
	newer = $derived.by(() => this.#waiting !== null);
	/** Something typed is not saved. */
	dirty = $derived.by(() => written(this.values) !== this.#base);
	/** How many fields need attention. */
	problemCount = $derived(Object.keys(this.problems).length);

	#base = $state('');
	#revision: number | string | null = $state(null);
	#waiting: { values: V; revision: number | string | null } | null = $state.raw(null);
	#problemsOf: FormSetup<V>['problemsOf'];

	constructor({ values, problemsOf }: FormSetup<V>) {
		this.#problemsOf = problemsOf;
		this.#take(values, null);
	}

	/** The revision a save would carry. */
	get revision(): number | string | null {
		return this.#revision;
	}

	/** Takes what the book says, unless that would replace what is being typed. */
	read(values: V, revision: number | string | null = null): void {
		if (!this.dirty) return this.#take(values, revision);
		if (revision !== null && revision === this.#revision) return;
		if (written(values) === this.#base) this.#revision = revision;
		else this.#waiting = { values, revision };
	}

	/** Gives up what was typed for the version that waits. */
	takeNewer(): void {
		if (this.#waiting) this.#take(this.#waiting.values, this.#waiting.revision);
	}

	/** Gives up what was typed since the last reading or save. */
	discard(): void {
		if (this.#waiting) return this.takeNewer();
		this.#take(JSON.parse(this.#base) as V, this.#revision);
	}

	/** Marks fields wrong without a save, for what a field itself could not understand. */
	setProblem(field: string, words: string | null): void {
		const { [field]: _, ...others } = this.problems;
		this.problems = words === null ? others : { ...others, [field]: words };
	}

	/**
	 * Sends the values with their revision. True when saved; false when fields need attention.
	 * Any other failure is thrown on, and everything typed stays.
	 * `send` returns the new revision, when there is one.
	 */
	async save(send: (values: V, revision: number | string | null) => Promise<number | string | null | void>): Promise<boolean> {
		if (this.saving) return false;
		this.saving = true;
		const sent = $state.snapshot(this.values) as V;
		try {
			const revision = await send(sent, this.#revision);
			// What was typed while the save ran stays typed, and unsaved.
			this.#base = written(sent);
			this.#revision = revision ?? this.#revision;
			this.#waiting = null;
			this.problems = {};
			return true;
		} catch (thrown) {
			const problems = this.#problemsOf(thrown);
			if (!problems) throw thrown;
			this.problems = problems;
			return false;
		} finally {
			this.saving = false;
		}
	}

	#take(values: V, revision: number | string | null): void {
		this.values = JSON.parse(written(values)) as V;
		this.#base = written(values);
		this.#revision = revision;
		this.#waiting = null;
		this.problems = {};
	}
}

function written(values: Values): string {
	return JSON.stringify(values);
}

/** Puts the focus on the first field that needs attention, once its words are drawn. */
export async function toFirstProblem(form: HTMLElement): Promise<void> {
	await tick();
	form.querySelector<HTMLElement>('[aria-invalid="true"], [data-problem] :is(input, button)')?.focus();
}

/** The forms that stand open. Whoever leaves a page asks here first. */
class OpenForms {
	#forms = new SvelteSet<Form<never>>();

	/** Keeps watch over a form as long as its page stands: `$effect(() => openForms.watch(form))`. */
	watch<V extends Values>(form: Form<V>): () => void {
		const watched = form as unknown as Form<never>;
		this.#forms.add(watched);
		return () => void this.#forms.delete(watched);
	}

	/** Whether leaving now would lose words. */
	get unsaved(): boolean {
		return [...this.#forms].some((form) => form.dirty);
	}

	/** Gives up everything unsaved. */
	discard(): void {
		for (const form of this.#forms) form.discard();
	}
}

export const openForms = new OpenForms();
