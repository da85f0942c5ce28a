/** Where a file of a meeting can hang. */
import type { AttachTo } from '$backend/bindings/AttachTo';
import type { MeetingView } from '$backend/bindings/MeetingView';
import { m } from '$words';

/** The meeting itself, then each item of its agenda. */
export function filePlaces({ id, items }: Pick<MeetingView, 'id' | 'items'>): { to: AttachTo; parent: string; label: string }[] {
	return [
		{ to: 'meeting', parent: id, label: m.attachments_whole_meeting() },
		...items.map((item) => ({
			to: 'item' as const,
			parent: item.id,
			label: m.attachments_item({ number: item.number, title: item.form.title })
		}))
	];
}
