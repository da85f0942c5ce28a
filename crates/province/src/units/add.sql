INSERT INTO units (id, name, code, level, parent)
VALUES (:id, :name, :code, :level, :parent)
