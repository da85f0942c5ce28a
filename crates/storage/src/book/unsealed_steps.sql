SELECT steps.id, person, name, clock,
       count(DISTINCT changes.record) AS records,
       min(changes.record) AS record
FROM steps JOIN changes ON changes.step = steps.id
WHERE operation IS NULL
GROUP BY steps.id
ORDER BY steps.id
