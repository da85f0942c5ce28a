-- Which facts of a file each unit does not keep, worked out from what units and their profiles say:
-- what a unit leaves out, the units below it leave out too.
CREATE TABLE left_out (
  unit BLOB PRIMARY KEY,
  -- Names with spaces between.
  not_kept TEXT NOT NULL
) WITHOUT ROWID;
