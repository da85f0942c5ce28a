SELECT EXISTS (
  SELECT 1 FROM changes
  WHERE record = :record AND field = :field AND key = :key
    AND id > :id AND step NOT IN (:step, :undo)
)
