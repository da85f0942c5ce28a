SELECT server, secret, practice, certificate, certificate_key
FROM feed
