SELECT d.id, d.owner, d.revision, d.title, d.kind, d.theme, d.programme, d.state, d.approved,
       d.meeting, m.planned,
       (SELECT group_concat(name, ', ') FROM (
          SELECT s.name FROM draft_authors AS a
          JOIN memberships AS s ON s.id = a.key
          WHERE a.record = d.id AND a.value = 1
          ORDER BY s.name, s.id
        )) AS authors,
       (SELECT max(h.handed) FROM hand_ins AS h WHERE h.draft = d.id) AS handed,
       EXISTS (SELECT 1 FROM hand_ins AS h WHERE h.draft = d.id) AS handed_in,
       (SELECT count(*) FROM draft_comments AS c
        WHERE c.draft = d.id AND coalesce(c.settled, 0) = 0) AS open_comments,
       coalesce(p.name, u.name, '') AS unit
FROM drafts AS d
LEFT JOIN meetings AS m ON m.id = d.meeting
LEFT JOIN units AS u ON u.id = d.owner
LEFT JOIN profiles AS p ON p.owner = d.owner
WHERE (:meeting IS NULL OR d.meeting = :meeting)
  AND (:draft IS NULL OR d.id = :draft)
GROUP BY d.id
ORDER BY d.owner <> :unit, d.id DESC
