SELECT steps.id, person_name, steps.name, subject, at, operations.reason
FROM operations
JOIN steps ON steps.operation = operations.id
WHERE operations.state = 'rejected'
ORDER BY steps.id DESC
LIMIT :limit
