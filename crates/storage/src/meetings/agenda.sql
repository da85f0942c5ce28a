SELECT item.id
FROM agenda_items AS item
LEFT JOIN agenda_items AS whole ON whole.id = item.part_of AND whole.meeting = item.meeting
WHERE item.meeting = ?1
ORDER BY coalesce(whole.rank, item.rank), coalesce(whole.id, item.id),
         whole.id IS NOT NULL, item.rank, item.id
