/** A vote as it is filled in: the figures counted in the room, and who voted. */
import type { AgendaItemView } from '$backend/bindings/AgendaItemView';
import type { Choice } from '$backend/bindings/Choice';
import type { RollLineView } from '$backend/bindings/RollLineView';
import type { VoteForm } from '$backend/bindings/VoteForm';
import type { VoterRow } from '$backend/bindings/VoterRow';
import type { VoteView } from '$backend/bindings/VoteView';
import { motionOf } from './agenda';

/** One person who may vote. */
export type VoterLine = { membership: string; name: string; ticked: boolean; choice: Choice | null };

/** The fields of a vote; a figure may still be empty. */
export type VoteValues = Omit<VoteForm, 'in_favour' | 'against' | 'abstained' | 'voters'> & {
	in_favour: number | null;
	against: number | null;
	abstained: number | null;
	voters: VoterLine[];
};

/** A vote under an item that nobody has counted yet. */
export function newVote(item: Pick<AgendaItemView, 'form'>): VoteValues {
	return { motion: motionOf(item), kind: 'ordinary', method: 'open', in_favour: null, against: 0, abstained: 0, voters: [] };
}

/** A vote that was written down, to be corrected. */
export function voteValues({ motion, kind, method, in_favour, against, abstained }: VoteView): VoteValues {
	return { motion, kind, method, in_favour, against, abstained, voters: [] };
}

/** Everybody who may vote, ticked as the vote says, or all for a new one; who voted and is entitled no more is listed too. */
export function voterLines(rows: readonly VoterRow[], roll: readonly Pick<RollLineView, 'membership' | 'name'>[], vote: Pick<VoteView, 'voters'> | null): VoterLine[] {
	const known = new Set(rows.map((row) => row.membership));
	const more = (vote?.voters ?? [])
		.filter((voter) => !known.has(voter.membership))
		.map(({ membership }) => ({ membership, name: roll.find((line) => line.membership === membership)?.name ?? '' }));
	return [...rows, ...more].map(({ membership, name }) => {
		const voter = vote?.voters.find((voter) => voter.membership === membership);
		return { membership, name, ticked: vote === null || voter !== undefined, choice: voter?.choice ?? null };
	});
}

/** What the book takes: only who voted, and no choice where the ballot was secret. */
export function toVote({ voters, in_favour, against, abstained, ...others }: VoteValues): VoteForm {
	const secret = others.method === 'secret';
	return {
		...others,
		in_favour: in_favour ?? 0,
		against: against ?? 0,
		abstained: abstained ?? 0,
		voters: voters.filter((voter) => voter.ticked).map(({ membership, choice }) => ({ membership, choice: secret ? null : choice }))
	};
}
