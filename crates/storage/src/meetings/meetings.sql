SELECT id, kind, theme, planned, place, state,
       (SELECT count(*) FROM agenda_items WHERE agenda_items.meeting = meetings.id) AS items,
       (SELECT count(*) FROM meeting_attendance
        WHERE record = meetings.id AND value LIKE 'P%') AS present,
       (SELECT count(*) FROM meeting_attendance
        WHERE record = meetings.id AND value <> 'N') AS marked
FROM meetings
WHERE owner = :unit AND planned >= :from AND planned < :to
ORDER BY planned, id
