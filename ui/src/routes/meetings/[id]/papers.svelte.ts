import { call } from '$backend/backend';
import type { LeftOutFile } from '$backend/bindings/LeftOutFile';
import type { PaperChoice } from '$backend/bindings/PaperChoice';
import type { Printed } from '$backend/bindings/Printed';
import type { PrintedFile } from '$backend/bindings/PrintedFile';
import type { Sheet } from '$backend/bindings/Sheet';
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

	/** Materials that are not in the last pack, and why. */
	leftOut: LeftOutFile[] = $state.raw([]);
	/** The pack is being written. */
	packing = $state(false);

	constructor(readonly meeting: string) {}

	/** Writes everything that is handed out before the meeting. */
	async printPack(): Promise<void> {
		if (this.packing) return;
		this.packing = true;
		try {
			const pack = await call('print_pack', { id: this.meeting });
			this.leftOut = pack.left_out;
			this.#take(pack);
		} catch (thrown) {
			tell(thrown);
		} finally {
			this.packing = false;
		}
	}

	/** Writes a paper as DOCX and PDF. */
	async print(paper: PaperChoice): Promise<void> {
		if (this.writing) return;
		this.writing = paper;
		try {
			this.#take(await call('print_paper', { meeting: this.meeting, paper, sheet: 'a4', called: '' }));
		} catch (thrown) {
			tell(thrown);
		} finally {
			this.writing = null;
		}
	}

	/** Writes several papers on one size of sheet; whether all of them were written. */
	async printAll(chosen: readonly PaperChoice[], sheet: Sheet, called: string): Promise<boolean> {
		try {
			const printed: Printed = { files: [], folder: this.folder };
			for (const paper of chosen) {
				const { files, folder } = await call('print_paper', { meeting: this.meeting, paper, sheet, called });
				printed.files.push(...files);
				printed.folder = folder;
			}
			this.#take(printed);
			return true;
		} catch (thrown) {
			tell(thrown);
			return false;
		}
	}

	#take({ files, folder }: Printed): void {
		this.files = [...files, ...this.files];
		this.folder = folder;
		toasts.say(m.meetings_printed({ count: files.length }));
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
