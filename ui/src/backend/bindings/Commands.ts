import type { DeskView } from './DeskView';

export type Commands = {
	view_desk: { request: Record<string, never>; response: DeskView };
	lock_book: { request: Record<string, never>; response: DeskView };
	undo_step: { request: { step: string }; response: null };
};
