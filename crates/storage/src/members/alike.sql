-- The first line of the folded text is the name; partial dates agree as far as both are known.
WITH named AS MATERIALIZED (
  SELECT id, substr(folded, 1, instr(folded, char(10)) - 1) AS name, birth, card_number, citizen_id
  FROM members
), pairs AS (
  SELECT one.id AS one, other.id AS other, 0 AS place
  FROM named AS one
  JOIN named AS other ON other.card_number = one.card_number AND one.id < other.id
  WHERE one.card_number <> ''
  UNION ALL
  SELECT one.id, other.id, 1
  FROM named AS one
  JOIN named AS other ON other.citizen_id = one.citizen_id AND one.id < other.id
  WHERE one.citizen_id <> ''
  UNION ALL
  SELECT one.id, other.id, CASE WHEN one.birth IS NULL OR other.birth IS NULL THEN 3 ELSE 2 END
  FROM named AS one
  JOIN named AS other ON other.name = one.name AND one.id < other.id
  WHERE one.name <> ''
    AND (one.birth IS NULL OR other.birth IS NULL
         OR substr(one.birth, 1, min(length(one.birth), length(other.birth)))
          = substr(other.birth, 1, min(length(one.birth), length(other.birth))))
)
SELECT one, other,
       CASE min(place) WHEN 0 THEN 'card' WHEN 1 THEN 'citizen_id' WHEN 2 THEN 'name_and_birth'
            ELSE 'name' END AS "by"
FROM pairs
WHERE NOT EXISTS (
  SELECT 1 FROM distinct_members AS apart
  WHERE (apart.one = pairs.one AND apart.other = pairs.other)
     OR (apart.one = pairs.other AND apart.other = pairs.one))
GROUP BY one, other
ORDER BY min(place), one, other
LIMIT :most
