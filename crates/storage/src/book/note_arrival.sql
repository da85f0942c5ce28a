INSERT INTO arrivals (at, seq, kind, record, field, key, before, after, writer, clock)
VALUES (:at, :seq, :kind, :record, :field, :key, :before, :after, :writer, :clock)
