SELECT DISTINCT operations.id, operations.body
FROM erasures
JOIN changes ON changes.record = erasures.record AND changes.field = erasures.field
JOIN steps ON steps.id = changes.step
JOIN operations ON operations.id = steps.operation
WHERE operations.state IN ('received', 'rejected')
