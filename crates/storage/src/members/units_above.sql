WITH RECURSIVE above(id, parent, steps) AS (
  SELECT id, parent, 0 FROM units WHERE id = ?1
  UNION
  SELECT units.id, units.parent, above.steps + 1
  FROM units JOIN above ON units.id = above.parent
  WHERE above.steps < 64
)
SELECT id FROM above WHERE steps > 0 ORDER BY steps
