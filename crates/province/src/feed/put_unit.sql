INSERT INTO units (id, name, code, level, parent)
VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT (id) DO UPDATE SET
  name = excluded.name, code = excluded.code, level = excluded.level, parent = excluded.parent
