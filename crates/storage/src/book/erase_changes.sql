UPDATE changes SET before = NULL, after = NULL
WHERE record = :record
  AND (field = :field OR (field = :lost AND substr(key, 1, 2) = :spoken_of))
  AND (before IS NOT NULL OR after IS NOT NULL)
RETURNING step
