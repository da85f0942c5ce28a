UPDATE operations SET state = 'sealed', commit_seq = NULL, reason = NULL
WHERE number > ?1 AND state IN ('acknowledged', 'received', 'rejected')
