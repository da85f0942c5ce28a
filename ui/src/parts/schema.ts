/** Opens the editor. Loaded only when a page needs it: it is the heaviest part of the window. */
import { Editor } from '@tiptap/core';
import { Markdown } from '@tiptap/markdown';
import StarterKit from '@tiptap/starter-kit';

export type EditorSetup = {
	element: HTMLElement;
	markdown: string;
	editable: boolean;
	attributes: Record<string, string>;
	onUpdate: (markdown: string) => void;
	onBlur: () => void;
	/** Something the tool bar shows may have changed. */
	onTransaction: () => void;
};

/**
 * Paragraphs, bold, italic, headings, two kinds of list: what a paper can print.
 * Whatever else is pasted, the schema reduces to these.
 */
export function openEditor(setup: EditorSetup): Editor {
	return new Editor({
		element: setup.element,
		editable: setup.editable,
		// The page's policy allows no style element made at run time; the styles stand in Editor.svelte.
		injectCSS: false,
		extensions: [
			StarterKit.configure({
				blockquote: false,
				code: false,
				codeBlock: false,
				horizontalRule: false,
				link: false,
				strike: false,
				underline: false,
				heading: { levels: [2, 3, 4] }
			}),
			Markdown
		],
		content: setup.markdown,
		contentType: 'markdown',
		editorProps: { attributes: setup.attributes },
		onUpdate: ({ editor }) => setup.onUpdate(editor.getMarkdown()),
		onBlur: setup.onBlur,
		onTransaction: setup.onTransaction
	});
}

/** Puts other words in, without telling the page that someone typed. */
export function replaceWords(editor: Editor, markdown: string): void {
	editor.commands.setContent(markdown, { contentType: 'markdown', emitUpdate: false });
}
