-- What lost against a value its writer had not seen, until a person decides: worked out of the
-- records, so that a list of them is one search.
CREATE TABLE conflicts (
  record BLOB NOT NULL,
  key BLOB NOT NULL,
  kind INTEGER NOT NULL,
  owner BLOB NOT NULL,
  PRIMARY KEY (record, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX conflicts_by_owner ON conflicts(owner);
