-- What a unit says is left out in every unit below it; what a profile says, in its own unit.
WITH RECURSIVE below(unit, words) AS (
  SELECT id, not_kept FROM units WHERE not_kept <> ''
  UNION
  SELECT units.id, below.words FROM units JOIN below ON units.parent = below.unit
),
said(unit, words) AS (
  SELECT unit, words FROM below
  UNION
  SELECT owner, not_kept FROM profiles WHERE not_kept <> ''
)
SELECT unit, group_concat(words, ' ') AS not_kept
FROM (SELECT unit, words FROM said ORDER BY unit, words)
GROUP BY unit
