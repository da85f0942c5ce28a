WITH held AS (
  SELECT member,
         min(CASE role WHEN 'secretary' THEN 0 WHEN 'deputy' THEN 1 ELSE 2 END) AS place
  FROM offices
  WHERE role IN ('secretary', 'deputy', 'committee_member')
    AND (since IS NULL OR since <= :day)
    AND (until IS NULL OR until >= :day)
  GROUP BY member
),
hits AS MATERIALIZED (
  SELECT sort_key AS name_key, born, joined AS joined_key, membership, since,
         CASE
           WHEN instr(name, :exact) > 0 THEN iif(name = :exact, 1, 3)
           WHEN name_folded = :search THEN 2
           ELSE CASE instr(name_folded, :search) WHEN 0 THEN 6 WHEN 1 THEN 4 ELSE 5 END
         END AS hit
  FROM roster_lines
  WHERE owner = :unit
    AND kind <> 'introduced_here'
    AND since <= :day AND until >= :day
    AND CASE :filter
          WHEN '' THEN 1
          WHEN 'official' THEN counted AND rank = 'official'
          WHEN 'probationary' THEN counted AND rank = 'probationary'
          WHEN 'women' THEN counted AND sex = 'female'
          WHEN 'committee' THEN member IN (SELECT member FROM held)
          ELSE activity = :filter
        END
    AND instr(folded, :word1) > 0
    AND (:word2 = '' OR instr(folded, :word2) > 0)
    AND (:word3 = '' OR instr(folded, :word3) > 0)
    AND (:word4 = '' OR instr(folded, :word4) > 0)
    AND (:word5 = '' OR instr(folded, :word5) > 0)
    AND (:word6 = '' OR instr(folded, :word6) > 0)
),
best AS (
  SELECT * FROM hits
  ORDER BY hit, name_key, membership
  LIMIT :take OFFSET :from
),
page AS (
  SELECT best.*, member, kind, rank, rank_by, activity, activity_by
  FROM best
  JOIN roster_lines
    ON roster_lines.owner = :unit
   AND roster_lines.sort_key = best.name_key
   AND roster_lines.membership = best.membership
   AND roster_lines.since = best.since
)
SELECT (SELECT count(*) FROM hits) AS fitting,
       page.member, page.membership, page.kind, page.rank, page.rank_by, page.activity,
       page.activity_by, family_middle, given, sex, birth, members.joined, official_from,
       phone, card_number, citizen_id, folded,
       (SELECT CASE place WHEN 0 THEN 'secretary' WHEN 1 THEN 'deputy' ELSE 'committee_member' END
        FROM held WHERE held.member = page.member) AS office
FROM page
JOIN members ON members.id = page.member
ORDER BY hit, name_key, membership
