import { describe, expect, it } from 'vitest';
import { fileName, outcomeWords } from './outcome';

describe('what an exchange came to', () => {
	it('is said without zeros', () => {
		expect(outcomeWords({ sent: 14, received: 0, refused: 0 })).toBe('Đã gửi 14 thay đổi.');
		expect(outcomeWords({ sent: 0, received: 3, refused: 0 })).toBe('Nhận 3 mục mới.');
		expect(outcomeWords({ sent: 0, received: 0, refused: 0 })).toBe('Hai bên đã khớp, không có gì mới.');
	});

	it('never hides what was refused', () => {
		expect(outcomeWords({ sent: 2, received: 1, refused: 1 })).toBe('Đã gửi 2 thay đổi; nhận 1 mục mới; 1 lần gửi bị từ chối.');
	});
});

describe('a file on a stick', () => {
	it('is called by its last name, whichever system wrote its path', () => {
		expect(fileName('E:\\so-chi-bo-gui-tinh.scb')).toBe('so-chi-bo-gui-tinh.scb');
		expect(fileName('/media/usb/so-chi-bo-gui-tinh.scb')).toBe('so-chi-bo-gui-tinh.scb');
	});
});
