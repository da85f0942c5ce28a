SELECT count(*) AS many
FROM roster_lines INDEXED BY roster_lines_by_standing
WHERE owner = :unit
  AND kind <> 'introduced_here'
  AND since <= :day AND until >= :day
  AND CASE :filter
        WHEN '' THEN 1
        WHEN 'official' THEN counted AND rank = 'official'
        WHEN 'probationary' THEN counted AND rank = 'probationary'
        WHEN 'women' THEN counted AND sex = 'female'
        ELSE activity = :filter
      END
