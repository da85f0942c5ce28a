-- What a meeting is prepared with and judged by: documents, files, programmes, the score.

ALTER TABLE meetings ADD COLUMN co_authors TEXT;
ALTER TABLE agenda_items ADD COLUMN deploys BLOB;
CREATE INDEX agenda_items_by_document ON agenda_items(deploys);
ALTER TABLE profiles ADD COLUMN chair BLOB;
ALTER TABLE profiles ADD COLUMN minute_taker BLOB;
ALTER TABLE profiles ADD COLUMN meeting_time TEXT;
ALTER TABLE profiles ADD COLUMN usual_guests TEXT;

CREATE TABLE meeting_score (
  record BLOB NOT NULL,
  key BLOB NOT NULL,
  value TEXT,
  PRIMARY KEY (record, key)
) WITHOUT ROWID;

CREATE TABLE filings (
  id BLOB PRIMARY KEY,
  owner BLOB NOT NULL,
  revision INTEGER NOT NULL,
  meeting BLOB,
  what TEXT,
  way TEXT,
  filed TEXT
) WITHOUT ROWID;
CREATE INDEX filings_by_meeting ON filings(meeting);

CREATE TABLE observations (
  id BLOB PRIMARY KEY,
  owner BLOB NOT NULL,
  revision INTEGER NOT NULL,
  meeting BLOB,
  name TEXT,
  sent_by TEXT,
  remark TEXT
) WITHOUT ROWID;
CREATE INDEX observations_by_meeting ON observations(meeting);

CREATE TABLE incoming_documents (
  id BLOB PRIMARY KEY,
  owner BLOB NOT NULL,
  revision INTEGER NOT NULL,
  number TEXT,
  issuer TEXT,
  dated TEXT,
  title TEXT,
  received TEXT,
  for_file INTEGER,
  note TEXT
) WITHOUT ROWID;

CREATE TABLE attachments (
  id BLOB PRIMARY KEY,
  owner BLOB NOT NULL,
  revision INTEGER NOT NULL,
  parent BLOB,
  meeting BLOB,
  name TEXT,
  kind TEXT,
  size INTEGER,
  hash TEXT,
  added TEXT
) WITHOUT ROWID;
CREATE INDEX attachments_by_parent ON attachments(parent);
CREATE INDEX attachments_by_meeting ON attachments(meeting);

CREATE TABLE programmes (
  id BLOB PRIMARY KEY,
  owner BLOB NOT NULL,
  revision INTEGER NOT NULL,
  name TEXT,
  reference TEXT,
  products_min INTEGER,
  products_max INTEGER,
  pilot INTEGER,
  since TEXT,
  until TEXT,
  cells TEXT,
  phases TEXT
) WITHOUT ROWID;

-- Where the bytes of a file lie, by their hash: this laptop's own business.
CREATE TABLE attachment_files (
  hash TEXT PRIMARY KEY,
  file TEXT NOT NULL
) WITHOUT ROWID;
