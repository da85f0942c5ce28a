SELECT members.id AS member, memberships.id AS membership, family_middle, given, birth, phone,
       memberships.home, memberships.residence, memberships.since,
       (SELECT max(handed_out) FROM residence_remarks
        WHERE residence_remarks.membership = memberships.id AND year = :year) AS handed_out
FROM memberships
JOIN members ON members.id = memberships.member
WHERE memberships.owner = :unit
  AND memberships.kind = 'introduced_here'
  AND memberships.merged_into IS NULL
  AND (memberships.since IS NULL OR memberships.since <= :day)
  AND (memberships.until IS NULL OR memberships.until >= :day)
ORDER BY members.sort_key, members.id
