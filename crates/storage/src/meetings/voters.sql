SELECT votes.id AS vote, votes.item AS item, vote_voters.key AS voter, vote_voters.value AS ballot
FROM votes
JOIN vote_voters ON vote_voters.record = votes.id
WHERE votes.meeting = ?1
ORDER BY votes.id, vote_voters.key
