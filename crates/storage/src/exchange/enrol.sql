INSERT INTO enrolment
  (only, server, address, fingerprint, device, signing_key, unit, stick_recipient, stick_key,
   epoch, base, pos, counter)
VALUES
  (1, :server, :address, :fingerprint, :device, :signing_key, :unit, :stick_recipient, :stick_key,
   0, 0, 0, 0)
