-- Drafts and products of thematic meetings, what was said of them, their versions, and where they
-- were handed in; captions and order of files.

CREATE TABLE drafts (
  id BLOB PRIMARY KEY,
  owner BLOB NOT NULL,
  revision INTEGER NOT NULL,
  title TEXT,
  kind TEXT,
  meeting BLOB,
  theme TEXT,
  programme TEXT,
  state TEXT,
  text TEXT,
  approved TEXT
) WITHOUT ROWID;
CREATE INDEX drafts_by_meeting ON drafts(meeting);

CREATE TABLE draft_authors (
  record BLOB NOT NULL,
  key BLOB NOT NULL,
  value INTEGER,
  PRIMARY KEY (record, key)
) WITHOUT ROWID;

CREATE TABLE draft_reviews (
  id BLOB PRIMARY KEY,
  owner BLOB NOT NULL,
  revision INTEGER NOT NULL,
  draft BLOB,
  by_unit BLOB,
  name TEXT,
  at TEXT,
  verdict TEXT,
  remark TEXT,
  version INTEGER
) WITHOUT ROWID;
CREATE INDEX draft_reviews_by_draft ON draft_reviews(draft, id);

CREATE TABLE hand_ins (
  id BLOB PRIMARY KEY,
  owner BLOB NOT NULL,
  revision INTEGER NOT NULL,
  draft BLOB,
  place TEXT,
  handed TEXT,
  result TEXT
) WITHOUT ROWID;
CREATE INDEX hand_ins_by_draft ON hand_ins(draft, handed);

CREATE TABLE draft_versions (
  id BLOB PRIMARY KEY,
  owner BLOB NOT NULL,
  revision INTEGER NOT NULL,
  draft BLOB,
  number INTEGER,
  because TEXT,
  at TEXT,
  name TEXT,
  title TEXT,
  text TEXT
) WITHOUT ROWID;
CREATE INDEX draft_versions_by_draft ON draft_versions(draft, number);

CREATE TABLE draft_comments (
  id BLOB PRIMARY KEY,
  owner BLOB NOT NULL,
  revision INTEGER NOT NULL,
  draft BLOB,
  name TEXT,
  at TEXT,
  passage TEXT,
  words TEXT,
  settled INTEGER
) WITHOUT ROWID;
CREATE INDEX draft_comments_by_draft ON draft_comments(draft, id);

ALTER TABLE attachments ADD COLUMN caption TEXT;
ALTER TABLE attachments ADD COLUMN rank TEXT;
