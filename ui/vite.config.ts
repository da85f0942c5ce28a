import { sveltekit } from '@sveltejs/kit/vite';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	plugins: [sveltekit(), svelteTesting()],
	build: {
		// Windows 10 with its oldest WebView2, and WebKitGTK 4.1.
		target: ['chrome109', 'safari16'],
		cssTarget: ['chrome109', 'safari16']
	},
	server: {
		strictPort: true,
		port: 5173,
		// In development the bridge answers calls and events.
		proxy: {
			'/call': process.env.BRIDGE ?? 'http://127.0.0.1:4870',
			'/events': process.env.BRIDGE ?? 'http://127.0.0.1:4870'
		}
	},
	test: {
		environment: 'happy-dom',
		include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
		setupFiles: ['tests/setup.ts']
	}
});
