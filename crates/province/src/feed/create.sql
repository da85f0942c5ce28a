INSERT INTO feed
  (server, secret, practice, epoch, backed_up, line, next_number, certificate, certificate_key)
VALUES
  (?1, ?2, ?3, 1, 0, ?4, 1, ?5, ?6)
