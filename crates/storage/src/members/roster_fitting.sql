SELECT count(*) AS many
FROM roster_lines
WHERE owner = :unit
    AND kind <> 'introduced_here'
    AND since <= :day AND until >= :day
    AND CASE :filter
          WHEN '' THEN 1
          WHEN 'official' THEN counted AND rank = 'official'
          WHEN 'probationary' THEN counted AND rank = 'probationary'
          WHEN 'women' THEN counted AND sex = 'female'
          WHEN 'committee' THEN member IN (
          SELECT member FROM offices
          WHERE role IN ('secretary', 'deputy', 'committee_member')
            AND (since IS NULL OR since <= :day)
            AND (until IS NULL OR until >= :day)
        )
          ELSE activity = :filter
        END
    AND (:word1 = '' OR instr(folded, :word1) > 0)
    AND (:word2 = '' OR instr(folded, :word2) > 0)
    AND (:word3 = '' OR instr(folded, :word3) > 0)
    AND (:word4 = '' OR instr(folded, :word4) > 0)
    AND (:word5 = '' OR instr(folded, :word5) > 0)
    AND (:word6 = '' OR instr(folded, :word6) > 0)
