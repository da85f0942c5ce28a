/** What an exchange came to, in one sentence. */
import type { ExchangeOutcomeView } from '$backend/bindings/ExchangeOutcomeView';
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
