-- The server itself.
CREATE TABLE feed (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  server BLOB NOT NULL,
  secret BLOB NOT NULL,            -- seals pages
  practice INTEGER NOT NULL,
  epoch INTEGER NOT NULL,          -- the present history
  backed_up INTEGER NOT NULL,      -- the feed's number of the last backup
  line BLOB NOT NULL,              -- the province's own line of operations
  next_number INTEGER NOT NULL,
  address TEXT,                    -- where laptops reach it, as it was last served
  certificate BLOB NOT NULL,
  certificate_key BLOB NOT NULL
) STRICT;

-- The head of the feed: locked last in every push.
CREATE TABLE feed_head (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  seq INTEGER NOT NULL
) STRICT;

-- The tree of units, as the province set it up.
CREATE TABLE units (
  id BLOB PRIMARY KEY,
  name TEXT NOT NULL,
  code TEXT NOT NULL,
  level TEXT NOT NULL,
  parent BLOB
) STRICT, WITHOUT ROWID;
CREATE INDEX units_by_parent ON units(parent);

-- Enrolment slips: the code is kept as a hash only.
CREATE TABLE slips (
  code BLOB PRIMARY KEY,
  unit BLOB NOT NULL,
  expires INTEGER NOT NULL,
  device BLOB                      -- who used it
) STRICT, WITHOUT ROWID;

CREATE TABLE devices (
  id BLOB PRIMARY KEY,
  unit BLOB NOT NULL,
  name TEXT NOT NULL,
  key BLOB NOT NULL,
  enrolled INTEGER NOT NULL,
  seen INTEGER,
  revoked TEXT
) STRICT, WITHOUT ROWID;

-- How far each line of each laptop is.
CREATE TABLE lines (
  device BLOB NOT NULL,
  line BLOB NOT NULL,
  last INTEGER NOT NULL,
  counter INTEGER NOT NULL,
  PRIMARY KEY (device, line)
) STRICT, WITHOUT ROWID;

-- What was decided on each operation, whichever line it came in.
CREATE TABLE operations (
  uid BLOB PRIMARY KEY,
  hash BLOB NOT NULL,
  refused TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE refusals (
  device BLOB NOT NULL,
  line BLOB NOT NULL,
  number INTEGER NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (device, line, number)
) STRICT, WITHOUT ROWID;

-- Records as they are: one row a record.
CREATE TABLE records (
  id BLOB PRIMARY KEY,
  kind INTEGER NOT NULL,
  owner BLOB NOT NULL,
  seq INTEGER NOT NULL,
  body BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX records_by_owner ON records(owner, seq);

-- Records that left a unit.
CREATE TABLE exits (
  seq INTEGER PRIMARY KEY,
  unit BLOB NOT NULL,
  record BLOB NOT NULL
) STRICT;
CREATE INDEX exits_by_unit ON exits(unit, seq);

-- Values that lost against one whose writer had not seen them: a person must see both.
CREATE TABLE conflicts (
  id INTEGER PRIMARY KEY,
  record BLOB NOT NULL,
  kind INTEGER NOT NULL,
  field INTEGER NOT NULL,
  key BLOB NOT NULL,
  loser BLOB NOT NULL,
  winner BLOB NOT NULL,
  value BLOB NOT NULL
) STRICT;
CREATE INDEX conflicts_by_record ON conflicts(record);

-- The sum of all registers of a unit's records.
CREATE TABLE sums (
  unit BLOB PRIMARY KEY,
  sum BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Registers that came back from laptops after a restore.
CREATE TABLE offered (
  uid BLOB NOT NULL,
  record BLOB NOT NULL,
  field INTEGER NOT NULL,
  key BLOB NOT NULL,
  PRIMARY KEY (uid, record, field, key)
) STRICT, WITHOUT ROWID;
