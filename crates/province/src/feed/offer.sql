INSERT INTO offered (uid, record, field, key)
VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (uid, record, field, key) DO NOTHING
