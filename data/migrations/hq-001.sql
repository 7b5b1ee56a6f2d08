-- Headquarters: what it has taken custody of, and what it tells the laptops (docs/sync.md). Times are milliseconds since
-- 1970; ids are 16 bytes; documents are canonical JSON. One text for SQLite and PostgreSQL, whose driver puts its own
-- words for BLOB, INTEGER and what stands behind a closing bracket.

-- horizon: the number up to which it is no longer known what left a scope; older cursors are refused.
-- The newest row is current. A restore from a backup adds one: laptops then send again what the backup has not. head: the
-- number up to which its history is that of the row before.
CREATE TABLE store (
  n INTEGER PRIMARY KEY,
  epoch TEXT NOT NULL UNIQUE,
  created INTEGER NOT NULL,
  reason TEXT NOT NULL,
  horizon INTEGER NOT NULL DEFAULT 0,
  head INTEGER NOT NULL DEFAULT 0
) STRICT;

-- scopes: their numbers, as a JSON list from the lowest. disposed: the law had its content erased, and doc is empty.
CREATE TABLE record (
  type TEXT NOT NULL,
  id BLOB NOT NULL,
  ver INTEGER NOT NULL,
  schema INTEGER NOT NULL,
  doc TEXT NOT NULL,
  fver TEXT NOT NULL,
  scopes TEXT NOT NULL,
  disposed INTEGER NOT NULL DEFAULT 0,
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

-- digest: the payload's SHA-256, which stays when the payload is erased; so does who changed what, and by which command.
-- again: a laptop whose disk was copied sent under its new id what headquarters had already; that first row's result is its
-- too.
CREATE TABLE mutation (
  mid BLOB NOT NULL,
  device BLOB NOT NULL,
  dseq INTEGER NOT NULL,
  hash BLOB NOT NULL,
  digest BLOB NOT NULL,
  payload TEXT,
  type TEXT,
  id TEXT,
  actor TEXT,
  command TEXT,
  op TEXT,
  txn BLOB,
  sent_by TEXT NOT NULL,
  at_hq INTEGER NOT NULL,
  status INTEGER NOT NULL,
  result TEXT NOT NULL,
  again INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (device, dseq)
) STRICT, WITHOUT ROWID;

CREATE INDEX mutation_record ON mutation (id, at_hq);

CREATE INDEX mutation_at ON mutation (at_hq);

CREATE UNIQUE INDEX mutation_first ON mutation (mid) WHERE again = 0;

CREATE INDEX mutation_mid ON mutation (mid);

CREATE INDEX mutation_txn ON mutation (txn) WHERE txn IS NOT NULL;

-- What of the conflicts, which are records of the kind sync_conflict, has to be found quickly; written with the record.
-- state: 0 while a person has to decide.
CREATE TABLE conflict (
  cid BLOB PRIMARY KEY,
  type TEXT NOT NULL,
  id BLOB NOT NULL,
  kind TEXT NOT NULL,
  device BLOB NOT NULL,
  opened_at INTEGER NOT NULL,
  state INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE INDEX conflict_record ON conflict (type, id);

CREATE INDEX conflict_open ON conflict (opened_at) WHERE state = 0;

-- The mutations that a conflict holds: what a decision may yet apply, and what later ones of the same laptop build on.
CREATE TABLE held (
  mid BLOB PRIMARY KEY,
  cid BLOB NOT NULL,
  device BLOB NOT NULL,
  dseq INTEGER NOT NULL,
  type TEXT NOT NULL,
  id BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX held_record ON held (type, id, device);

CREATE INDEX held_conflict ON held (cid, dseq);

-- The last number given of each kind of reference in each year; without a gap, because it is given in the transaction
-- that uses it.
CREATE TABLE reference_counter (
  name TEXT NOT NULL,
  year INTEGER NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (name, year)
) STRICT, WITHOUT ROWID;

-- What no two records of a kind should share (the entity's table says what): k is all that counts, as JSON.
CREATE TABLE unique_value (
  type TEXT NOT NULL,
  k TEXT NOT NULL,
  id BLOB NOT NULL,
  PRIMARY KEY (type, k, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX unique_record ON unique_value (type, id);

CREATE TABLE device (
  device BLOB PRIMARY KEY,
  name TEXT NOT NULL,
  incarnation INTEGER NOT NULL DEFAULT 1,
  last_dseq INTEGER NOT NULL DEFAULT 0,
  last_hash BLOB NOT NULL,
  last_access INTEGER NOT NULL DEFAULT 0,
  last_access_hash BLOB,
  blocked INTEGER NOT NULL DEFAULT 0,
  forked_at INTEGER,
  forked_from BLOB,
  seen_at INTEGER
) STRICT, WITHOUT ROWID;

-- Every change, in the order in which records got them (cid); seq is given by the sequencer, without a gap, and chain
-- links each numbered one to the one before. scopes_add and scopes_del: what the record is in now, and what it left.
CREATE TABLE change (
  cid INTEGER PRIMARY KEY,
  seq INTEGER,
  txn BLOB NOT NULL,
  type TEXT NOT NULL,
  id BLOB NOT NULL,
  ver INTEGER NOT NULL,
  mid BLOB NOT NULL,
  device BLOB NOT NULL,
  dseq INTEGER NOT NULL,
  scopes_add TEXT NOT NULL,
  scopes_del TEXT NOT NULL,
  chain BLOB
) STRICT;

CREATE UNIQUE INDEX change_seq ON change (seq) WHERE seq IS NOT NULL;

CREATE INDEX change_pending ON change (cid) WHERE seq IS NULL;

CREATE INDEX change_pending_txn ON change (txn) WHERE seq IS NULL;

CREATE INDEX change_pending_device ON change (device, dseq) WHERE seq IS NULL;

CREATE INDEX change_record ON change (type, id, ver);

-- last_seq, n and digest are the sequencer's: how far the scope is, how many records are in it, and the exclusive or of
-- what identifies each of them with its version.
CREATE TABLE scope (
  scope INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  last_seq INTEGER NOT NULL DEFAULT 0,
  n INTEGER NOT NULL DEFAULT 0,
  digest BLOB
) STRICT;

INSERT INTO scope (name) VALUES ('force'), ('ref');

-- What names what: parent is 1 where the first belongs to the second, 0 where the second is shared.
CREATE TABLE mention (
  type TEXT NOT NULL,
  id BLOB NOT NULL,
  to_type TEXT NOT NULL,
  to_id BLOB NOT NULL,
  parent INTEGER NOT NULL,
  PRIMARY KEY (type, id, to_type, to_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX mention_to ON mention (to_type, to_id);

-- What each record is part of: a root, or the need-to-know list that it is restricted to. rank: how many shared records
-- stand between.
CREATE TABLE home (
  type TEXT NOT NULL,
  id BLOB NOT NULL,
  root_type TEXT NOT NULL,
  root_id BLOB NOT NULL,
  rank INTEGER NOT NULL,
  PRIMARY KEY (type, id, root_type, root_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX home_root ON home (root_type, root_id);

-- own: the scope of the root itself; scopes: that one and those of its unit and team, as in record.
CREATE TABLE root (
  type TEXT NOT NULL,
  id BLOB NOT NULL,
  own INTEGER NOT NULL,
  scopes TEXT NOT NULL,
  PRIMARY KEY (type, id)
) STRICT, WITHOUT ROWID;

-- Who holds what a record is about (an officer's or a team's id, or a role), from when until when: by HQ's clock.
CREATE TABLE holder (
  n INTEGER PRIMARY KEY,
  who TEXT NOT NULL,
  type TEXT NOT NULL,
  id BLOB NOT NULL,
  from_at INTEGER NOT NULL,
  until_at INTEGER NOT NULL
) STRICT;

CREATE INDEX holder_who ON holder (who, until_at);

CREATE INDEX holder_record ON holder (type, id);

-- Where an officer works and with which roles. Without unit and team: roles that they have wherever they work.
CREATE TABLE posting (
  n INTEGER PRIMARY KEY,
  officer BLOB NOT NULL,
  unit BLOB,
  team BLOB,
  roles TEXT NOT NULL,
  from_at INTEGER NOT NULL,
  until_at INTEGER NOT NULL,
  reason TEXT NOT NULL
) STRICT;

CREATE INDEX posting_officer ON posting (officer);

-- scope: a name, or a star for all that is not restricted. A grant that was taken back keeps its row.
CREATE TABLE grant_ (
  n INTEGER PRIMARY KEY,
  officer BLOB NOT NULL,
  scope TEXT NOT NULL,
  from_at INTEGER NOT NULL,
  until_at INTEGER NOT NULL,
  reason TEXT NOT NULL
) STRICT;

CREATE INDEX grant_officer ON grant_ (officer);

-- What each laptop was told that it may hold, for whom; wanted_at: since when it is to be rid of it.
CREATE TABLE subscription (
  device BLOB NOT NULL,
  scope INTEGER NOT NULL,
  number TEXT NOT NULL,
  since_seq INTEGER NOT NULL,
  lease_until INTEGER NOT NULL,
  wanted_at INTEGER,
  PRIMARY KEY (device, scope)
) STRICT, WITHOUT ROWID;

-- What a laptop says that it is rid of.
CREATE TABLE receipt (
  n INTEGER PRIMARY KEY,
  device BLOB NOT NULL,
  scope INTEGER NOT NULL,
  records INTEGER NOT NULL,
  digest TEXT NOT NULL,
  at_hq INTEGER NOT NULL
) STRICT;

-- Who was ever signed in on which laptop: whose work it may send.
CREATE TABLE device_user (
  device BLOB NOT NULL,
  officer BLOB NOT NULL,
  first_at INTEGER NOT NULL,
  PRIMARY KEY (device, officer)
) STRICT, WITHOUT ROWID;

-- One row for a record in a scope: however long a laptop was away, it is told each record once. txn is here so that a
-- page need not look for it: what one action did is never parted.
CREATE TABLE feed (
  scope INTEGER NOT NULL,
  type TEXT NOT NULL,
  id BLOB NOT NULL,
  seq INTEGER NOT NULL,
  ver INTEGER NOT NULL,
  op INTEGER NOT NULL DEFAULT 0,
  txn BLOB NOT NULL,
  PRIMARY KEY (scope, type, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX feed_seq ON feed (scope, seq);

-- Attachments, by the SHA-256 of what is in them; the bytes are in files beside the database.
CREATE TABLE blob (
  sha256 BLOB PRIMARY KEY,
  size INTEGER NOT NULL,
  stored_at INTEGER NOT NULL,
  checked_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Which laptop has shown that it has the content of an attachment. A record that names a hash gives nobody anything
-- unless the laptop that wrote it is one of them: otherwise whoever knows a hash could have the file.
CREATE TABLE blob_holder (
  sha256 BLOB NOT NULL,
  device BLOB NOT NULL,
  PRIMARY KEY (sha256, device)
) STRICT, WITHOUT ROWID;

-- Which record named which hash, and which laptop wrote that.
CREATE TABLE blob_reference (
  sha256 BLOB NOT NULL,
  type TEXT NOT NULL,
  id BLOB NOT NULL,
  device BLOB NOT NULL,
  PRIMARY KEY (sha256, type, id, device)
) STRICT, WITHOUT ROWID;

-- Attachments of records that were erased, which go as soon as no other record names them.
CREATE TABLE disposed_blob (
  sha256 BLOB PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Attachments on their way. How far one is, is the length of its file.
CREATE TABLE upload (
  upload BLOB PRIMARY KEY,
  device BLOB NOT NULL,
  sha256 BLOB NOT NULL,
  size INTEGER NOT NULL,
  begun_at INTEGER NOT NULL,
  UNIQUE (device, sha256)
) STRICT, WITHOUT ROWID;

-- One row: who numbers changes now. A leader that was paused finds another term here and writes nothing.
CREATE TABLE sequencer (
  one INTEGER PRIMARY KEY,
  term INTEGER NOT NULL,
  leader TEXT NOT NULL,
  since INTEGER NOT NULL
) STRICT;

INSERT INTO sequencer (one, term, leader, since) VALUES (1, 0, '', 0);

CREATE TABLE account (
  number TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  officer BLOB NOT NULL,
  roles TEXT NOT NULL,
  password TEXT NOT NULL,
  blocked INTEGER NOT NULL DEFAULT 0,
  failures INTEGER NOT NULL DEFAULT 0,
  locked_until INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- Tokens themselves are nowhere: only what recognises one. Each is good with the certificate that it was given to.
CREATE TABLE session (
  token BLOB PRIMARY KEY,
  number TEXT NOT NULL,
  device BLOB NOT NULL,
  certificate BLOB NOT NULL,
  expires INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What laptops were given, by fingerprint. One that was renewed ends a few days after the new one was issued. key_id is
-- the SHA-256 of the public key, which stays the laptop's own.
CREATE TABLE certificate (
  fingerprint BLOB PRIMARY KEY,
  device BLOB NOT NULL,
  key_id BLOB NOT NULL,
  issued INTEGER NOT NULL,
  ends INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX certificate_device ON certificate (device, issued);

-- One-time codes by which a laptop is taken in; as with tokens, only what recognises one.
CREATE TABLE enrolment (
  code BLOB PRIMARY KEY,
  device BLOB NOT NULL,
  ends INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Sign-ins by browser that were finished, until nobody could finish them again: each token of the sign-in service carries
-- a number that we gave, and is good once.
CREATE TABLE used_nonce (
  nonce BLOB PRIMARY KEY,
  ends INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
  k TEXT PRIMARY KEY,
  v TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Words of records, for those who search at headquarters. Bytes, so that every database orders them alike. weight: 0 for
-- what identifies (references, marks, telephones), 1 for names, 2 for the rest. Filled behind the changes, not with them.
CREATE TABLE term (
  word BLOB NOT NULL,
  type TEXT NOT NULL,
  id BLOB NOT NULL,
  weight INTEGER NOT NULL,
  PRIMARY KEY (word, type, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX term_record ON term (type, id, word);

-- One row: up to which change words are there, and made in which way.
CREATE TABLE term_state (
  one INTEGER PRIMARY KEY,
  seq INTEGER NOT NULL,
  version INTEGER NOT NULL
) STRICT;

INSERT INTO term_state (one, seq, version) VALUES (1, 0, 0);

-- Who did what with records without changing them: each laptop's chain as it was sent (device, dn, hash, payload), and
-- headquarters' own, under its epoch. n and chain are given when the log is sealed, 1, 2, 3… without a gap.
CREATE TABLE access_log (
  aid INTEGER PRIMARY KEY,
  n INTEGER,
  device BLOB NOT NULL,
  dn INTEGER NOT NULL,
  hash BLOB NOT NULL,
  payload TEXT NOT NULL,
  kind TEXT NOT NULL,
  op TEXT NOT NULL,
  actor TEXT,
  type TEXT,
  id TEXT,
  at_claimed INTEGER,
  at_hq INTEGER NOT NULL,
  sent_by TEXT NOT NULL,
  chain BLOB
) STRICT;

CREATE UNIQUE INDEX access_log_n ON access_log (n) WHERE n IS NOT NULL;

CREATE INDEX access_log_pending ON access_log (aid) WHERE n IS NULL;

CREATE UNIQUE INDEX access_log_device ON access_log (device, dn);

CREATE INDEX access_log_actor ON access_log (actor, at_hq);

CREATE INDEX access_log_record ON access_log (id, at_hq);

CREATE INDEX access_log_at ON access_log (at_hq);

-- The Merkle trees over the two logs: how far each is grown, the roots of its perfect subtrees (level 0 are the rows
-- themselves), and what headquarters signed.
CREATE TABLE log_tree (
  tree TEXT PRIMARY KEY,
  n INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO log_tree (tree, n) VALUES ('changes', 0), ('access', 0);

CREATE TABLE tree_node (
  tree TEXT NOT NULL,
  level INTEGER NOT NULL,
  i INTEGER NOT NULL,
  hash BLOB NOT NULL,
  PRIMARY KEY (tree, level, i)
) STRICT, WITHOUT ROWID;

CREATE TABLE tree_head (
  tree TEXT NOT NULL,
  epoch TEXT NOT NULL,
  n INTEGER NOT NULL,
  at INTEGER NOT NULL,
  root BLOB NOT NULL,
  signature BLOB NOT NULL,
  PRIMARY KEY (tree, epoch, n)
) STRICT, WITHOUT ROWID;
