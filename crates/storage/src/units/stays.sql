-- The stays of a unit that reach beyond a day, and of a closed unit those that ended with it.
SELECT id
FROM memberships
WHERE owner = :unit
  AND merged_into IS NULL
  AND (until IS NULL OR until > :last
       OR until = (SELECT closed FROM units WHERE units.id = :unit))
ORDER BY name, id
