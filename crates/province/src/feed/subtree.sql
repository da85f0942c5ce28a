-- No tree is deeper than eight levels: a circle, if there ever were one, ends there.
WITH RECURSIVE below(id, depth) AS (
  SELECT id, 0 FROM units WHERE id = ?1
  UNION
  SELECT units.id, below.depth + 1
  FROM units
  JOIN below ON units.parent = below.id
  WHERE below.depth < coalesce(CAST(?2 AS BIGINT), 8)
)
SELECT DISTINCT id FROM below
