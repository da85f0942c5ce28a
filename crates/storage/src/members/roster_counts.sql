SELECT count(*) FILTER (WHERE counted) AS counted,
       count(*) FILTER (WHERE counted AND rank = 'official') AS official,
       count(*) FILTER (WHERE counted AND rank = 'probationary') AS probationary,
       count(*) FILTER (WHERE activity = 'exempt') AS exempt,
       count(*) FILTER (WHERE activity = 'temporarily_away') AS temporarily_away,
       count(*) FILTER (WHERE activity = 'temporarily_here') AS temporarily_here,
       count(*) FILTER (WHERE counted AND sex = 'female') AS women,
       count(*) FILTER (WHERE committee) AS committee,
       count(*) FILTER (
         WHERE CASE :filter
                 WHEN '' THEN 1
                 WHEN 'official' THEN counted AND rank = 'official'
                 WHEN 'probationary' THEN counted AND rank = 'probationary'
                 WHEN 'women' THEN counted AND sex = 'female'
                 WHEN 'committee' THEN committee
                 ELSE activity = :filter
               END
           AND instr(folded, :word1) > 0 AND instr(folded, :word2) > 0
           AND instr(folded, :word3) > 0 AND instr(folded, :word4) > 0
           AND instr(folded, :word5) > 0 AND instr(folded, :word6) > 0
       ) AS fitting
FROM (
  SELECT counted, rank, activity, sex, folded,
         member IN (
           SELECT member FROM offices
           WHERE role IN ('secretary', 'deputy', 'committee_member')
             AND (since IS NULL OR since <= :day)
             AND (until IS NULL OR until >= :day)
         ) AS committee
  FROM roster_lines
  WHERE owner = :unit
    AND kind <> 'introduced_here'
    AND since <= :day AND until >= :day
)
