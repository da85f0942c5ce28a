SELECT steps.at, steps.person_name, steps.name, changes.kind, changes.field, changes.key,
       changes.before, changes.after
FROM changes
JOIN steps ON steps.id = changes.step
WHERE changes.record = ?1
UNION ALL
SELECT at, '', '', kind, field, key, before, after
FROM arrivals
WHERE record = ?1
ORDER BY at
