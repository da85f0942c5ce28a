SELECT last.id
FROM meetings AS last
WHERE last.owner = :unit
  AND last.id <> :meeting
  AND last.planned < :before
  AND last.state IN ('ended', 'closed')
  AND (last.kind = 'committee') = :committee
  AND NOT EXISTS (SELECT 1 FROM agenda_items
                  WHERE agenda_items.approves = last.id AND agenda_items.meeting <> :meeting)
ORDER BY last.planned DESC, last.id DESC
LIMIT 1
