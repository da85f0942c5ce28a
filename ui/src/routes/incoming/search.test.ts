import { expect, it } from 'vitest';
import type { IncomingRow } from '$backend/bindings/IncomingRow';
import { fitting } from './search';

const row = (number: string, title: string) =>
	({ form: { number, title, issuer: 'Đảng ủy xã Yên Đức', note: '' } }) as IncomingRow;

it('finds a document without its tones, by every word typed', () => {
	const rows = [row('12-HD/ĐU', 'Hướng dẫn sinh hoạt chi bộ'), row('30-KH/ĐU', 'Kế hoạch học tập nghị quyết')];
	expect(fitting(rows, 'huong dan dang uy').map((one) => one.form.number)).toEqual(['12-HD/ĐU']);
	expect(fitting(rows, '30-kh')).toHaveLength(1);
	expect(fitting(rows, '')).toHaveLength(2);
	expect(fitting(rows, 'nghi quyet 12')).toHaveLength(0);
});
