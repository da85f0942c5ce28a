/** What the frame shows of the book on every page. */
export type Standing = {
	unit: string;
	/** `null` while nobody has unlocked the book. */
	person: string | null;
	practice: boolean;
	enrolled: boolean;
	/** How many changes wait to be sent, and for how many days the oldest. */
	waiting: number;
	waitingDays: number;
};

/** One thing the search found. */
export type Found = { key: string; group: string; label: string; detail?: string; href: string };
