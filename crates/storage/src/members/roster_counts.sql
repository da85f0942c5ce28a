SELECT counted, rank, activity, sex, count(*) AS many
FROM roster_lines INDEXED BY roster_lines_by_standing
WHERE owner = :unit
  AND kind <> 'introduced_here'
  AND since <= :day AND until >= :day
GROUP BY kind, counted, rank, activity, sex
