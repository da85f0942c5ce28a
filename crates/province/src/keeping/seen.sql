SELECT
  (SELECT count(*) FROM feed) + (SELECT count(*) FROM feed_head) + (SELECT count(*) FROM units)
  + (SELECT count(*) FROM slips) + (SELECT count(*) FROM devices) + (SELECT count(*) FROM lines)
  + (SELECT count(*) FROM operations) + (SELECT count(*) FROM refusals)
  + (SELECT count(*) FROM records) + (SELECT count(*) FROM exits)
  + (SELECT count(*) FROM conflicts) + (SELECT count(*) FROM sums)
  + (SELECT count(*) FROM offered)
