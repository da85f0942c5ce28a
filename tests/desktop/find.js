// Finds what a person would find: visible, in front, by its role and its words.
// Arguments: roles, name, the text of a row or group it stands in (or null).
// Answers {found} or {none: [names there are], many: count}.
const [roles, name, near] = arguments;

const clean = (text) => (text ?? '').replace(/\s+/g, ' ').trim().normalize('NFC');
const textOf = (ids) => ids.split(/\s+/).map((id) => document.getElementById(id)?.textContent).join(' ');

const typed = { checkbox: 'checkbox', radio: 'radio', number: 'spinbutton', search: 'searchbox', file: 'file',
	button: 'button', submit: 'button', reset: 'button', range: 'slider' };
const tagged = { A: 'link', BUTTON: 'button', SUMMARY: 'button', SELECT: 'combobox', TEXTAREA: 'textbox', OPTION: 'option' };

function roleOf(element) {
	const said = element.getAttribute('role');
	if (said) return said;
	if (element.isContentEditable) return 'textbox';
	if (element.tagName === 'INPUT') return element.hasAttribute('list') ? 'combobox' : (typed[element.type] ?? 'textbox');
	return tagged[element.tagName] ?? '';
}

function nameOf(element) {
	const by = element.getAttribute('aria-labelledby');
	if (by) return clean(textOf(by));
	const said = element.getAttribute('aria-label');
	if (said) return clean(said);
	if (element.labels?.length) return clean([...element.labels].map((label) => label.textContent).join(' '));
	if (element.tagName === 'INPUT') return clean(['button', 'submit'].includes(element.type) ? element.value : element.placeholder || element.title);
	return clean(element.textContent) || clean(element.title);
}

function visible(element) {
	if (element.closest('[inert], [aria-hidden="true"], [hidden]')) return false;
	// A file field is often laid over by a prettier label: its label is what is seen.
	const shown = element.type === 'file' ? (element.labels?.[0] ?? element) : element;
	const box = shown.getBoundingClientRect();
	return box.width > 0 && box.height > 0 && getComputedStyle(shown).visibility !== 'hidden';
}

const all = 'a[href], button, summary, select, textarea, input, option, [role], [contenteditable=""], [contenteditable="true"]';

function candidates(within) {
	const rightRole = [...within.querySelectorAll(all)].filter((element) => roles.includes(roleOf(element)) && visible(element));
	if (near === null) return rightRole;
	const wanted = clean(near);
	const places = 'tr, li, fieldset, section, article, [role="row"], [role="listitem"], [role="group"], [role="region"], [role="dialog"]';
	// The smallest place that shows the text: a list that contains the row shows it too.
	return rightRole.filter((element) => clean(element.closest(places)?.textContent).includes(wanted));
}

function match(elements) {
	const wanted = clean(name);
	const exact = elements.filter((element) => nameOf(element) === wanted);
	if (exact.length) return exact;
	const begun = elements.filter((element) => nameOf(element).startsWith(wanted));
	return begun.length ? begun : elements.filter((element) => nameOf(element).includes(wanted));
}

// A dialog stands in front; what it opens (a list, a menu) is laid beside it in the document.
const dialogs = [...document.querySelectorAll('[role="dialog"], [role="alertdialog"], dialog[open]')].filter(visible);
const front = dialogs.at(-1);
let found = front ? match(candidates(front)) : [];
if (!found.length) found = match(candidates(document));
if (found.length === 1) {
	// A tick or a choice is often drawn by its label, with the control itself out of sight.
	const drawn = ['checkbox', 'radio'].includes(found[0].type) ? (found[0].labels?.[0] ?? found[0]) : found[0];
	drawn.scrollIntoView({ block: 'center', inline: 'nearest' });
	return { found: drawn };
}
return { many: found.length, there: candidates(document).map(nameOf).filter(Boolean).slice(0, 40) };
