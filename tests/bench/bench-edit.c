/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bench/bench.h"
#include "core/cbk-command.h"
#include "lib/cbk-test.h"

#include <sqlite3.h>

/* A durable single-field edit through a command, outbox and cache, against one bare FULL-sync transaction of the same
 * bytes, turn by turn in one run. */

#define ROUNDS 2000
#define GATE 2.0

typedef struct
{
  sqlite3 *db;
  sqlite3_stmt *begin, *insert, *commit;
} Floor;

static void
check (int rc)
{
  if (rc != SQLITE_OK && rc != SQLITE_DONE)
    g_error ("SQLite said %d", rc);
}

static sqlite3_stmt *
prepare (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *stmt;

  check (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL));

  return stmt;
}

static void
floor_open (Floor *self, const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "floor.db", NULL);

  check (sqlite3_open (path, &self->db));
  check (sqlite3_exec (self->db,
                       "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                       "CREATE TABLE mutation (dseq INTEGER PRIMARY KEY, payload TEXT NOT NULL)",
                       NULL, NULL, NULL));
  self->begin = prepare (self->db, "BEGIN IMMEDIATE");
  self->insert = prepare (self->db, "INSERT INTO mutation (payload) VALUES (?)");
  self->commit = prepare (self->db, "COMMIT");
}

static void
step (sqlite3_stmt *stmt)
{
  check (sqlite3_step (stmt));
  sqlite3_reset (stmt);
}

static void
floor_save (Floor *self, const char *payload)
{
  step (self->begin);
  sqlite3_bind_text (self->insert, 1, payload, -1, SQLITE_STATIC);
  step (self->insert);
  step (self->commit);
}

static void
floor_close (Floor *self)
{
  sqlite3_finalize (self->begin);
  sqlite3_finalize (self->insert);
  sqlite3_finalize (self->commit);
  sqlite3_close (self->db);
}

static gboolean
keep_payload (const CbkMutation *mutation, gpointer data, GError **error)
{
  g_free (*(char **) data);
  *(char **) data = g_strdup (mutation->payload);

  return TRUE;
}

static gboolean
read_last_payload (CbkSession *session, gpointer data, GError **error)
{
  CbkOutbox *outbox = cbk_session_get_outbox (session);

  return cbk_outbox_foreach (outbox, cbk_outbox_get_last_dseq (outbox) - 1, keep_payload, data, error);
}

static char *
run (CbkWorkspace *workspace, const char *command, const char *subject, const char *field, const char *value)
{
  g_autoptr(GHashTable) args = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(CbkResult) result = NULL;
  g_autoptr(GError) error = NULL;

  if (subject != NULL)
    g_hash_table_insert (args, (gpointer) "type", (gpointer) "case");
  g_hash_table_insert (args, (gpointer) field, (gpointer) value);
  result = cbk_workspace_run (workspace, command, subject, args, &error);
  if (result == NULL)
    g_error ("%s: %s", command, error->message);

  return g_strdup (result->id);
}

int
main (int argc, char *argv[])
{
  const char *roles[] = { "investigator", "supervisor", NULL };
  g_autofree char *folder = cbk_test_make_folder ();
  g_autoptr(CbkWorkspace) workspace = cbk_workspace_open (folder, cbk_env_system (), NULL);
  g_autoptr(GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GArray) bare = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *id = NULL;
  g_autofree char *payload = NULL;
  double ratio;
  Floor floor;

  g_assert_true (cbk_workspace_set_up (workspace, "9001", "Bench", roles, NULL));
  id = run (workspace, "open_case", NULL, "summary", "Burglary of a shed behind the allotments in Harbourne Lane");
  floor_open (&floor, folder);

  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autofree char *text = g_strdup_printf ("Rear window forced with a flat tool, account %u of the occupier taken", i);
      gint64 start = bench_now ();
      g_autofree char *same = run (workspace, "edit", id, "method", text);
      double took = (double) (bench_now () - start);

      g_array_append_val (ours, took);
      g_assert_true (cbk_store_write (cbk_workspace_get_store (workspace), read_last_payload, &payload, NULL, NULL));

      start = bench_now ();
      floor_save (&floor, payload);
      took = (double) (bench_now () - start);
      g_array_append_val (bare, took);
    }

  ratio = bench_percentile (ours, 50) / bench_percentile (bare, 50);
  g_print ("{\"bench\":\"edit\",\"rounds\":%d,\"median_us\":%.0f,\"p95_us\":%.0f,\"floor_median_us\":%.0f,\"ratio\":%.2f,"
           "\"gate\":%.1f}\n",
           ROUNDS, bench_percentile (ours, 50), bench_percentile (ours, 95), bench_percentile (bare, 50), ratio, GATE);

  floor_close (&floor);
  cbk_workspace_close (workspace);
  cbk_test_remove_folder (folder);

  return ratio > GATE;
}
