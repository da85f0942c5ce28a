import { describe, expect, it } from 'vitest';
import type { AgendaItemKind } from '$backend/bindings/AgendaItemKind';
import { newVote, toVote, voterLines } from './vote';

const item = (kind: AgendaItemKind) => ({
	form: { kind, title: 'Tên mục', presenter: '', planned_minutes: 5, source: 'own' as const, chair_note: '', part_of: null }
});
const ROWS = ['an', 'binh', 'chien'].map((membership) => ({ membership, name: membership.toUpperCase() }));

describe('a new vote', () => {
	it('takes its words from an item that decides, never from one that opens or closes', () => {
		expect(newVote(item('decision')).motion).toBe('Tên mục');
		for (const kind of ['opening', 'discussion', 'closing'] as const) expect(newVote(item(kind)).motion).toBe('');
	});

	it('m_06_has everybody who may vote ticked', () => {
		expect(voterLines(ROWS, [], null).map((line) => line.ticked)).toEqual([true, true, true]);
	});
});

describe('a vote that was written down', () => {
	it('ticks who voted, and keeps a voter who is entitled no more', () => {
		const voters = [
			{ membership: 'an', choice: 'against' as const },
			{ membership: 'moved', choice: null }
		];
		const lines = voterLines(ROWS, [{ membership: 'moved', name: 'Đã đi' }], { voters });
		expect(lines.map(({ name, ticked, choice }) => [name, ticked, choice])).toEqual([
			['AN', true, 'against'],
			['BINH', false, null],
			['CHIEN', false, null],
			['Đã đi', true, null]
		]);
	});

	it('sends only voters, and no choice of a secret ballot', () => {
		const lines = voterLines(ROWS, [], { voters: [{ membership: 'an', choice: 'for' }] });
		const values = { ...newVote(item('decision')), in_favour: 1, voters: lines };
		expect(toVote(values).voters).toEqual([{ membership: 'an', choice: 'for' }]);
		expect(toVote({ ...values, method: 'secret' }).voters).toEqual([{ membership: 'an', choice: null }]);
	});
});
