import type Picture from '@lucide/svelte/icons/house';

/** A picture beside a word. Import one by one: `@lucide/svelte/icons/<name>`. */
export type Icon = typeof Picture;

/** As high as the line it stands in, so it grows with the text. */
export const ICON = '1.25rem';
