INSERT INTO conflicts (record, kind, field, key, loser, winner, value)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
