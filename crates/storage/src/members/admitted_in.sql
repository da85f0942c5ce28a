WITH here AS (
  SELECT DISTINCT member
  FROM memberships
  WHERE owner = :unit
    AND kind = 'regular'
    AND merged_into IS NULL
    AND (since IS NULL OR since <= :day)
    AND (until IS NULL OR until >= :day)
), counted AS (
  SELECT members.id,
         CASE WHEN :from_decision THEN coalesce(admission_decided, joined)
              ELSE coalesce(joined, admission_decided) END AS counted_from
  FROM here
  JOIN members ON members.id = here.member
)
SELECT id, counted_from,
       coalesce((SELECT group_concat(years, ' ') FROM badges WHERE badges.member = counted.id), '')
         AS badges
FROM counted
WHERE CAST(substr(counted_from, 1, 4) AS INTEGER) IN (SELECT value FROM json_each(:years))
