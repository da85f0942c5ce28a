SELECT operations.state, operations.commit_seq, operations.stick_at
FROM changes
JOIN steps ON steps.id = changes.step
LEFT JOIN operations ON operations.id = steps.operation
WHERE changes.record = ?1
ORDER BY changes.id DESC
LIMIT 1
