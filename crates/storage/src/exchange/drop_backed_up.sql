DELETE FROM pages
WHERE pos <= ?1
  AND epoch = (SELECT epoch FROM enrolment)
