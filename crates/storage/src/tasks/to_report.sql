SELECT tasks.id
FROM tasks
LEFT JOIN meetings AS giver ON giver.id = tasks.meeting
LEFT JOIN meetings AS hearer ON hearer.id = tasks.reports_at
WHERE tasks.owner = :unit
  AND tasks.state = 'open'
  AND coalesce(tasks.meeting, x'') <> :meeting
  AND coalesce(giver.planned, '') <= :planned
  AND (hearer.id IS NULL OR hearer.id = :meeting OR hearer.planned < :planned)
ORDER BY coalesce(tasks.due, '9999'), tasks.id
