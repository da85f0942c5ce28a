SELECT id
FROM incoming_documents
WHERE owner = :unit
  AND coalesce(for_file, 0) = 0
  AND (received IS NULL OR received <= :day)
  AND NOT EXISTS (SELECT 1 FROM agenda_items WHERE deploys = incoming_documents.id)
ORDER BY received, id
