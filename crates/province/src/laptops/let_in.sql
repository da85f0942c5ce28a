INSERT INTO devices (id, unit, name, key, enrolled)
VALUES (:id, :unit, :name, :key, :enrolled)
