WITH held AS (
  SELECT member,
         min(CASE role WHEN 'secretary' THEN 0 WHEN 'deputy' THEN 1 ELSE 2 END) AS place
  FROM offices
  WHERE role IN ('secretary', 'deputy', 'committee_member')
    AND (since IS NULL OR since <= :day)
    AND (until IS NULL OR until >= :day)
  GROUP BY member
),
page AS (
  SELECT sort_key AS name_key, born, joined AS joined_key, membership, member, kind,
         rank, rank_by, activity, activity_by
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
  ORDER BY name_key, membership
  LIMIT :take OFFSET :from
)
SELECT page.member, page.membership, page.kind, page.rank, page.rank_by, page.activity,
       page.activity_by, family_middle, given, sex, birth, members.joined, official_from,
       phone, card_number, citizen_id, folded,
       (SELECT CASE place WHEN 0 THEN 'secretary' WHEN 1 THEN 'deputy' ELSE 'committee_member' END
        FROM held WHERE held.member = page.member) AS office
FROM page
JOIN members ON members.id = page.member
ORDER BY name_key, membership
