-- The book itself: what it is, which line it writes, and where it stands with the province.
CREATE TABLE book (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  book_id BLOB NOT NULL,
  practice INTEGER NOT NULL,
  created TEXT NOT NULL,
  clock INTEGER NOT NULL,          -- floor of the hybrid clock
  line BLOB NOT NULL,              -- this incarnation's line of operations
  binding BLOB NOT NULL,           -- must match the file beside the book
  next_number INTEGER NOT NULL,    -- of the next operation
  revision INTEGER NOT NULL        -- grows with every touched record
) STRICT;

-- The province this book is enrolled with, and the cursor in its feed.
CREATE TABLE enrolment (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  server BLOB NOT NULL,            -- id of the server
  address TEXT NOT NULL,
  fingerprint BLOB NOT NULL,       -- of the server's certificate
  device BLOB NOT NULL,
  signing_key BLOB NOT NULL,
  unit BLOB NOT NULL,
  epoch INTEGER NOT NULL,
  base INTEGER NOT NULL,
  pos INTEGER NOT NULL,
  counter INTEGER NOT NULL,        -- of signed requests
  last_exchange TEXT               -- when the last one was completed
) STRICT;

-- What the province said: one row a record, its clocks packed as a default and exceptions.
CREATE TABLE registers (
  record BLOB PRIMARY KEY,
  kind INTEGER NOT NULL,
  owner BLOB NOT NULL,
  seq INTEGER NOT NULL,
  body BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX registers_by_owner ON registers(owner);

-- What people did: one named step a save.
CREATE TABLE steps (
  id INTEGER PRIMARY KEY,
  person BLOB NOT NULL,
  person_name TEXT NOT NULL,
  name TEXT NOT NULL,
  subject TEXT NOT NULL,
  at TEXT NOT NULL,
  clock INTEGER NOT NULL,
  operation INTEGER,               -- NULL until sealed
  undoes INTEGER,
  undone_by INTEGER,
  salt BLOB NOT NULL,
  commitment BLOB NOT NULL,
  link BLOB NOT NULL
) STRICT;
CREATE INDEX steps_unsealed ON steps(id) WHERE operation IS NULL;
CREATE INDEX steps_by_operation ON steps(operation);

-- What a step wrote, with the value before, and what was seen. `live` while the province's
-- registers do not hold it yet: then it lies on top of them.
CREATE TABLE changes (
  id INTEGER PRIMARY KEY,
  step INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  record BLOB NOT NULL,
  owner BLOB NOT NULL,
  field INTEGER NOT NULL,
  key BLOB NOT NULL,
  before ANY,
  after ANY,
  base BLOB,                       -- the operation whose value was seen
  base_change INTEGER,             -- or the own change that was seen
  live INTEGER NOT NULL
) STRICT;
CREATE INDEX changes_by_step ON changes(step);
CREATE INDEX changes_by_record ON changes(record, id);
CREATE INDEX changes_live ON changes(record) WHERE live = 1;

-- Sealed operations: the outbox, and afterwards the proof of what was sent.
CREATE TABLE operations (
  id INTEGER PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,  -- dense in this line; negative for an earlier line's
  uid BLOB NOT NULL UNIQUE,        -- never changes
  body BLOB NOT NULL,
  state TEXT NOT NULL,             -- sealed, acknowledged, received, rejected
  commit_seq INTEGER,              -- where the province put it
  reason TEXT                      -- why it was refused
) STRICT;
CREATE INDEX operations_waiting ON operations(number) WHERE state IN ('sealed', 'acknowledged');

-- One line for every value that came from the province.
CREATE TABLE arrivals (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  seq INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  record BLOB NOT NULL,
  field INTEGER NOT NULL,
  key BLOB NOT NULL,
  before ANY,
  after ANY,
  writer BLOB NOT NULL,
  clock INTEGER NOT NULL
) STRICT;
CREATE INDEX arrivals_by_record ON arrivals(record, id);

-- Words being typed: neither history nor outbox until the field is left.
CREATE TABLE unsaved (
  record BLOB NOT NULL,
  field INTEGER NOT NULL,
  text TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (record, field)
) STRICT, WITHOUT ROWID;

