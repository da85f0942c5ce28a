SELECT DISTINCT operations.id, operations.body
FROM erasures
JOIN changes ON changes.record = erasures.record
JOIN steps ON steps.id = changes.step
JOIN operations ON operations.id = steps.operation
WHERE operations.state IN ('received', 'rejected')
  AND (changes.field = erasures.field OR changes.field = :lost)
