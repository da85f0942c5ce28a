import { describe, expect, it } from 'vitest';
import { BUILT_PAGES, isSelected, PAGES } from './pages';

const ROUTES = Object.keys(import.meta.glob('/src/routes/**/+page.svelte'));

describe('the rail', () => {
	it('has the nine pages in their order', () => {
		expect(PAGES.map((page) => page.name())).toEqual([
			'Hôm nay',
			'Sinh hoạt',
			'Đảng viên',
			'Việc',
			'Bài viết',
			'Sổ theo dõi',
			'Tổng hợp',
			'Gửi nhận',
			'Cài đặt'
		]);
	});

	it.each(PAGES)('shows $path exactly when its page exists', ({ path, built }) => {
		expect(built).toBe(ROUTES.includes(`/src/routes${path === '/' ? '' : path}/+page.svelte`));
	});

	it('marks one page only, and stays on it below it', () => {
		const selected = (path: string) => PAGES.filter((page) => isSelected(page, path)).map((page) => page.path);
		expect(selected('/')).toEqual(['/']);
		expect(selected('/members/0193-a')).toEqual(['/members']);
		expect(selected('/membership')).toEqual([]);
		expect(selected('/incoming')).toEqual(['/meetings']);
		expect(selected('/units')).toEqual(['/settings']);
		expect(BUILT_PAGES.length).toBeGreaterThan(0);
	});
});
