WITH RECURSIVE below(id) AS (
  SELECT id FROM units WHERE id = ?1
  UNION
  SELECT units.id FROM units JOIN below ON units.parent = below.id
)
SELECT id FROM below
