export type Changed = { kinds: Array<string>; records: Array<string> };
