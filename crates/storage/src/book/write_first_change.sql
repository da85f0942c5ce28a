INSERT INTO changes
  (step, kind, record, owner, field, key, before, after, base, base_change, live)
VALUES
  (?1, ?2, ?3, ?4, ?5, ?6, NULL, ?7, NULL, NULL, 1)
