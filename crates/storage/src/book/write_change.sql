INSERT INTO changes
  (step, kind, record, owner, field, key, before, after, base, base_change, live)
VALUES
  (:step, :kind, :record, :owner, :field, :key, :before, :after, :base,
   (SELECT max(id) FROM changes
    WHERE record = :record AND field = :field AND key = :key AND live = 1),
   1)
