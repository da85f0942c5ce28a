INSERT OR REPLACE INTO units (id, name, code, level, parent)
VALUES (:id, :name, :code, :level, :parent)
