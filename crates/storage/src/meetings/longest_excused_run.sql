-- A run is what lies between two meetings at which the member was marked otherwise. Meetings that
-- say nothing of a member break no run.
WITH marked AS (
  SELECT a.key AS member,
         a.value LIKE 'E%' AS excused,
         row_number() OVER (PARTITION BY a.key ORDER BY m.planned, m.id) AS place
  FROM meetings AS m
  JOIN meeting_attendance AS a ON a.record = m.id
  WHERE m.owner = :unit
    AND m.kind <> 'committee'
    AND m.planned >= :since
    AND m.planned <= :planned
    AND a.value <> 'N'
), runs AS (
  SELECT member,
         place - row_number() OVER (PARTITION BY member ORDER BY place) AS run
  FROM marked
  WHERE excused
)
SELECT max(length) FROM (SELECT count(*) AS length FROM runs GROUP BY member, run)
