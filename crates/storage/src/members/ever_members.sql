SELECT members.id AS id
FROM members
WHERE EXISTS (SELECT 1 FROM memberships
              WHERE memberships.member = members.id
                AND memberships.owner = :unit
                AND memberships.kind = 'regular')
ORDER BY coalesce(list_number, '') = '', CAST(list_number AS INTEGER), sort_key, id
