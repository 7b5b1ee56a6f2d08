/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/cbk-salvage-private.h"

#include "base/cbk-date.h"
#include "base/cbk-error.h"
#include "base/cbk-json.h"
#include "store/cbk-schema.h"
#include "store/cbk-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* The new file is made under the first name, and given the second when it is whole. From then on it is
 * certain to take the place of the damaged one: cbk_salvage_finish() does so, also when the program ended in
 * between. */
#define UNFINISHED "outbox-salvaging.db"
#define SALVAGED "outbox-salvaged.db"
#define COPY "outbox-salvaging-copy.db"

typedef struct
{
  const CbkEnv *env;
  CbkConnection *damaged;
  CbkConnection *fresh;
  CbkSalvageReport *report;
  gint64 applied;                  /* what the cache says was the last mutation */
  CbkStatement insert;
  char device[CBK_ID_LENGTH + 1];
} CbkSalvage;

void
cbk_salvage_report_clear (CbkSalvageReport *report)
{
  g_clear_pointer (&report->aside, g_free);
  g_clear_pointer (&report->lost_mutations, cbk_gaps_free);
  g_clear_pointer (&report->lost_accesses, cbk_gaps_free);
}

/* The highest number that any readable part of the file remembers: indexes hold the numbers too, and so does
 * what an earlier salvage recorded. */
static gint64
find_last (CbkConnection *damaged, const char *const *queries, const char *chain)
{
  g_autoptr(CbkGaps) gaps = cbk_gaps_read (damaged, chain, NULL);
  gint64 last = gaps != NULL ? cbk_gaps_get_last (gaps) : 0;

  for (guint i = 0; queries[i] != NULL; i++)
    {
      g_auto(CbkStatement) stmt = { 0 };

      cbk_statement_init (&stmt, damaged, queries[i]);
      while (cbk_statement_step (&stmt))
        last = MAX (last, cbk_statement_get_int (&stmt, 0));
    }

  return last;
}

static void
keep_device (CbkSalvage *self, CbkStatement *stmt)
{
  const char *payload = cbk_statement_get_text (stmt, cbk_statement_is_null (stmt, 3) ? 4 : 3);
  g_autoptr(JsonObject) object = NULL;
  const char *device;

  if (self->device[0] != '\0')
    return;

  object = cbk_json_parse_object (payload, -1, NULL);
  device = object != NULL ? cbk_json_get_text (object, "device") : NULL;
  if (cbk_id_is_valid (device))
    g_strlcpy (self->device, device, sizeof self->device);
}

static gboolean
take_mutation (CbkStatement *stmt, gpointer data, GError **error)
{
  CbkSalvage *self = data;

  keep_device (self, stmt);
  self->report->n_mutations++;

  return cbk_salvage_copy (stmt, &self->insert, error);
}

static gboolean
take_access (CbkStatement *stmt, gpointer data, GError **error)
{
  CbkSalvage *self = data;

  keep_device (self, stmt);
  self->report->n_access_events++;

  return cbk_salvage_copy (stmt, &self->insert, error);
}

static gboolean
run_chain (CbkSalvage *self, CbkSalvageChain *chain, const char *insert, GError **error)
{
  gboolean ok;

  chain->damaged = self->damaged;
  chain->data = self;
  cbk_statement_init (&self->insert, self->fresh, insert);
  ok = cbk_salvage_chain (chain, error);
  cbk_statement_clear (&self->insert);
  self->report->n_invalid += chain->n_invalid;

  return ok;
}

