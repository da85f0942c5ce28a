SELECT
  (SELECT count(*) FROM operations) AS operations,
  (SELECT count(*) FROM operations WHERE refused IS NOT NULL) AS refused,
  (SELECT count(*) FROM conflicts) AS conflicts,
  (SELECT count(*) FROM devices WHERE revoked IS NULL) AS laptops,
  (SELECT seq FROM feed_head) AS head
