// Written by hand until `cargo xtask bindings` replaces this folder; the shape is ts-rs's.
import type { FieldProblem } from './FieldProblem';

export type Failure =
	| { code: 'invalid'; problems: Array<FieldProblem> }
	| { code: 'locked' }
	| { code: 'wrong_passphrase' }
	| { code: 'wait_before_unlock'; seconds: number }
	| { code: 'not_found' }
	| { code: 'changed_meanwhile' }
	| { code: 'closed' }
	| { code: 'too_new'; needs: string }
	| { code: 'damaged' }
	| { code: 'disk_full' }
	| { code: 'book_exists' }
	| { code: 'file_unreadable' }
	| { code: 'province_refused'; reason: string }
	| { code: 'no_line' }
	| { code: 'stopped' }
	| { code: 'internal'; reference: string };