static gboolean
salvage_mutations (CbkSalvage *self, GError **error)
{
  static const char *const numbers[] = {
    "SELECT dseq FROM mutation ORDER BY dseq DESC LIMIT 1",
    "SELECT dseq FROM mutation INDEXED BY mutation_record WHERE id >= x'' ORDER BY id, dseq",
    "SELECT dseq FROM mutation INDEXED BY mutation_record WHERE id >= x'' ORDER BY id DESC, dseq DESC",
    NULL,
  };
  CbkSalvageChain chain = {
    .scan = "SELECT dseq, prev, hash, payload, erased, mid, type, id, state, result FROM mutation "
            "WHERE dseq >= :n ORDER BY dseq",
    .point = "SELECT dseq, prev, hash, payload, erased, mid, type, id, state, result FROM mutation WHERE dseq = :n",
    .member = "dseq",
    .last = MAX (self->applied, find_last (self->damaged, numbers, CBK_GAPS_MUTATION)),
    .lost = self->report->lost_mutations,
    .func = take_mutation,
  };

  return run_chain (self, &chain,
                    "INSERT INTO mutation (dseq, prev, hash, payload, erased, mid, type, id, state, result) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    error);
}

static gboolean
salvage_accesses (CbkSalvage *self, GError **error)
{
  static const char *const numbers[] = { "SELECT n FROM access_event ORDER BY n DESC LIMIT 1", NULL };
  CbkSalvageChain chain = {
    .scan = "SELECT n, prev, hash, payload, NULL, sent FROM access_event WHERE n >= :n ORDER BY n",
    .point = "SELECT n, prev, hash, payload, NULL, sent FROM access_event WHERE n = :n",
    .member = "n",
    .last = find_last (self->damaged, numbers, CBK_GAPS_ACCESS),
    .lost = self->report->lost_accesses,
    .func = take_access,
  };

  return run_chain (self, &chain,
                    "INSERT INTO access_event (n, prev, hash, payload, sent) VALUES (?1, ?2, ?3, ?4, ?6)", error);
}

static gboolean
salvage_rest (CbkSalvage *self, GError **error)
{
  CbkSalvageReport *report = self->report;
  const char *insert_device = "INSERT OR IGNORE INTO device (k, v) VALUES (?, ?)";

  report->n_uploads = cbk_salvage_table (
      self->damaged, self->fresh,
      "SELECT sha256, size, media, name, offset, url, state, alarm FROM upload ORDER BY sha256",
      "SELECT sha256, size, media, name, offset, url, state, alarm FROM upload ORDER BY sha256 DESC",
      "INSERT OR IGNORE INTO upload (sha256, size, media, name, offset, url, state, alarm) VALUES (?, ?, ?, ?, ?, "
      "?, ?, ?)",
      error);
  if (report->n_uploads < 0)
    return FALSE;

  report->n_drafts = cbk_salvage_table (
      self->damaged, self->fresh, "SELECT owner, type, id, base, at, doc FROM draft ORDER BY owner, type, id",
      "SELECT owner, type, id, base, at, doc FROM draft ORDER BY owner DESC, type DESC, id DESC",
      "INSERT OR IGNORE INTO draft (owner, type, id, base, at, doc) VALUES (?, ?, ?, ?, ?, ?)", error);

  return report->n_drafts >= 0 &&
         cbk_salvage_table (self->damaged, self->fresh, "SELECT id FROM disposed ORDER BY id",
                            "SELECT id FROM disposed ORDER BY id DESC", "INSERT OR IGNORE INTO disposed (id) VALUES (?)",
                            error) >= 0 &&
         cbk_salvage_table (self->damaged, self->fresh, "SELECT k, v FROM device ORDER BY k",
                            "SELECT k, v FROM device ORDER BY k DESC", insert_device, error) >= 0;
}

static gboolean
put_device (CbkSalvage *self, const char *key, const char *value, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, self->fresh, "INSERT OR IGNORE INTO device (k, v) VALUES (:k, :v)");
  cbk_statement_bind_text (&stmt, ":k", key);
  cbk_statement_bind_text (&stmt, ":v", value);

  return cbk_statement_finish (&stmt, error);
}

/* The laptop stays itself where any mutation still says who it was. */
static gboolean
record_loss (CbkSalvage *self, GError **error)
{
  char at[CBK_TIME_TEXT_SIZE];

  cbk_time_print (cbk_env_now (self->env), at);

  return (self->device[0] == '\0' || (put_device (self, "device", self->device, error) &&
                                      put_device (self, "incarnation", "1", error))) &&
         cbk_connection_exec (self->fresh, "DELETE FROM device WHERE k = 'salvaged_at'", error) &&
         put_device (self, "salvaged_at", at, error) &&
         cbk_gaps_write (self->report->lost_mutations, self->fresh, CBK_GAPS_MUTATION, error) &&
         cbk_gaps_write (self->report->lost_accesses, self->fresh, CBK_GAPS_ACCESS, error);
}

static gboolean
salvage_all (CbkConnection *fresh, gpointer data, GError **error)
{
  CbkSalvage *self = data;

  return salvage_mutations (self, error) && salvage_accesses (self, error) && salvage_rest (self, error) &&
         record_loss (self, error);
}

static char *
path_in (const char *folder, const char *name, const char *ending)
{
  g_autofree char *whole = g_strconcat (name, ending, NULL);

  return g_build_filename (folder, whole, NULL);
}

static void
remove_unfinished (const char *folder)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = path_in (folder, UNFINISHED, endings[i]);
      g_autofree char *copy = path_in (folder, COPY, endings[i]);

      g_unlink (path);
      g_unlink (copy);
    }
}

/* The cache remembers how far the numbers went, also when the end of the evidence is gone. */
static gint64
read_applied (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "cache.db", NULL);
  g_autoptr(CbkConnection) cache = cbk_connection_open (path, CBK_CONNECTION_READ, NULL);
  gint64 applied = 0;

  if (cache != NULL)
    cbk_connection_query_int (cache, "SELECT CAST (v AS INTEGER) FROM sync_state WHERE k = 'applied_dseq'",
                              &applied, NULL);

  return applied;
}

