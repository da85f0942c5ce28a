-- The units this book reads. A unit that was granted later is loaded from its own place in the
-- feed, until a pull is complete.
CREATE TABLE scopes (
  unit BLOB PRIMARY KEY,
  loading INTEGER NOT NULL,
  base INTEGER NOT NULL,
  pos INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Pages as the province sealed them, until its backup holds them too: after a restore it takes
-- them back.
CREATE TABLE pages (
  id INTEGER PRIMARY KEY,
  epoch INTEGER NOT NULL,
  pos INTEGER NOT NULL,
  rows BLOB NOT NULL,
  seal BLOB NOT NULL
) STRICT;
CREATE INDEX pages_by_epoch ON pages(epoch, pos);
