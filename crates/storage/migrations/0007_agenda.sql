-- Where an item of an agenda comes from, the recurring items, and what was reported of tasks.

ALTER TABLE agenda_items ADD COLUMN recurring BLOB;
ALTER TABLE agenda_items ADD COLUMN approves BLOB;
ALTER TABLE agenda_items ADD COLUMN reports BLOB;
ALTER TABLE agenda_items ADD COLUMN derived_from BLOB;
ALTER TABLE tasks ADD COLUMN reports_at BLOB;
ALTER TABLE tasks ADD COLUMN note TEXT;

CREATE TABLE recurring_items (
  id BLOB PRIMARY KEY,
  owner BLOB NOT NULL,
  revision INTEGER NOT NULL,
  rank TEXT,
  meetings TEXT,
  kind TEXT,
  title TEXT,
  presenter TEXT,
  planned_minutes INTEGER,
  source TEXT,
  chair_note TEXT,
  active INTEGER
) WITHOUT ROWID;

CREATE TABLE task_reports (
  id BLOB PRIMARY KEY,
  owner BLOB NOT NULL,
  revision INTEGER NOT NULL,
  meeting BLOB,
  task BLOB,
  opening TEXT,
  result TEXT,
  state TEXT
) WITHOUT ROWID;
CREATE INDEX task_reports_by_task ON task_reports(task);
CREATE INDEX task_reports_by_meeting ON task_reports(meeting);
