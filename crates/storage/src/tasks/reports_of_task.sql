SELECT task_reports.id AS id, task_reports.meeting AS meeting, task_reports.task AS task,
       meetings.planned AS planned, task_reports.opening AS opening,
       task_reports.result AS result, task_reports.state AS state
FROM task_reports
JOIN meetings ON meetings.id = task_reports.meeting
WHERE task_reports.task = ?1
ORDER BY meetings.planned, task_reports.id
