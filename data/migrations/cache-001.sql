-- What the derived tables of the entities need beside them. All of it can be rebuilt.

CREATE TABLE sync_state (
  k TEXT PRIMARY KEY,
  v TEXT
) STRICT, WITHOUT ROWID;

-- What this laptop may hold. state: 0 being loaded, 1 held, 2 to be compared, 3 being purged, 4 gone and to be said so.
-- loaded_to: the last record of the page before. digest and n: of what is in record_scope, as headquarters counts.
CREATE TABLE scope (
  scope INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  state INTEGER NOT NULL DEFAULT 0,
  loaded_to TEXT NOT NULL DEFAULT '',
  lease_until INTEGER,
  digest BLOB,
  n INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE record_scope (
  scope INTEGER NOT NULL,
  rid INTEGER NOT NULL,
  PRIMARY KEY (scope, rid)
) STRICT, WITHOUT ROWID;

CREATE INDEX record_scope_rid ON record_scope (rid);

-- What headquarters last said of a record with changes that wait: the version that last changed each field, and the fields
-- that will need a decision because somebody else changed them (a JSON list, NULL when there are none).
CREATE TABLE overlay (
  id BLOB PRIMARY KEY,
  fver TEXT NOT NULL,
  fields TEXT
) STRICT, WITHOUT ROWID;

-- Words and numbers that people type to find a record, folded; looked up by their beginning.
CREATE TABLE search_key (
  k TEXT NOT NULL,
  rid INTEGER NOT NULL,
  PRIMARY KEY (k, rid)
) STRICT, WITHOUT ROWID;

-- Every word of a name that was ever seen, and how it sounds: where misspelt names are looked for.
CREATE TABLE name_word (
  word TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE name_sound (
  sound INTEGER NOT NULL,
  word TEXT NOT NULL,
  PRIMARY KEY (sound, word)
) STRICT, WITHOUT ROWID;

-- Contentless: the words of a row are known from the row itself, so they are not kept twice.
CREATE VIRTUAL TABLE search_text USING fts5 (title, body, content = '', prefix = '1 2 3', tokenize = 'ascii');

CREATE VIRTUAL TABLE place_box USING rtree_i32 (rid, min_lon, max_lon, min_lat, max_lat);
