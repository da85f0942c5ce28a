WITH here AS (
  SELECT id AS membership, member, kind
  FROM memberships
  WHERE owner = :unit
    AND (since IS NULL OR since <= :day)
    AND (until IS NULL OR until >= :day)
)
SELECT members.id AS member, here.membership, here.kind,
       family_middle, given, sex, birth, joined, official_from,
       phone, card_number, citizen_id, folded,
       (SELECT role FROM offices
        WHERE offices.member = members.id
          AND role IN ('secretary', 'deputy', 'committee_member')
          AND (since IS NULL OR since <= :day)
          AND (until IS NULL OR until >= :day)
        ORDER BY CASE role WHEN 'secretary' THEN 0 WHEN 'deputy' THEN 1 ELSE 2 END
        LIMIT 1) AS office
FROM here
JOIN members ON members.id = here.member
ORDER BY members.sort_key, members.id
