SELECT number, reason
FROM refusals
WHERE device = ?1 AND line = ?2 AND number > ?3
ORDER BY number
