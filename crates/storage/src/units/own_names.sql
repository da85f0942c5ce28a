SELECT effective, name_before AS before, name_after AS after
FROM unit_changes
WHERE unit = ?1 AND action = 'rename'
