export type DeskView = {
	unit: string;
	person: string | null;
	practice: boolean;
	locked: boolean;
	waiting: number;
	waiting_days: number;
	enrolled: boolean;
};
