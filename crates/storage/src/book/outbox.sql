SELECT number, body
FROM operations
WHERE state = 'sealed' AND number > ?1
ORDER BY number
LIMIT ?2
