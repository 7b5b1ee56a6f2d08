-- The evidence: what was done here, in order, never deleted. Columns are only ever added (docs/sync.md). Where the law had a
-- record erased, erased has what stays of a payload: who did what with it and when, and the digest that the chain needs.

CREATE TABLE device (
  k TEXT PRIMARY KEY,
  v TEXT
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

CREATE INDEX mutation_open ON mutation (state, dseq) WHERE state < 3;
CREATE INDEX mutation_record ON mutation (id, dseq);

-- What headquarters holds back, few among many; whether it is so, its answer says ($.status).
CREATE INDEX mutation_held ON mutation (dseq)
  WHERE instr (result, '"conflict"') > 0 OR instr (result, '"quarantined"') > 0;

-- Records that headquarters had erased, while something of them is here that has to be erased yet.
CREATE TABLE disposed (
  id BLOB PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- What this laptop did under an id that it gave up, because its disk was restored or copied: evidence, as it was. What
-- headquarters may not have had is in the table above again, under the new id.
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

CREATE TABLE access_event (
  n INTEGER PRIMARY KEY,
  prev BLOB NOT NULL,
  hash BLOB NOT NULL,
  payload TEXT NOT NULL,
  sent INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX access_event_open ON access_event (n) WHERE sent = 0;

-- The same of the chain of accesses; what was not sent is in the table above again.
CREATE TABLE sealed_access (
  device TEXT NOT NULL,
  n INTEGER NOT NULL,
  prev BLOB NOT NULL,
  hash BLOB NOT NULL,
  payload TEXT NOT NULL,
  sent INTEGER NOT NULL,
  PRIMARY KEY (device, n)
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

-- What is being typed. Not evidence: a draft goes when it is saved or thrown away.
CREATE TABLE draft (
  owner TEXT NOT NULL,
  type TEXT NOT NULL,
  id BLOB NOT NULL,
  base INTEGER NOT NULL,
  at INTEGER NOT NULL,
  doc TEXT NOT NULL,
  PRIMARY KEY (owner, type, id)
) STRICT, WITHOUT ROWID;
