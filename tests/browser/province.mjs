// A practice province of its own for a test, and the slips it prints.
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

const PROVINCE = process.env.PROVINCE ?? new URL('../../target/debug/province', import.meta.url).pathname;
const CELL = 'Chi bộ khu Lạc Thanh';

/** Starts a province with one cell; gives what prints a slip for a laptop of that cell. */
export async function startProvince(test) {
	const folder = await mkdtemp(join(tmpdir(), 'so-chi-bo-province-'));
	const server = spawn(PROVINCE, ['serve', '--practice', '--listen', '127.0.0.1:0', '--folder', folder], { stdio: ['ignore', 'pipe', 'ignore'] });
	const ended = new Promise((resolve) => server.once('exit', resolve));
	test.after(async () => {
		server.kill();
		await ended;
		await rm(folder, { recursive: true, force: true });
	});
	const lines = createInterface({ input: server.stdout });
	await Promise.race([
		new Promise((resolve) => lines.on('line', (line) => line.includes('https://') && resolve())),
		ended.then((code) => Promise.reject(new Error(`the province ended with ${code}`)))
	]);
	let known = false;
	return async function slip() {
		const unit = known ? ['--unit', CELL] : ['--new-unit', CELL];
		const { stdout } = await promisify(execFile)(PROVINCE, ['enrol', '--practice', ...unit, '--folder', folder]);
		known = true;
		return stdout.trim();
	};
}

/** Asks the program behind a page for something, as the page would. */
export async function ask(address, command, request) {
	const answer = await fetch(`${address}/call/${command}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(request)
	});
	const said = await answer.json();
	if (!answer.ok) throw new Error(`${command}: ${JSON.stringify(said)}`);
	return said;
}
