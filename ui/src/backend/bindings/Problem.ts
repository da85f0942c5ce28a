export type Problem =
	| { kind: 'missing' }
	| { kind: 'too_long'; maximum: number }
	| { kind: 'too_short'; minimum: number }
	| { kind: 'too_small'; minimum: number }
	| { kind: 'too_large'; maximum: number }
	| { kind: 'not_a_date' }
	| { kind: 'in_the_future' }
	| { kind: 'not_a_choice' }
	| { kind: 'bad_characters' }
	| { kind: 'before'; other: string }
	| { kind: 'taken' }
	| { kind: 'other' };
