-- The unit came under another body, or the body above it was renamed while it was above it.
SELECT effective, above_before AS before, above_after AS after
FROM unit_changes
WHERE unit = ?1 AND action = 'move'
UNION ALL
SELECT renamed.effective, renamed.name_before, renamed.name_after
FROM unit_changes AS renamed
JOIN units ON units.id = ?1
WHERE renamed.action = 'rename'
  AND renamed.unit = coalesce(
    (SELECT parent_before FROM unit_changes AS moved
     WHERE moved.unit = ?1 AND moved.action = 'move' AND moved.effective > renamed.effective
     ORDER BY moved.effective LIMIT 1),
    units.parent)
