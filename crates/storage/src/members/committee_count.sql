SELECT count(*) AS many
FROM roster_lines
WHERE owner = :unit
  AND kind <> 'introduced_here'
  AND since <= :day AND until >= :day
  AND member IN (
    SELECT member FROM offices
    WHERE role IN ('secretary', 'deputy', 'committee_member')
      AND (since IS NULL OR since <= :day)
      AND (until IS NULL OR until >= :day)
  )
