-- What minutes said each time they were closed.

CREATE TABLE minutes_versions (
  id BLOB PRIMARY KEY,
  owner BLOB NOT NULL,
  revision INTEGER NOT NULL,
  meeting BLOB,
  version INTEGER,
  closed TEXT,
  reason TEXT,
  words TEXT
) WITHOUT ROWID;
CREATE INDEX minutes_versions_by_meeting ON minutes_versions(meeting, version);
