SELECT d.id, m.id AS meeting, m.planned,
       m.state IN ('ended', 'closed') AS held
FROM incoming_documents AS d
LEFT JOIN meetings AS m ON m.id = (
  SELECT i.meeting
  FROM agenda_items AS i
  JOIN meetings AS of ON of.id = i.meeting
  WHERE i.deploys = d.id
  ORDER BY of.planned, of.id
  LIMIT 1
)
WHERE d.owner = :unit
  AND (d.received BETWEEN :from AND :to OR d.received IS NULL)
ORDER BY d.received DESC, d.id DESC
