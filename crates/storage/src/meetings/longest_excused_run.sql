-- A run is what lies between two meetings at which the member was marked otherwise. Meetings that
-- say nothing of a member break no run.
WITH marked AS (
  SELECT a.key AS member,
         a.value LIKE 'E%' AS excused,
         row_number() OVER (PARTITION BY a.key ORDER BY m.planned, m.id) AS place
  FROM meetings AS m
  JOIN meeting_attendance AS a ON a.record = m.id
  LEFT JOIN meeting_roll AS r ON r.record = m.id AND r.key = a.key
  WHERE m.owner = :unit
    AND m.kind <> 'committee'
    AND m.planned >= :since
    AND m.planned <= :planned
    AND a.value <> 'N'
    -- Whoever met elsewhere or was exempt that day was on leave, not excused.
    AND coalesce(substr(json_extract(r.value, '$.k'), 2, 1), '') NOT IN ('w', 'x')
), runs AS (
  SELECT member,
         place - row_number() OVER (PARTITION BY member ORDER BY place) AS run
  FROM marked
  WHERE excused
)
SELECT max(length) FROM (SELECT count(*) AS length FROM runs GROUP BY member, run)
