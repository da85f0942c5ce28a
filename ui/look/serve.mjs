// Serves ui/build as the window does: files as they are, every other path as index.html.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const BUILD = fileURLToPath(new URL('../build', import.meta.url));
const KINDS = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2', '.woff': 'font/woff', '.json': 'application/json', '.svg': 'image/svg+xml', '.png': 'image/png' };

/** Starts on `port` (0 for any that is free) and resolves with the address. */
export function serve(port = 0) {
	const server = createServer((request, response) => {
		const asked = join(BUILD, normalize(new URL(request.url, 'http://x').pathname));
		const file = asked.startsWith(BUILD) && existsSync(asked) && statSync(asked).isFile() ? asked : join(BUILD, 'index.html');
		if (request.method !== 'GET') return response.writeHead(405).end();
		response.writeHead(200, { 'content-type': KINDS[extname(file)] ?? 'application/octet-stream' });
		createReadStream(file).pipe(response);
	});
	return new Promise((resolve) =>
		server.listen(port, '127.0.0.1', () => resolve({ url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() }))
	);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log((await serve(Number(process.argv[2] ?? 4173))).url);
