-- Layouts as an office changed them, each from a day on.

CREATE TABLE house_layouts (
  id BLOB PRIMARY KEY,
  owner BLOB NOT NULL,
  revision INTEGER NOT NULL,
  since TEXT,
  official TEXT,
  changes TEXT
) WITHOUT ROWID;
