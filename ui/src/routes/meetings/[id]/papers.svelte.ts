import { call } from '$backend/backend';
import type { PaperChoice } from '$backend/bindings/PaperChoice';
import type { PrintedFile } from '$backend/bindings/PrintedFile';
import { tell } from '$frame/change';
import { toasts } from '$parts/toasts.svelte';
import { m } from '$words';

/** The papers of one meeting, as they were written while its page stood open. */
export class Papers {
	/** The files, the newest first. */
	files: PrintedFile[] = $state.raw([]);
	folder = $state('');
	/** The paper being written. */
	writing: PaperChoice | null = $state(null);

	constructor(readonly meeting: string) {}

	/** Writes a paper as DOCX and PDF. */
	async print(paper: PaperChoice): Promise<void> {
		if (this.writing) return;
		this.writing = paper;
		try {
			const { files, folder } = await call('print_paper', { meeting: this.meeting, paper });
			this.files = [...files, ...this.files];
			this.folder = folder;
			toasts.say(m.meetings_printed({ count: files.length }));
		} catch (thrown) {
			tell(thrown);
		} finally {
			this.writing = null;
		}
	}

	/** Opens a file in the system's viewer. */
	async open(file: PrintedFile): Promise<void> {
		try {
			await call('open_paper', { path: file.path });
		} catch (thrown) {
			tell(thrown);
		}
	}
}
