INSERT INTO enrolment
  (only, server, address, fingerprint, device, signing_key, unit, epoch, base, pos, counter)
VALUES
  (1, :server, :address, :fingerprint, :device, :signing_key, :unit, 0, 0, 0, 0)
