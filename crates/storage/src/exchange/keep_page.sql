INSERT INTO pages (epoch, pos, rows, seal)
VALUES (:epoch, :pos, :rows, :seal)
