SELECT kind, owner, field, key, after
FROM changes
WHERE record = ?1 AND live = 1
ORDER BY id
