SELECT count(*) FILTER (WHERE state = 'done'), count(*)
FROM tasks
WHERE state <> 'dropped'
  AND meeting = (
    SELECT id FROM meetings
    WHERE owner = :unit
      AND kind IN ('regular', 'combined')
      AND state IN ('ended', 'closed')
      AND planned < :planned
    ORDER BY planned DESC, id DESC
    LIMIT 1
  )
