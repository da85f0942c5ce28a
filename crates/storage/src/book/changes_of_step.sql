SELECT id, kind, record, owner, field, key, before, after, base, base_change, live
FROM changes
WHERE step = ?1
ORDER BY id
