export type Progress = { work: string; done: number; of: number | null };
