import { describe, expect, it } from 'vitest';
import { fitting, folded } from './choice';

const names = ['Nguyễn Văn Đường', 'Trần Thị Dương', 'Lê Thị Dưỡng', 'Phạm Hòa'].map((label) => ({ value: label, label }));
const found = (typed: string) => fitting(names, typed).map((choice) => choice.label);

describe('a search by typing', () => {
	it('is blind to tones and marks, đ included', () => {
		expect(found('duong')).toEqual(['Nguyễn Văn Đường', 'Trần Thị Dương', 'Lê Thị Dưỡng']);
		expect(found('thi duong')).toEqual(['Trần Thị Dương', 'Lê Thị Dưỡng']);
	});

	it('puts what is spelled as typed first, also when pasted in split letters', () => {
		expect(found('dương')[0]).toBe('Trần Thị Dương');
		expect(found('Đường'.normalize('NFD'))[0]).toBe('Nguyễn Văn Đường');
	});

	it('folds capital and small letters alike', () => expect(folded('ĐƯỜNG Ế')).toBe('duong e'));
});
