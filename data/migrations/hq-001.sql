-- Headquarters: what it has taken custody of, and what it tells the laptops (docs/sync.md). Times are milliseconds since
-- 1970; ids are 16 bytes; documents are canonical JSON.

-- The newest row is current. A restore from a backup adds one: laptops then send again what the backup has not.
CREATE TABLE store (
  n INTEGER PRIMARY KEY,
  epoch TEXT NOT NULL UNIQUE,
  created INTEGER NOT NULL,
  reason TEXT NOT NULL
) STRICT;

CREATE TABLE record (
  type TEXT NOT NULL,
  id BLOB NOT NULL,
  ver INTEGER NOT NULL,
  schema INTEGER NOT NULL,
  doc TEXT NOT NULL,
  fver TEXT NOT NULL,
  state INTEGER NOT NULL DEFAULT 0,
  scope INTEGER NOT NULL,
  PRIMARY KEY (type, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE record_version (
  type TEXT NOT NULL,
  id BLOB NOT NULL,
  ver INTEGER NOT NULL,
  mid BLOB NOT NULL,
  device BLOB NOT NULL,
  delta TEXT NOT NULL,
  at_hq INTEGER NOT NULL,
  PRIMARY KEY (type, id, ver)
) STRICT, WITHOUT ROWID;

CREATE TABLE mutation (
  mid BLOB PRIMARY KEY,
  device BLOB NOT NULL,
  dseq INTEGER NOT NULL,
  hash BLOB NOT NULL,
  payload TEXT NOT NULL,
  txn BLOB,
  sent_by TEXT NOT NULL,
  at_hq INTEGER NOT NULL,
  status INTEGER NOT NULL,
  result TEXT NOT NULL,
  UNIQUE (device, dseq)
) STRICT, WITHOUT ROWID;

CREATE INDEX mutation_txn ON mutation (txn) WHERE txn IS NOT NULL;

CREATE TABLE conflict (
  cid BLOB PRIMARY KEY,
  type TEXT NOT NULL,
  id BLOB NOT NULL,
  mid BLOB NOT NULL,
  fields TEXT NOT NULL,
  opened_at INTEGER NOT NULL,
  state INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE INDEX conflict_open ON conflict (type, id) WHERE state = 0;

CREATE TABLE device (
  device BLOB PRIMARY KEY,
  name TEXT NOT NULL,
  incarnation INTEGER NOT NULL DEFAULT 1,
  last_dseq INTEGER NOT NULL DEFAULT 0,
  last_hash BLOB NOT NULL,
  blocked INTEGER NOT NULL DEFAULT 0,
  forked_at INTEGER,
  seen_at INTEGER
) STRICT, WITHOUT ROWID;

-- Every change in its order; the chain links each to the one before.
CREATE TABLE change (
  seq INTEGER PRIMARY KEY,
  txn BLOB NOT NULL,
  type TEXT NOT NULL,
  id BLOB NOT NULL,
  ver INTEGER NOT NULL,
  mid BLOB NOT NULL,
  chain BLOB NOT NULL
) STRICT;

CREATE TABLE scope (
  scope INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  last_seq INTEGER NOT NULL DEFAULT 0
) STRICT;

-- One row for a record in a scope: however long a laptop was away, it is told each record once.
CREATE TABLE feed (
  scope INTEGER NOT NULL,
  type TEXT NOT NULL,
  id BLOB NOT NULL,
  seq INTEGER NOT NULL,
  op INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (scope, type, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX feed_seq ON feed (scope, seq);

CREATE TABLE user (
  number TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  officer BLOB NOT NULL,
  roles TEXT NOT NULL,
  password TEXT NOT NULL,
  blocked INTEGER NOT NULL DEFAULT 0,
  failures INTEGER NOT NULL DEFAULT 0,
  locked_until INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- Tokens themselves are nowhere: only what recognises one.
CREATE TABLE session (
  token BLOB PRIMARY KEY,
  number TEXT NOT NULL,
  device BLOB NOT NULL,
  expires INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
