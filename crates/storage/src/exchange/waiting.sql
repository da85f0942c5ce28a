SELECT
  (SELECT count(*) FROM steps
   LEFT JOIN operations ON operations.id = steps.operation
   WHERE steps.name <> 'receive_erasure'
     AND (operations.id IS NULL OR operations.state = 'sealed')) AS steps,
  (SELECT min(at) FROM steps
   LEFT JOIN operations ON operations.id = steps.operation
   WHERE steps.name <> 'receive_erasure'
     AND (operations.id IS NULL OR operations.state = 'sealed')) AS oldest,
  (SELECT count(*) FROM operations WHERE state = 'rejected') AS refused
