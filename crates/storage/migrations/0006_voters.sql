-- Who voted, and how the base of the vote came about.

ALTER TABLE votes ADD COLUMN kind TEXT;
ALTER TABLE votes ADD COLUMN working TEXT;
CREATE TABLE vote_voters (
  record BLOB NOT NULL,
  key BLOB NOT NULL,
  value TEXT,
  PRIMARY KEY (record, key)
) WITHOUT ROWID;
CREATE INDEX vote_voters_by_voter ON vote_voters(key);
