SELECT id
FROM incoming_documents
WHERE owner = :unit
  AND coalesce(for_file, 0) = 0
  AND (received IS NULL OR received <= :day)
  AND NOT EXISTS (
    SELECT 1 FROM agenda_items
    -- The items of a meeting that was taken off stay, without their meeting.
    JOIN meetings ON meetings.id = agenda_items.meeting
    WHERE agenda_items.deploys = incoming_documents.id
  )
ORDER BY received, id
