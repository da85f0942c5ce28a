SELECT count(DISTINCT meeting_attendance.record)
FROM memberships
JOIN meeting_attendance ON meeting_attendance.key = memberships.id
WHERE memberships.member = ?1
  AND meeting_attendance.value LIKE 'P%'
