import { describe, expect, it } from 'vitest';
import { showStep } from '$words';

describe('a step', () => {
	it('is said with whom or what it was about', () => {
		expect(showStep('add_member', 'Nông Văn Đức')).toBe('Thêm đảng viên Nông Văn Đức');
	});

	it('of a newer program still says what it was about', () => {
		expect(showStep('merge_members', 'Lý Văn Páo')).toContain('Lý Văn Páo');
		expect(showStep('toString', 'x')).toBe(showStep('unheard_of', 'x'));
	});
});
