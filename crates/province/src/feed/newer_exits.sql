SELECT seq, unit, record
FROM exits
WHERE unit = ?1 AND seq > ?2
ORDER BY seq
LIMIT ?3
