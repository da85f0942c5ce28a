SELECT operations.uid
FROM changes
JOIN steps ON steps.id = changes.step
JOIN operations ON operations.id = steps.operation
WHERE changes.id = ?1
