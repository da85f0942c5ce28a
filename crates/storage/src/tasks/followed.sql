SELECT tasks.id
FROM tasks
LEFT JOIN meetings AS giver ON giver.id = tasks.meeting
WHERE tasks.owner = :unit
  AND (:member IS NULL OR tasks.owner_member = :member)
  AND coalesce(giver.planned, '') < :to
  AND (tasks.finished IS NULL OR tasks.finished >= :from)
ORDER BY coalesce(tasks.due, '9999'), tasks.id
