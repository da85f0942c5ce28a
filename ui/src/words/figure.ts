import { m } from '$paraglide/messages.js';
import { language } from './language.svelte.js';

/** Writes a whole number: 5.000 in Vietnamese, 5,000 in English. */
export function showCount(count: number): string {
	return new Intl.NumberFormat(language.current).format(count);
}

/** Writes a share with at most one decimal: "92,3 %". The share is given as counts, never as a float. */
export function showPercent(part: number, whole: number): string {
	if (whole === 0) return '–';
	const number = new Intl.NumberFormat(language.current, { maximumFractionDigits: 1 }).format((part * 100) / whole);
	return m.percent({ number });
}

/** Writes how heavy a file is. */
export function showSize(bytes: number): string {
	const [amount, unit] = bytes < 1024 * 1024 ? [bytes / 1024, 'KB'] : [bytes / (1024 * 1024), 'MB'];
	return `${new Intl.NumberFormat(language.current, { maximumFractionDigits: 1 }).format(amount)} ${unit}`;
}
