UPDATE operations SET stick_at = ?2
WHERE state = 'sealed' AND number BETWEEN 1 AND ?1
