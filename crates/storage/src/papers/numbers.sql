SELECT number, id AS meeting
FROM meetings
WHERE :kind = 'minutes' AND owner = :unit AND number IS NOT NULL
  AND planned >= :from AND planned < :to
UNION ALL
SELECT paper.number, paper.meeting
FROM meeting_papers AS paper
JOIN meetings ON meetings.id = paper.meeting
WHERE :kind <> 'minutes' AND paper.owner = :unit AND paper.kind = :kind AND paper.number IS NOT NULL
  AND meetings.planned >= :from AND meetings.planned < :to
ORDER BY 1
