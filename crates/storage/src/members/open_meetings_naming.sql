SELECT id
FROM meetings
WHERE state <> 'closed'
  AND (chair = ?1 OR minute_taker = ?1
       OR EXISTS (SELECT 1 FROM meeting_attendance WHERE record = meetings.id AND key = ?1))
