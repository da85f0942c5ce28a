-- The units whose place in the tree a laptop changes: those directly below its own, and for the
-- province's own book all of them.
WITH RECURSIVE below(id, depth) AS (
  SELECT id, 0 FROM units WHERE id = ?1
  UNION
  SELECT units.id, below.depth + 1
  FROM units
  JOIN below ON units.parent = below.id
  WHERE below.depth < (
    SELECT CASE WHEN level = 'province' THEN 8 ELSE 1 END FROM units WHERE id = ?1
  )
)
SELECT DISTINCT id FROM below WHERE id <> ?1
