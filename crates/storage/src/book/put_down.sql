UPDATE changes SET live = 0
WHERE live = 1
  AND step IN (
    SELECT steps.id FROM steps
    JOIN operations ON operations.id = steps.operation
    WHERE operations.state = ?1
  )
RETURNING kind, record, field, key
