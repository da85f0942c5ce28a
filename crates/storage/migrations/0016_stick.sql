-- Files on sticks: to whom they are encrypted, who signs those that come back, and which operations
-- lie on one.
ALTER TABLE enrolment ADD COLUMN stick_recipient TEXT NOT NULL DEFAULT '';
ALTER TABLE enrolment ADD COLUMN stick_key BLOB NOT NULL DEFAULT x'';
ALTER TABLE operations ADD COLUMN stick_at TEXT;
