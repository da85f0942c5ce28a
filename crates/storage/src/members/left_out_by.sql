SELECT not_kept FROM left_out
WHERE unit = :unit OR unit = coalesce((SELECT unit FROM enrolment), zeroblob(16))
