SELECT devices.id, devices.name, units.name AS unit, devices.seen, devices.revoked
FROM devices
JOIN units ON units.id = devices.unit
ORDER BY units.name, devices.name, devices.id
