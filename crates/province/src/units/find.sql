SELECT id, name, code
FROM units
WHERE name = ?1 OR (code = ?1 AND code <> '')
