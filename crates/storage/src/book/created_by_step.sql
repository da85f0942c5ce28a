SELECT kind, record
FROM changes AS own
WHERE step = :step
  AND NOT EXISTS (
    SELECT 1 FROM changes AS other
    WHERE other.record = own.record AND other.step NOT IN (:step, :undo)
  )
  AND NOT EXISTS (
    SELECT 1 FROM arrivals WHERE arrivals.record = own.record
  )
GROUP BY kind, record
