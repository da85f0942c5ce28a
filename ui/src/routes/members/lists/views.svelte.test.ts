import { beforeEach, describe, expect, it } from 'vitest';
import { Views } from './views.svelte';

describe('views of lists', () => {
	beforeEach(() => localStorage.clear());

	it('are there again after the next start', () => {
		const views = new Views();
		views.choose({ columns: ['name', 'phone'], filter: 'women' });
		views.save('Chị em');
		const again = new Views();
		expect(again.now).toEqual({ columns: ['name', 'phone'], filter: 'women' });
		expect(again.named).toEqual([{ name: 'Chị em', columns: ['name', 'phone'], filter: 'women' }]);
	});

	it('of one name replace each other, and can be removed', () => {
		const views = new Views();
		views.save('Mẫu');
		views.choose({ columns: ['name'], filter: null });
		views.save('Mẫu');
		expect(views.named.map(({ columns }) => columns)).toEqual([['name']]);
		views.remove('Mẫu');
		expect(new Views().named).toEqual([]);
	});

	it('that cannot be read are left aside', () => {
		localStorage.setItem('so-chi-bo.member-lists', '{"now":{"columns":[]},"named":7');
		expect(new Views().now.columns).toContain('name');
	});
});
