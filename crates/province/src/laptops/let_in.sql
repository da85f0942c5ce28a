INSERT INTO devices (id, unit, name, key, enrolled, depth)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)
