SELECT id, epoch, pos, rows, seal
FROM pages
WHERE epoch < (SELECT epoch FROM enrolment)
ORDER BY id
LIMIT ?1
