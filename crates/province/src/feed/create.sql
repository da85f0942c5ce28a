INSERT INTO feed
  (only, server, secret, practice, epoch, backed_up, line, next_number,
   certificate, certificate_key)
VALUES
  (1, :server, :secret, :practice, 1, 0, :line, 1, :certificate, :certificate_key)
