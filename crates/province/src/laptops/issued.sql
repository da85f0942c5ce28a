-- Locked, so that of two who bring the same slip one comes second.
SELECT slips.unit, slips.expires, slips.device, slips.depth,
  (SELECT units.name FROM units WHERE units.id = slips.unit)
FROM slips
WHERE slips.code = ?1
/* locked */
