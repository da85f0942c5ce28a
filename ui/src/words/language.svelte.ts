import { locales, overwriteGetLocale } from '$paraglide/runtime.js';

/** The two languages of the app, Vietnamese first. */
export type LanguageCode = (typeof locales)[number];

const KEPT_AS = 'so-chi-bo.language';

/** The language the words are shown in: one choice a laptop, kept in this browser only. */
class Language {
	#current = $state<LanguageCode>('vi');

	constructor() {
		const kept = localStorage.getItem(KEPT_AS);
		if (kept === 'vi' || kept === 'en') this.#current = kept;
		// Messages ask for the language each time they are shown. Because the answer is state, a
		// switch redraws every word in place and no half-filled form is lost to a reload.
		overwriteGetLocale(() => this.#current);
		document.documentElement.lang = this.#current;
	}

	/** What is shown now. */
	get current(): LanguageCode {
		return this.#current;
	}

	/** Shows every word in `code` from now on, and after the next start. */
	use(code: LanguageCode): void {
		this.#current = code;
		localStorage.setItem(KEPT_AS, code);
		document.documentElement.lang = code;
	}

	/** Puts names in the order of the language: letter before tone in Vietnamese. */
	get order(): Intl.Collator {
		return new Intl.Collator('vi', { numeric: true });
	}
}

export const language = new Language();