static gboolean
make_fresh (const char *folder, CbkSalvage *self, GError **error)
{
  g_autofree char *damaged_path = g_build_filename (folder, "outbox.db", NULL);
  g_autofree char *copy_path = g_build_filename (folder, COPY, NULL);
  g_autofree char *fresh_path = g_build_filename (folder, UNFINISHED, NULL);
  g_autoptr(CbkConnection) damaged = NULL;
  g_autoptr(CbkConnection) fresh = NULL;

  fresh = cbk_connection_open (fresh_path, CBK_CONNECTION_EVIDENCE, error);
  if (fresh == NULL || !cbk_schema_migrate_outbox (fresh, error) ||
      !cbk_connection_exec (fresh, "PRAGMA wal_checkpoint (TRUNCATE)", error))
    return FALSE;

  damaged = cbk_salvage_open_damaged (damaged_path, copy_path, fresh_path, error);
  if (damaged == NULL)
    return FALSE;

  self->damaged = damaged;
  self->fresh = fresh;

  /* The file stands alone after this: its log is written into it and gone. */
  return cbk_connection_transact (fresh, salvage_all, self, error) &&
         cbk_connection_exec (fresh, "PRAGMA journal_mode = DELETE", error);
}

static gboolean
move (const char *from, const char *to, GError **error)
{
  if (g_rename (from, to) == 0 || errno == ENOENT)
    return TRUE;

  g_set_error (error, CBK_ERROR, CBK_ERROR_READ_ONLY, "The damaged evidence cannot be put aside: %s",
               g_strerror (errno));

  return FALSE;
}

static gboolean
sync_folder (const char *folder, GError **error)
{
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  gboolean ok = fd >= 0 && fsync (fd) == 0;

  if (!ok)
    g_set_error (error, CBK_ERROR, CBK_ERROR_STORAGE, "The folder %s cannot be written: %s", folder,
                 g_strerror (errno));
  if (fd >= 0)
    close (fd);

  return ok;
}

/* Before it is put aside a file's log goes first: until the file itself has the name, that name is free. */
static char *
put_aside (const char *folder, GError **error)
{
  static const char *const endings[] = { "-wal", "-shm", "" };
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;

  for (guint n = 1; path == NULL || g_file_test (path, G_FILE_TEST_EXISTS); n++)
    {
      g_free (name);
      g_free (path);
      name = g_strdup_printf ("outbox-damaged-%u.db", n);
      path = g_build_filename (folder, name, NULL);
    }

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *from = path_in (folder, "outbox.db", endings[i]);
      g_autofree char *to = path_in (folder, name, endings[i]);

      if (!move (from, to, error))
        return NULL;
    }

  return g_steal_pointer (&name);
}

static gboolean
swap (const char *folder, char **ret_aside, GError **error)
{
  g_autofree char *salvaged = g_build_filename (folder, SALVAGED, NULL);
  g_autofree char *outbox = g_build_filename (folder, "outbox.db", NULL);
  g_autofree char *aside = put_aside (folder, error);

  if (aside == NULL || !move (salvaged, outbox, error) || !sync_folder (folder, error))
    return FALSE;

  if (ret_aside != NULL)
    *ret_aside = g_steal_pointer (&aside);

  return TRUE;
}

/**
 * cbk_salvage_finish:
 * @folder: a store's folder, locked by the caller
 * @error: %CBK_ERROR_READ_ONLY or %CBK_ERROR_STORAGE
 *
 * Ends a salvage that a crash interrupted when its new file was whole. Harmless when there is none.
 *
 * Returns: whether the outbox is in its place
 */
gboolean
cbk_salvage_finish (const char *folder, GError **error)
{
  g_autofree char *salvaged = g_build_filename (folder, SALVAGED, NULL);

  return !g_file_test (salvaged, G_FILE_TEST_EXISTS) || swap (folder, NULL, error);
}

static gboolean
salvage_locked (const char *folder, CbkSalvage *self, GError **error)
{
  g_autofree char *unfinished = g_build_filename (folder, UNFINISHED, NULL);
  g_autofree char *salvaged = g_build_filename (folder, SALVAGED, NULL);

  gboolean ok;

  remove_unfinished (folder);
  self->applied = read_applied (folder);
  ok = make_fresh (folder, self, error) && move (unfinished, salvaged, error) &&
       sync_folder (folder, error) && swap (folder, &self->report->aside, error);
  remove_unfinished (folder);

  return ok;
}

/**
 * cbk_salvage_outbox:
 * @folder: a store's folder; no program has it open
 * @env: time
 * @report: (out): what was saved and what is lost
 * @error: %CBK_ERROR_BUSY, %CBK_ERROR_FULL, %CBK_ERROR_READ_ONLY...; the damaged file is then where it was
 *
 * Makes a new outbox of all that can still be read of a damaged one and fits its hash. The damaged file is
 * put aside and never deleted. Lost numbers are recorded in the new file (see #CbkGaps), are never given
 * again, and are to be told to the user and to headquarters. Blocks for as long as reading the file takes.
 *
 * Returns: whether there is a sound outbox now
 */
gboolean
cbk_salvage_outbox (const char *folder, const CbkEnv *env, CbkSalvageReport *report, GError **error)
{
  CbkSalvage self = { .env = env, .report = report };
  int lock;
  gboolean ok;

  *report = (CbkSalvageReport){ .lost_mutations = cbk_gaps_new (), .lost_accesses = cbk_gaps_new () };

  lock = cbk_store_lock_folder (folder, error);
  if (lock < 0)
    return FALSE;

  ok = cbk_salvage_finish (folder, error) && salvage_locked (folder, &self, error);
  close (lock);

  return ok;
}
