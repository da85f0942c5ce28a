-- The tree from its roots down, each unit below the one above it, by code and name. No tree is
-- deeper than eight levels: a circle, if there ever were one, ends there.
WITH RECURSIVE tree(id, depth, path) AS (
  SELECT id, 0, coalesce(code, '') || ' ' || coalesce(name, '')
  FROM units
  WHERE parent IS NULL OR parent NOT IN (SELECT id FROM units)
  UNION ALL
  SELECT units.id, tree.depth + 1,
         tree.path || char(1) || coalesce(units.code, '') || ' ' || coalesce(units.name, '')
  FROM units
  JOIN tree ON units.parent = tree.id
  WHERE tree.depth < 8
)
SELECT tree.id, tree.depth, units.name, units.level, units.parent, units.closed, units.went_into,
       units.id IN (SELECT unit FROM scopes) AS readable,
       (SELECT count(*) FROM roster_lines
        WHERE roster_lines.owner = tree.id AND counted
          AND roster_lines.since <= :day AND roster_lines.until >= :day) AS counted
FROM tree
JOIN units ON units.id = tree.id
ORDER BY tree.path, tree.id
