CREATE TABLE access_event (
  n INTEGER PRIMARY KEY,
  prev BLOB NOT NULL,
  hash BLOB NOT NULL,
  payload TEXT NOT NULL,
  sent INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX access_event_open ON access_event (n) WHERE sent = 0;
CREATE TABLE device (
  k TEXT PRIMARY KEY,
  v TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE disposed (
  id BLOB PRIMARY KEY
) STRICT, WITHOUT ROWID;
CREATE TABLE draft (
  owner TEXT NOT NULL,
  type TEXT NOT NULL,
  id BLOB NOT NULL,
  base INTEGER NOT NULL,
  at INTEGER NOT NULL,
  doc TEXT NOT NULL,
  PRIMARY KEY (owner, type, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE mutation (
  dseq INTEGER PRIMARY KEY,
  mid BLOB NOT NULL UNIQUE,
  prev BLOB NOT NULL,
  hash BLOB NOT NULL,
  type TEXT NOT NULL,
  id BLOB NOT NULL,
  payload TEXT,
  erased TEXT,
  state INTEGER NOT NULL DEFAULT 0,
  result TEXT,
  CHECK ((payload IS NULL) <> (erased IS NULL))
) STRICT;
CREATE INDEX mutation_held ON mutation (dseq)
  WHERE instr (result, '"conflict"') > 0 OR instr (result, '"quarantined"') > 0;
CREATE INDEX mutation_open ON mutation (state, dseq) WHERE state < 3;
CREATE INDEX mutation_record ON mutation (id, dseq);
CREATE TABLE sealed_access (
  device TEXT NOT NULL,
  n INTEGER NOT NULL,
  prev BLOB NOT NULL,
  hash BLOB NOT NULL,
  payload TEXT NOT NULL,
  sent INTEGER NOT NULL,
  PRIMARY KEY (device, n)
) STRICT, WITHOUT ROWID;
CREATE TABLE sealed_mutation (
  device TEXT NOT NULL,
  dseq INTEGER NOT NULL,
  mid BLOB NOT NULL,
  prev BLOB NOT NULL,
  hash BLOB NOT NULL,
  type TEXT NOT NULL,
  id BLOB NOT NULL,
  payload TEXT,
  erased TEXT,
  state INTEGER NOT NULL,
  result TEXT,
  PRIMARY KEY (device, dseq),
  CHECK ((payload IS NULL) <> (erased IS NULL))
) STRICT, WITHOUT ROWID;
CREATE TABLE upload (
  sha256 BLOB PRIMARY KEY,
  size INTEGER NOT NULL,
  media TEXT,
  name TEXT,
  offset INTEGER NOT NULL DEFAULT 0,
  url TEXT,
  state INTEGER NOT NULL DEFAULT 0,
  alarm INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
