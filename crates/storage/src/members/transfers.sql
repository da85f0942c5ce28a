SELECT *
FROM transfers
WHERE owner = :unit
ORDER BY coalesce(effective, letter_date, '9999-12-31') DESC, id DESC
