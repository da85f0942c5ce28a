import { describe, expect, it } from 'vitest';
import { appearance } from './appearance.svelte';

describe('the appearance', () => {
	it('is worn by the root at once and kept for the next start', () => {
		appearance.useTheme('dark');
		appearance.useTextSize('largest');
		expect(document.documentElement.dataset).toMatchObject({ theme: 'dark', text: 'largest' });
		expect(JSON.parse(localStorage.getItem('so-chi-bo.appearance') ?? '')).toEqual({ theme: 'dark', textSize: 'largest' });
		appearance.useTheme('light');
		expect(document.documentElement.dataset.theme).toBe('light');
	});
});
