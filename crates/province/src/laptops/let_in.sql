INSERT INTO devices (id, unit, name, key, enrolled, depth)
VALUES (:id, :unit, :name, :key, :enrolled, :depth)
