-- The view: registers and own unreceived changes as typed tables, recomputed for each touched
-- record. No FOREIGN KEY, UNIQUE or domain CHECK: a pull may bring children first, members out of
-- scope, newer values; broken rules are listed for a person to mend.

CREATE TABLE units (
  id BLOB PRIMARY KEY,
  owner BLOB NOT NULL,
  revision INTEGER NOT NULL,
  name TEXT,
  short_name TEXT,
  level TEXT,
  parent BLOB,
  code TEXT,
  cell_kind TEXT
) WITHOUT ROWID;

CREATE TABLE profiles (
  id BLOB PRIMARY KEY,
  owner BLOB NOT NULL,
  revision INTEGER NOT NULL,
  name TEXT,
  higher_body TEXT,
  place TEXT,
  meeting_place TEXT,
  regular_minutes INTEGER,
  cell_kind TEXT,
  commune TEXT,
  province TEXT
) WITHOUT ROWID;

CREATE TABLE people (
  id BLOB PRIMARY KEY,
  owner BLOB NOT NULL,
  revision INTEGER NOT NULL,
  name TEXT,
  role TEXT,
  member BLOB,
  left INTEGER
) WITHOUT ROWID;

CREATE TABLE members (
  id BLOB PRIMARY KEY,
  owner BLOB NOT NULL,
  revision INTEGER NOT NULL,
  family_middle TEXT,
  given TEXT,
  birth_name TEXT,
  other_names TEXT,
  sex TEXT,
  birth TEXT,
  ethnicity TEXT,
  religion TEXT,
  native_place TEXT,
  permanent_address TEXT,
  present_address TEXT,
  citizen_id TEXT,
  phone TEXT,
  education TEXT,
  political_theory TEXT,
  profession TEXT,
  languages TEXT,
  occupation_before TEXT,
  occupation TEXT,
  admission_number TEXT,
  admission_decided TEXT,
  joined TEXT,
  joined_place TEXT,
  introducers TEXT,
  official_decided TEXT,
  official_from TEXT,
  card_number TEXT,
  file_number TEXT,
  list_number TEXT,
  note TEXT,
  sort_key TEXT,
  folded TEXT
) WITHOUT ROWID;

CREATE TABLE memberships (
  id BLOB PRIMARY KEY,
  owner BLOB NOT NULL,
  revision INTEGER NOT NULL,
  member BLOB,
  kind TEXT,
  since TEXT,
  until TEXT,
  name TEXT
) WITHOUT ROWID;

CREATE TABLE standing_events (
  id BLOB PRIMARY KEY,
  owner BLOB NOT NULL,
  revision INTEGER NOT NULL,
  member BLOB,
  change TEXT,
  effective TEXT,
  until TEXT,
  decision TEXT,
  note TEXT
) WITHOUT ROWID;

CREATE TABLE offices (
  id BLOB PRIMARY KEY,
  owner BLOB NOT NULL,
  revision INTEGER NOT NULL,
  member BLOB,
  role TEXT,
  since TEXT,
  until TEXT,
  decision TEXT
) WITHOUT ROWID;

CREATE TABLE meetings (
  id BLOB PRIMARY KEY,
  owner BLOB NOT NULL,
  revision INTEGER NOT NULL,
  kind TEXT,
  theme TEXT,
  planned TEXT,
  state TEXT,
  place TEXT,
  chair BLOB,
  minute_taker BLOB,
  began TEXT,
  ended TEXT,
  planned_minutes INTEGER,
  minutes TEXT,
  number INTEGER,
  announced TEXT,
  guests TEXT,
  reopened TEXT,
  version INTEGER
) WITHOUT ROWID;
CREATE TABLE meeting_attendance (
  record BLOB NOT NULL,
  key BLOB NOT NULL,
  value TEXT,
  PRIMARY KEY (record, key)
) WITHOUT ROWID;
CREATE TABLE meeting_roll (
  record BLOB NOT NULL,
  key BLOB NOT NULL,
  value TEXT,
  PRIMARY KEY (record, key)
) WITHOUT ROWID;

CREATE TABLE agenda_items (
  id BLOB PRIMARY KEY,
  owner BLOB NOT NULL,
  revision INTEGER NOT NULL,
  meeting BLOB,
  rank TEXT,
  kind TEXT,
  title TEXT,
  presenter TEXT,
  planned_minutes INTEGER,
  source TEXT,
  chair_note TEXT,
  record TEXT,
  late INTEGER,
  part_of BLOB
) WITHOUT ROWID;

CREATE TABLE votes (
  id BLOB PRIMARY KEY,
  owner BLOB NOT NULL,
  revision INTEGER NOT NULL,
  meeting BLOB,
  item BLOB,
  motion TEXT,
  method TEXT,
  base INTEGER,
  in_favour INTEGER,
  against INTEGER,
  abstained INTEGER,
  threshold_num INTEGER,
  threshold_den INTEGER,
  threshold_strict INTEGER,
  rule TEXT,
  carried INTEGER
) WITHOUT ROWID;

CREATE TABLE tasks (
  id BLOB PRIMARY KEY,
  owner BLOB NOT NULL,
  revision INTEGER NOT NULL,
  title TEXT,
  meeting BLOB,
  item BLOB,
  owner_member BLOB,
  due TEXT,
  state TEXT,
  result TEXT,
  finished TEXT
) WITHOUT ROWID;

CREATE INDEX members_by_name ON members(sort_key);
CREATE INDEX memberships_by_member ON memberships(member);
CREATE INDEX standing_events_by_member ON standing_events(member);
CREATE INDEX offices_by_member ON offices(member);
CREATE INDEX meetings_by_day ON meetings(planned);
CREATE INDEX agenda_items_by_meeting ON agenda_items(meeting, rank);
CREATE INDEX votes_by_meeting ON votes(meeting);
CREATE INDEX tasks_by_meeting ON tasks(meeting);
CREATE INDEX tasks_by_due ON tasks(state, due);
