import { readFileSync } from 'node:fs';
import adapter from '@sveltejs/adapter-static';

const { version } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8'));

/** @type {import('@sveltejs/kit').Config} */
export default {
	compilerOptions: { runes: ({ filename }) => (filename.includes('node_modules') ? undefined : true) },
	kit: {
		adapter: adapter({ pages: 'build', assets: 'build', fallback: 'index.html', strict: true }),
		alias: {
			$parts: 'src/parts',
			$backend: 'src/backend',
			$words: 'src/words',
			$frame: 'src/frame',
			$paraglide: 'src/paraglide'
		},
		// The page carries its own policy, so that window and bridge obey the same one.
		// `hash` names the one inline script SvelteKit writes: its bootstrap.
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['none'],
				'script-src': ['self'],
				// Charts and the editor set style attributes; no style is ever built from what a person typed.
				'style-src': ['self', 'unsafe-inline'],
				'font-src': ['self', 'data:'],
				// `attachment:` serves pictures of the book; Windows webviews spell it as a host.
				'img-src': ['self', 'data:', 'attachment:', 'http://attachment.localhost'],
				// `ipc:` is how the window talks to the program; Windows webviews spell it as a host.
				'connect-src': ['self', 'ipc:', 'http://ipc.localhost'],
				'base-uri': ['self'],
				'form-action': ['none']
			}
		},
		// A fixed name keeps the build, and with it the bootstrap's hash, the same for the same sources.
		version: { name: version },
		prerender: { entries: [] }
	}
};
