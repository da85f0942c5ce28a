-- What each column of a list was read as, by the titles of the list: whoever sends lists sends them
-- with the same titles. Never leaves the laptop and names nobody.
CREATE TABLE import_columns (
  header BLOB NOT NULL,      -- hash of the titles
  place INTEGER NOT NULL,    -- of the column, from 0
  field TEXT NOT NULL,       -- what it was read as
  at TEXT NOT NULL,          -- when a list was last read so
  PRIMARY KEY (header, place)
) STRICT, WITHOUT ROWID;
