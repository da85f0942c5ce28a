INSERT INTO lines (device, line, last, counter)
VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (device, line) DO UPDATE SET last = excluded.last, counter = excluded.counter
