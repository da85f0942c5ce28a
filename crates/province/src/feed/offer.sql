INSERT OR IGNORE INTO offered (uid, record, field, key)
VALUES (?1, ?2, ?3, ?4)
