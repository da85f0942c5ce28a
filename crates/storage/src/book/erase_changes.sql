UPDATE changes SET before = NULL, after = NULL
WHERE record = :record AND field = :field
  AND (before IS NOT NULL OR after IS NOT NULL)
RETURNING step
