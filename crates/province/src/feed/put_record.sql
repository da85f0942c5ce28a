UPDATE records
SET kind = ?2, owner = ?3, seq = ?4, body = ?5
WHERE id = ?1
