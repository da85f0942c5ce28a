import { describe, expect, it } from 'vitest';
import settings from '../../project.inlang/settings.json';
import * as compiled from '$paraglide/messages.js';
import { language, m, readPartialDate, showPartialDate, showPercent, untilDay } from '$words';

type Words = Record<string, unknown>;

/** Each room's file of a language, its own name first. */
const FILES = import.meta.glob<Words>('/messages/**/*.json', { import: 'default', eager: true });
const roomsOf = (code: string) =>
	Object.entries(FILES).filter(([path]) => path === `/messages/${code}.json` || path.startsWith(`/messages/${code}/`));
const allOf = (code: string): Words => Object.assign({}, ...roomsOf(code).map(([, words]) => words));
const [vi, en] = [allOf('vi'), allOf('en')];
const keys = (words: Words) => Object.keys(words).filter((key) => key !== '$schema').sort();
const text = (words: Words, key: string) => JSON.stringify(words[key]);
const blanks = (words: Words, key: string) =>
	[...new Set([...text(words, key).matchAll(/\{(\w+)\}/g)].map((found) => found[1]))].sort();

/** Names that stay Vietnamese in English. */
const PROPER = ['Sổ Chi bộ', 'Tiếng Việt', 'Dân vận khéo', 'Chi bộ 35'];
const VIETNAMESE = /[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]/i;

describe('the words', () => {
	it('compile to as many messages as there are keys', () => {
		const count = Object.keys(compiled.m).length;
		expect(count, 'the plug-in compiled nothing: is its path right?').toBeGreaterThan(0);
		expect(count).toBe(keys(vi).length);
	});

	it('stand in files that the compiler reads, each key in one of them only', () => {
		const read = settings['plugin.inlang.messageFormat'].pathPattern.map((path) => path.replace('./', '/').replace('{locale}', 'vi'));
		expect(roomsOf('vi').map(([path]) => path).sort()).toEqual(read.sort());
		const everywhere = roomsOf('vi').flatMap(([, words]) => keys(words));
		expect(everywhere.length).toBe(new Set(everywhere).size);
		for (const [path, words] of roomsOf('vi'))
			expect(keys(FILES[path.replace('/vi', '/en')] ?? {}), path).toEqual(keys(words));
	});

	it('are complete in both languages', () => {
		expect(keys(en)).toEqual(keys(vi));
	});

	it('are never empty', () => {
		for (const key of keys(vi)) {
			expect(text(vi, key).length, key).toBeGreaterThan(2);
			expect(text(en, key).length, key).toBeGreaterThan(2);
		}
	});

	it('leave the same blanks to fill in both languages', () => {
		for (const key of keys(vi)) expect(blanks(en, key), key).toEqual(blanks(vi, key));
	});

	it('hold no Vietnamese in the English file, proper names aside', () => {
		for (const key of keys(en)) {
			const left = PROPER.reduce((words, name) => words.replaceAll(name, ''), text(en, key).normalize('NFC'));
			expect(VIETNAMESE.test(left), `${key}: ${left}`).toBe(false);
		}
	});

	it('are written in composed letters', () => {
		for (const words of [vi, en] as Words[])
			for (const key of keys(words)) expect(text(words, key), key).toBe(text(words, key).normalize('NFC'));
	});
});

describe('the language switch', () => {
	it('is Vietnamese first and follows the choice without a reload', () => {
		expect(m.page_members()).toBe('Đảng viên');
		language.use('en');
		expect(m.page_members()).toBe('Members');
		expect(document.documentElement.lang).toBe('en');
		expect(m.exchange_waiting({ count: 1 })).toBe('1 change waits to be sent');
		expect(m.exchange_waiting({ count: 2 })).toBe('2 changes wait to be sent');
		language.use('vi');
		expect(m.exchange_waiting({ count: 1 })).toBe('1 thay đổi chờ gửi');
	});
});

describe('days and figures', () => {
	it('show a date as precisely as it is known', () => {
		expect(showPartialDate('1960-09-05')).toBe('05/09/1960');
		expect(showPartialDate('1960-09')).toBe('09/1960');
		expect(showPartialDate('1960')).toBe('1960');
		expect(showPartialDate(null)).toBe('');
	});

	it('read a date back as precisely as the book shows it', () => {
		for (const date of ['1960-09-05', '1960-09', '1960']) expect(readPartialDate(showPartialDate(date))).toBe(date);
		expect(readPartialDate('')).toBeNull();
	});

	it('say how far a day is', () => {
		expect(untilDay('2026-11-25', '2026-11-22')).toBe('còn 3 ngày');
		expect(untilDay('2026-11-22', '2026-11-22')).toBe('hôm nay');
		expect(untilDay('2026-10-31', '2026-11-02')).toBe('2 ngày trước');
	});

	it('write a share with a decimal comma, and nothing of nothing as a dash', () => {
		expect(showPercent(48, 52)).toBe('92,3 %');
		expect(showPercent(0, 0)).toBe('–');
	});
});
