-- The committee's own meeting, rescheduling, what was handed out, and who spoke.

ALTER TABLE meetings ADD COLUMN prepares BLOB;
ALTER TABLE meetings ADD COLUMN observers TEXT;
ALTER TABLE meetings ADD COLUMN theme_source TEXT;
ALTER TABLE meetings ADD COLUMN author BLOB;
ALTER TABLE meetings ADD COLUMN programme TEXT;
ALTER TABLE meetings ADD COLUMN materials TEXT;
CREATE INDEX meetings_by_prepared ON meetings(prepares);

CREATE TABLE contributions (
  id BLOB PRIMARY KEY,
  owner BLOB NOT NULL,
  revision INTEGER NOT NULL,
  meeting BLOB,
  item BLOB,
  speaker BLOB,
  name TEXT,
  words TEXT
) WITHOUT ROWID;
CREATE INDEX contributions_by_meeting ON contributions(meeting);

CREATE TABLE reschedulings (
  id BLOB PRIMARY KEY,
  owner BLOB NOT NULL,
  revision INTEGER NOT NULL,
  meeting BLOB,
  before TEXT,
  after TEXT,
  reason TEXT,
  decided TEXT
) WITHOUT ROWID;
CREATE INDEX reschedulings_by_meeting ON reschedulings(meeting);

CREATE TABLE handouts (
  id BLOB PRIMARY KEY,
  owner BLOB NOT NULL,
  revision INTEGER NOT NULL,
  meeting BLOB,
  what TEXT,
  way TEXT,
  receivers TEXT,
  given TEXT
) WITHOUT ROWID;
CREATE INDEX handouts_by_meeting ON handouts(meeting);
