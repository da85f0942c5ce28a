/** Words that begin a line, with a capital: a weekday is written small inside a sentence only. */
export function sentence(words: string): string {
	return words.charAt(0).toUpperCase() + words.slice(1);
}
