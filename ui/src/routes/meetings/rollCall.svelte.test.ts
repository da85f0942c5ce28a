import { describe, expect, it } from 'vitest';
import { flushSync } from 'svelte';
import type { RollLineView } from '$backend/bindings/RollLineView';
import { plainMark, type Mark } from './roll';
import { RollCall } from './rollCall.svelte';

/** A book that answers when it is told to, and keeps what it was sent. */
class SlowBook {
	lines: RollLineView[];
	sent: string[] = [];
	failed: string[] = [];
	refusing = false;
	#answers: (() => void)[] = [];
	readonly roll: RollCall;

	constructor(count: number) {
		this.lines = Array.from({ length: count }, (_, index) => ({
			membership: `m${index}`,
			name: `Người ${index}`,
			birth_year: null,
			office: null,
			kind: 'official' as const,
			exempt: false,
			...plainMark('not_recorded')
		}));
		this.roll = new RollCall({
			send: (membership, mark) => this.#take(membership, mark),
			refresh: async () => this.roll.read(this.lines),
			failed: (line) => this.failed.push(line.membership)
		});
		this.roll.read(this.lines);
	}

	async #take(membership: string, mark: Mark): Promise<void> {
		this.sent.push(`${membership} ${mark.presence}`);
		const refusing = this.refusing;
		await new Promise<void>((answer) => this.#answers.push(answer));
		if (refusing) throw { code: 'busy' };
		this.lines = this.lines.map((line) => (line.membership === membership ? { ...line, ...mark } : line));
	}

	/** Answers everything, what is sent meanwhile too. */
	async answerAll(): Promise<void> {
		const settled = this.roll.settled().then(() => true);
		while (!(await Promise.race([settled, this.#turn()]))) this.#answers.splice(0).forEach((answer) => answer());
	}

	async #turn(): Promise<false> {
		for (let tick = 0; tick < 10; tick += 1) await Promise.resolve();
		return false;
	}

	get marks(): string[] {
		flushSync();
		return this.roll.lines.map((line) => line.presence);
	}
}

describe('a roll-call', () => {
	it('stands at once, long before the book answers, and the hand goes on', () => {
		const book = new SlowBook(3);
		book.roll.mark('m0', plainMark('present'));
		book.roll.mark('m1', plainMark('absent'));
		expect(book.marks).toEqual(['present', 'absent', 'not_recorded']);
		expect(book.roll.at).toBe(2);
		expect(book.roll.count).toMatchObject({ present: 1, absent: 1, not_recorded: 1 });
		expect(book.sent).toEqual(['m0 present']);
	});

	it('sends every mark, one after the other', async () => {
		const book = new SlowBook(52);
		for (let index = 0; index < 52; index += 1) book.roll.mark(`m${index}`, plainMark(index % 5 === 0 ? 'absent' : 'present'));
		await book.answerAll();
		expect(book.sent).toHaveLength(52);
		expect(book.lines.filter((line) => line.presence === 'present')).toHaveLength(41);
		expect(book.marks).toEqual(book.lines.map((line) => line.presence));
	});

	it('keeps the newest of two marks of one person', async () => {
		const book = new SlowBook(2);
		book.roll.mark('m0', plainMark('present'));
		book.roll.mark('m0', plainMark('absent'));
		book.roll.mark('m0', plainMark('excused', 'ốm'));
		await book.answerAll();
		expect(book.lines[0]).toMatchObject({ presence: 'excused', reason: 'ốm' });
		expect(book.marks[0]).toBe('excused');
	});

	it('is not pushed back by a reading that is older than the hand', () => {
		const book = new SlowBook(2);
		book.roll.mark('m0', plainMark('present'));
		book.roll.read(book.lines);
		expect(book.marks).toEqual(['present', 'not_recorded']);
	});

	it('shows again what the book says when a mark is refused, and names whose it was', async () => {
		const book = new SlowBook(2);
		book.refusing = true;
		book.roll.mark('m0', plainMark('present'));
		await book.answerAll();
		expect(book.failed).toEqual(['m0']);
		expect(book.marks).toEqual(['not_recorded', 'not_recorded']);
	});

	it('takes the last mark back and goes back to its row', async () => {
		const book = new SlowBook(3);
		book.roll.mark('m0', plainMark('present'));
		book.roll.mark('m1', plainMark('excused', 'ốm'));
		book.roll.takeBack();
		expect(book.marks).toEqual(['present', 'not_recorded', 'not_recorded']);
		expect(book.roll.at).toBe(1);
		await book.answerAll();
		expect(book.lines[1]).toMatchObject({ presence: 'not_recorded', reason: '' });
		expect(book.roll.last).toBeNull();
	});

	it('sends nothing for a mark that stands already, and goes on', () => {
		const book = new SlowBook(2);
		book.roll.mark('m0', plainMark('not_recorded'));
		expect(book.sent).toEqual([]);
		expect(book.roll.at).toBe(1);
	});
});
