-- The whole file of a member: what the list book has besides, badges, pairs of different people,
-- residents who are active elsewhere, and fields a unit does not keep.

ALTER TABLE members ADD COLUMN kind TEXT;
ALTER TABLE members ADD COLUMN joined_cell TEXT;
ALTER TABLE members ADD COLUMN fee_class TEXT;
ALTER TABLE members ADD COLUMN fee_decision TEXT;
ALTER TABLE members ADD COLUMN fee_eased_until TEXT;
ALTER TABLE members ADD COLUMN native_place_now TEXT;
ALTER TABLE members ADD COLUMN other_numbers TEXT;
ALTER TABLE members ADD COLUMN merged_into BLOB;

ALTER TABLE memberships ADD COLUMN home TEXT;
ALTER TABLE memberships ADD COLUMN residence TEXT;
ALTER TABLE memberships ADD COLUMN paper TEXT;
ALTER TABLE memberships ADD COLUMN merged_into BLOB;

ALTER TABLE standing_events ADD COLUMN place TEXT;
ALTER TABLE standing_events ADD COLUMN fee_through TEXT;

ALTER TABLE units ADD COLUMN not_kept TEXT;
ALTER TABLE profiles ADD COLUMN not_kept TEXT;

CREATE TABLE badges (
  id BLOB PRIMARY KEY,
  owner BLOB NOT NULL,
  revision INTEGER NOT NULL,
  member BLOB,
  years INTEGER,
  number TEXT,
  given TEXT,
  decision TEXT,
  early INTEGER
) WITHOUT ROWID;
CREATE INDEX badges_by_member ON badges(member);

CREATE TABLE distinct_members (
  id BLOB PRIMARY KEY,
  owner BLOB NOT NULL,
  revision INTEGER NOT NULL,
  one BLOB,
  other BLOB
) WITHOUT ROWID;
CREATE INDEX distinct_by_one ON distinct_members(one, other);

CREATE TABLE residence_remarks (
  id BLOB PRIMARY KEY,
  owner BLOB NOT NULL,
  revision INTEGER NOT NULL,
  membership BLOB,
  year INTEGER,
  handed_out TEXT
) WITHOUT ROWID;
CREATE INDEX residence_remarks_by_membership ON residence_remarks(membership, year);
