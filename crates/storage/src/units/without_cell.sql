-- Whoever belonged to a unit until it was closed and belongs to none since.
SELECT last.member AS member, last.name AS name, units.name AS unit
FROM memberships AS last
JOIN units ON units.id = last.owner AND units.closed = last.until
WHERE last.kind = 'regular'
  AND last.merged_into IS NULL
  AND NOT EXISTS (
    SELECT 1 FROM memberships AS later
    WHERE later.member = last.member
      AND later.kind = 'regular'
      AND later.merged_into IS NULL
      AND later.id <> last.id
      AND (later.until IS NULL OR later.until > last.until))
ORDER BY units.name, last.name
