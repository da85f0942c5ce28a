SELECT id
FROM tasks
WHERE owner = ?1
ORDER BY state <> 'open', coalesce(due, '9999'), id
