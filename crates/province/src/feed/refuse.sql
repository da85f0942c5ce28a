INSERT OR REPLACE INTO refusals (device, line, number, reason)
VALUES (?1, ?2, ?3, ?4)
