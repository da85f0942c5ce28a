-- Transfers of members between units, each side by itself.

CREATE TABLE transfers (
  id BLOB PRIMARY KEY,
  owner BLOB NOT NULL,
  revision INTEGER NOT NULL,
  member BLOB,
  kind TEXT,
  direction TEXT,
  from_unit BLOB,
  from_name TEXT,
  to_unit BLOB,
  to_name TEXT,
  letter_number TEXT,
  letter_date TEXT,
  effective TEXT,
  until TEXT,
  fee_through TEXT,
  membership BLOB,
  counterpart BLOB,
  left INTEGER,
  received TEXT,
  returned TEXT,
  sent_back TEXT,
  taken_back TEXT,
  name TEXT,
  file TEXT,     -- the file as of the day of leaving
  brought TEXT,
  note TEXT
) WITHOUT ROWID;
CREATE INDEX transfers_by_member ON transfers(member);
CREATE INDEX transfers_by_unit ON transfers(owner, effective);

-- The day on which each step of the checklist was done.
CREATE TABLE transfer_steps (
  record BLOB NOT NULL,
  key BLOB NOT NULL,
  value TEXT,
  PRIMARY KEY (record, key)
) WITHOUT ROWID;
