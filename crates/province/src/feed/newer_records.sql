SELECT id, kind, owner, seq, body
FROM records
WHERE owner = ?1 AND seq > ?2
ORDER BY seq
LIMIT ?3
