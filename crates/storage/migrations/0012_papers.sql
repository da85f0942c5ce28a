-- Papers of a meeting as text, their versions, and the terms their numbers run through.

CREATE TABLE meeting_papers (
  id BLOB PRIMARY KEY,
  owner BLOB NOT NULL,
  revision INTEGER NOT NULL,
  meeting BLOB,
  kind TEXT,
  state TEXT,
  text TEXT,
  composed TEXT,
  number INTEGER,
  subject TEXT,
  signed_for TEXT,
  vote BLOB,
  recipients TEXT,
  adopted TEXT,
  version INTEGER,
  reopened TEXT
) WITHOUT ROWID;
CREATE INDEX meeting_papers_by_meeting ON meeting_papers(meeting, kind);
CREATE INDEX meeting_papers_by_number ON meeting_papers(owner, kind, number);

CREATE TABLE paper_versions (
  id BLOB PRIMARY KEY,
  owner BLOB NOT NULL,
  revision INTEGER NOT NULL,
  paper BLOB,
  version INTEGER,
  adopted TEXT,
  reason TEXT,
  text TEXT,
  letterhead TEXT
) WITHOUT ROWID;
CREATE INDEX paper_versions_by_paper ON paper_versions(paper, version);

CREATE TABLE terms (
  id BLOB PRIMARY KEY,
  owner BLOB NOT NULL,
  revision INTEGER NOT NULL,
  name TEXT,
  since TEXT
) WITHOUT ROWID;

-- What stood above closed minutes.
ALTER TABLE minutes_versions ADD COLUMN letterhead TEXT;

-- What the chair concluded on an item.
ALTER TABLE agenda_items ADD COLUMN conclusion TEXT;
