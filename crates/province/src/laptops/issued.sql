SELECT slips.unit, slips.expires, slips.device, slips.depth, units.name AS unit_name
FROM slips
JOIN units ON units.id = slips.unit
WHERE slips.code = ?1
