-- A person's own data: requests about it, the portrait, and what was erased for good.

ALTER TABLE members ADD COLUMN portrait BLOB;

CREATE TABLE data_requests (
  id BLOB PRIMARY KEY,
  owner BLOB NOT NULL,
  revision INTEGER NOT NULL,
  member BLOB,
  kind TEXT,
  received TEXT,
  asked TEXT,
  acknowledged TEXT,
  state TEXT,
  settled TEXT,
  answer TEXT
) WITHOUT ROWID;
CREATE INDEX data_requests_by_member ON data_requests(member);
CREATE INDEX data_requests_by_state ON data_requests(state);

CREATE TABLE portraits (
  id BLOB PRIMARY KEY,
  owner BLOB NOT NULL,
  revision INTEGER NOT NULL,
  member BLOB,
  picture BLOB
);
CREATE INDEX portraits_by_member ON portraits(member);

-- Steps out of whose values something was erased: what is left of them is committed to anew, with a
-- salt of its own, and the step that erased commits to that. The step's first commitment stays in
-- the chain; its salt goes, or the values could be guessed.
CREATE TABLE erased_steps (
  by_step INTEGER NOT NULL,
  step INTEGER NOT NULL,
  salt BLOB NOT NULL,
  commitment BLOB NOT NULL,
  PRIMARY KEY (by_step, step)
) STRICT, WITHOUT ROWID;
CREATE INDEX erased_steps_by_step ON erased_steps(step, by_step);

-- Fields that were erased, and in which operations their values may still stand.
CREATE TABLE erasures (
  record BLOB NOT NULL,
  field INTEGER NOT NULL,
  PRIMARY KEY (record, field)
) STRICT, WITHOUT ROWID;
