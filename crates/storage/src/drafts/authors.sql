SELECT s.id, s.member, s.name
FROM draft_authors AS a
JOIN memberships AS s ON s.id = a.key
WHERE a.record = ?1 AND a.value = 1
ORDER BY s.name, s.id
