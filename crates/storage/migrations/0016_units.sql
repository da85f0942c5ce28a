-- The tree of units and its history.

ALTER TABLE units ADD COLUMN closed TEXT;
ALTER TABLE units ADD COLUMN went_into BLOB;

CREATE TABLE unit_changes (
  id BLOB PRIMARY KEY,
  owner BLOB NOT NULL,
  revision INTEGER NOT NULL,
  unit BLOB,
  action TEXT,
  effective TEXT,
  decision TEXT,
  "into" BLOB,
  name_before TEXT,
  name_after TEXT,
  parent_before BLOB,
  parent_after BLOB,
  above_before TEXT,
  above_after TEXT,
  ended TEXT
) WITHOUT ROWID;
CREATE INDEX unit_changes_by_unit ON unit_changes(unit, effective);
