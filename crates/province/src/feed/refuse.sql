INSERT INTO refusals (device, line, number, reason)
VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (device, line, number) DO UPDATE SET reason = excluded.reason
