WITH stays AS (
  SELECT id, member, since, until,
         row_number() OVER (
           PARTITION BY member
           ORDER BY until IS NULL DESC, until DESC, since DESC, id DESC
         ) AS place
  FROM memberships
  WHERE owner = :unit AND merged_into IS NULL
),
today AS (
  SELECT member, max(rank) AS rank
  FROM roster_lines
  WHERE owner = :unit AND since <= :day AND until >= :day
  GROUP BY member
)
SELECT members.*, stays.id AS stay, stays.since AS stay_since, stays.until AS stay_until,
       today.member IS NOT NULL AS here, today.rank AS rank_today
FROM stays
JOIN members ON members.id = stays.member
LEFT JOIN today ON today.member = members.id
WHERE stays.place = 1
ORDER BY members.id
