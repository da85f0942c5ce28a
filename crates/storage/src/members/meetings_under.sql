SELECT count(*)
FROM meetings
WHERE owner = :owner
  AND state IN ('running', 'ended', 'closed')
  AND (:since IS NULL OR substr(planned, 1, 10) >= :since)
  AND (:until IS NULL OR substr(planned, 1, 10) <= :until)
