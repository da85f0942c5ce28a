INSERT INTO sums (unit, sum)
VALUES (?1, ?2)
ON CONFLICT (unit) DO UPDATE SET sum = excluded.sum
