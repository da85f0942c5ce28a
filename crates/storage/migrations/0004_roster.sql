-- The roster as a line through time: one row for each run of days on which a stay in a unit and the
-- standing of its member do not change, so that the list of any day is one scan in the order of
-- names. Worked out anew for each member that a step or the province touched.

CREATE TABLE roster_lines (
  owner BLOB NOT NULL,
  sort_key TEXT NOT NULL,
  membership BLOB NOT NULL,
  since TEXT NOT NULL, -- '' from the beginning
  until TEXT NOT NULL, -- '9999-12-31' for good
  member BLOB NOT NULL,
  kind TEXT NOT NULL,
  rank TEXT,
  rank_by BLOB,
  activity TEXT NOT NULL,
  activity_by BLOB,
  counted INTEGER NOT NULL,
  sex TEXT,
  born INTEGER,  -- sorts dates of birth, as far as they are known
  joined INTEGER,
  name TEXT NOT NULL,        -- small letters with their tones, a blank on either side
  name_folded TEXT NOT NULL, -- without tones, a blank before it
  folded TEXT NOT NULL,      -- everything a search finds
  PRIMARY KEY (owner, sort_key, membership, since)
) WITHOUT ROWID;
CREATE INDEX roster_lines_by_member ON roster_lines(member);
-- The orders of dates; names follow within a date.
CREATE INDEX roster_lines_by_birth ON roster_lines(owner, born);
CREATE INDEX roster_lines_by_joining ON roster_lines(owner, joined);
-- All that counting needs, so that it reads nothing else. The owner stands last, or lists would be
-- read through this index and jump to every line.
CREATE INDEX roster_lines_by_standing
  ON roster_lines(kind, counted, rank, activity, sex, since, until, owner);

-- Members whose lines are to be worked out before the step is over.
CREATE TABLE roster_stale (member BLOB PRIMARY KEY) WITHOUT ROWID;
INSERT INTO roster_stale SELECT id FROM members;
