/** What an exchange came to, in one sentence. */
import type { ExchangeOutcomeView } from '$backend/bindings/ExchangeOutcomeView';
import type { StickProblem } from '$backend/bindings/StickProblem';
import { m } from '$words';

/** Says what was sent, received and refused; zeros are left out. */
export function outcomeWords({ sent, received, refused }: ExchangeOutcomeView): string {
	const said = [
		sent > 0 ? m.exchange_sent({ count: sent }) : '',
		received > 0 ? m.exchange_received({ count: received }) : '',
		refused > 0 ? m.exchange_refused({ count: refused }) : ''
	].filter(Boolean);
	if (said.length === 0) return m.exchange_nothing_new();
	const words = said.join('; ');
	return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** Why a file on a stick was not taken in, and what to do. */
export const PROBLEMS: Record<StickProblem, () => string> = {
	damaged: m.stick_damaged,
	forged: m.stick_forged,
	other_laptop: m.stick_other_laptop,
	older: m.stick_older,
	does_not_fit: m.stick_does_not_fit,
	write_again: m.stick_write_again,
	differs: m.stick_differs,
	refused: m.stick_refused,
	failed: m.stick_failed
};

/** The last piece of a path, whichever system wrote it. */
export function fileName(path: string): string {
	return path.split(/[\\/]/).at(-1) ?? path;
}
