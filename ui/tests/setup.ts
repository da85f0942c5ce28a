import { beforeEach } from 'vitest';

beforeEach(() => {
	localStorage.clear();
	document.documentElement.lang = 'vi';
});
