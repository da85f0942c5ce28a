SELECT steps.id, person_name, steps.name, subject, at, undoes, undone_by,
       operations.state, operations.commit_seq, operations.stick_at,
       (SELECT count(*) FROM changes WHERE changes.step = steps.id) AS value_count
FROM steps
LEFT JOIN operations ON operations.id = steps.operation
WHERE steps.id < :before
  AND (:record IS NULL
       OR steps.id IN (SELECT step FROM changes WHERE changes.record = :record))
ORDER BY steps.id DESC
LIMIT :limit
