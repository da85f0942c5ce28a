INSERT INTO records (id, kind, owner, seq, body)
VALUES (?1, ?2, ?3, ?4, ?5)
