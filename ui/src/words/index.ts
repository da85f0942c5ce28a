/** Every word the app shows, in the language chosen; and how figures and days are written. */
export { m } from '$paraglide/messages.js';
export { FACTS, factName } from './fact.js';
export { language, type LanguageCode } from './language.svelte.js';
export { readPartialDate, showDay, showMoment, showPartialDate, showWeekday, untilDay } from './day.js';
export { sentence } from './sentence.js';
export { showStep, type Verb } from './step.js';
export { showCount, showPercent, showSize } from './figure.js';
