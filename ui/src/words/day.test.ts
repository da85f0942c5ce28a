import { expect, test } from 'vitest';
import { showMoment } from './day';

test('a moment is shown by the clock of the hall, wherever it is read', () => {
	expect(showMoment('2026-11-25T19:30:00+07:00')).toBe('19:30, 25/11/2026');
	expect(showMoment('2026-11-25T00:05:00-05:00')).toBe('00:05, 25/11/2026');
	expect(showMoment('2026-11-25T19:30:00')).toBe('19:30, 25/11/2026');
});
