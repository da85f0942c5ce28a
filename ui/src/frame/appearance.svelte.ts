import type { ThemeName } from '$parts/ThemeSwitch.svelte';

/** How large everything is drawn. */
export type TextSize = 'normal' | 'large' | 'larger' | 'largest';

const KEPT_AS = 'so-chi-bo.appearance';
const THEMES: readonly string[] = ['system', 'light', 'dark'];
const SIZES: readonly string[] = ['normal', 'large', 'larger', 'largest'];

/** Colours and text size: a choice of this laptop, not of the book. */
class Appearance {
	theme = $state<ThemeName>('system');
	textSize = $state<TextSize>('normal');
	#dark = window.matchMedia('(prefers-color-scheme: dark)');

	constructor() {
		const kept: unknown = JSON.parse(localStorage.getItem(KEPT_AS) ?? 'null');
		if (typeof kept === 'object' && kept !== null) {
			if ('theme' in kept && THEMES.includes(String(kept.theme))) this.theme = kept.theme as ThemeName;
			if ('textSize' in kept && SIZES.includes(String(kept.textSize))) this.textSize = kept.textSize as TextSize;
		}
		this.#dark.addEventListener('change', () => this.#apply());
		this.#apply();
	}

	useTheme(theme: ThemeName): void {
		this.theme = theme;
		this.#keep();
	}

	useTextSize(textSize: TextSize): void {
		this.textSize = textSize;
		this.#keep();
	}

	#keep(): void {
		localStorage.setItem(KEPT_AS, JSON.stringify({ theme: this.theme, textSize: this.textSize }));
		this.#apply();
	}

	#apply(): void {
		const root = document.documentElement.dataset;
		root.theme = this.theme === 'system' ? (this.#dark.matches ? 'dark' : 'light') : this.theme;
		root.text = this.textSize;
	}
}

export const appearance = new Appearance();
