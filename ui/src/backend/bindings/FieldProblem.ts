import type { Problem } from './Problem';

export type FieldProblem = { field: string; problem: Problem };
