SELECT id, kind, owner, seq, body
FROM records
WHERE id = ?1
/* locked */
