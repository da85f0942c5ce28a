WITH here AS (
  SELECT DISTINCT member
  FROM memberships
  WHERE owner = :unit
    AND merged_into IS NULL
    AND (since IS NULL OR since <= :from)
    AND (until IS NULL OR until >= :from)
)
SELECT members.id
FROM here
JOIN members ON members.id = here.member
WHERE members.fee_eased_until BETWEEN :from AND :to
   OR EXISTS (SELECT 1 FROM standing_events AS ends
              WHERE ends.member = members.id AND ends.until BETWEEN :from AND :to)
   OR (EXISTS (SELECT 1 FROM standing_events AS began
               WHERE began.member = members.id AND began.change = 'became_probationary')
       AND NOT EXISTS (SELECT 1 FROM standing_events AS official
                       WHERE official.member = members.id
                         AND official.change = 'became_official'))
