SELECT EXISTS (
  SELECT 1
  FROM arrivals
  JOIN registers ON registers.record = arrivals.record
  WHERE registers.owner = :unit AND arrivals.kind <> :province_writes
)
