SELECT id
FROM memberships
WHERE member = :member
  AND owner = :unit
  AND merged_into IS NULL
  AND (since IS NULL OR since <= :day)
  AND (until IS NULL OR until >= :day)
ORDER BY since DESC
LIMIT 1
