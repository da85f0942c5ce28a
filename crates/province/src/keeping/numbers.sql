SELECT
  (SELECT seq FROM feed_head) AS head,
  (SELECT backed_up FROM feed) AS backed_up,
  (SELECT coalesce(max(seq), 0) FROM records) AS record,
  (SELECT coalesce(max(seq), 0) FROM exits) AS exit
