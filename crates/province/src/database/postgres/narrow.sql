SELECT set_config(
  'app.scope',
  (
    SELECT coalesce(
      nullif(units.path, ''),
      '/' || devices.feed_id || '/' || encode(devices.unit, 'hex') || '/'
    )
    FROM devices
    LEFT JOIN units ON units.id = devices.unit
    WHERE devices.id = ?1
  ),
  true
)
