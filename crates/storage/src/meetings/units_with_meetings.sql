SELECT m.owner, coalesce(u.name, p.name, '') AS name
FROM (
  SELECT DISTINCT owner FROM meetings
  WHERE state = 'closed' AND kind <> 'committee' AND planned >= :from AND planned < :to
) AS m
LEFT JOIN units AS u ON u.id = m.owner
LEFT JOIN profiles AS p ON p.owner = m.owner
GROUP BY m.owner
ORDER BY name, m.owner
