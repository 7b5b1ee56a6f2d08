/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Makes a whole force, then copies the same rows, words, keys and boxes with nothing but prepared INSERTs
 * into a fresh store: the floor. Prints one line of JSON; fails when the force takes more than twice the floor, or
 * too much memory. */

#include "core/demo/cbk-demo.h"
#include "lib/cbk-test.h"
#include "model/cbk-record-search.h"
#include "model/cbk-registry.h"
#include "store/cbk-cache.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#define AS_OF G_GINT64_CONSTANT (1795356120000)   /* 2026-11-22T14:02:00Z */
#define CHUNK 10000   /* rows a transaction, as many as the force writes */
#define MAX_RATIO 2.0
#define MAX_RSS_MB 200

typedef struct
{
  sqlite3 *from;
  sqlite3 *to;
  gint64 spent;   /* microseconds in the copy alone */
} Floor;

static void
must (sqlite3 *db, int rc)
{
  if (rc != SQLITE_OK && rc != SQLITE_DONE && rc != SQLITE_ROW)
    g_error ("%s", sqlite3_errmsg (db));
}

static void
run (Floor *floor, const char *sql)
{
  gint64 start = g_get_monotonic_time ();

  must (floor->to, sqlite3_exec (floor->to, sql, NULL, NULL, NULL));
  floor->spent += g_get_monotonic_time () - start;
}

static void
write_values (Floor *floor, sqlite3_stmt *insert, GPtrArray *values, int columns)
{
  gint64 start = g_get_monotonic_time ();

  must (floor->to, sqlite3_exec (floor->to, "BEGIN IMMEDIATE", NULL, NULL, NULL));
  for (guint i = 0; i < values->len; i += (guint) columns)
    {
      for (int j = 0; j < columns; j++)
        must (floor->to, sqlite3_bind_value (insert, j + 1, values->pdata[i + (guint) j]));
      must (floor->to, sqlite3_step (insert));
      sqlite3_reset (insert);
    }
  must (floor->to, sqlite3_exec (floor->to, "COMMIT", NULL, NULL, NULL));
  floor->spent += g_get_monotonic_time () - start;

  g_ptr_array_set_size (values, 0);
}

static void
copy_table (Floor *floor, const char *table)
{
  g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) sqlite3_value_free);
  g_autofree char *select = g_strdup_printf ("SELECT * FROM %s", table);
  g_autoptr(GString) sql = g_string_new (NULL);
  sqlite3_stmt *read, *insert;
  int columns;

  must (floor->from, sqlite3_prepare_v2 (floor->from, select, -1, &read, NULL));
  columns = sqlite3_column_count (read);
  g_string_printf (sql, "INSERT INTO %s VALUES (?", table);
  for (int i = 1; i < columns; i++)
    g_string_append (sql, ", ?");
  g_string_append_c (sql, ')');
  must (floor->to, sqlite3_prepare_v2 (floor->to, sql->str, -1, &insert, NULL));

  while (sqlite3_step (read) == SQLITE_ROW)
    {
      for (int i = 0; i < columns; i++)
        g_ptr_array_add (values, sqlite3_value_dup (sqlite3_column_value (read, i)));
      if (values->len >= CHUNK * (guint) columns)
        write_values (floor, insert, values, columns);
    }
  write_values (floor, insert, values, columns);
  sqlite3_finalize (read);
  sqlite3_finalize (insert);
}

typedef struct
{
  gint64 rid;
  char *title;
  char *body;
} Words;

static void
clear_words (gpointer data)
{
  Words *words = data;

  g_free (words->title);
  g_free (words->body);
}

static void
write_words (Floor *floor, sqlite3_stmt *insert, GArray *chunk)
{
  gint64 start = g_get_monotonic_time ();

  must (floor->to, sqlite3_exec (floor->to, "BEGIN IMMEDIATE", NULL, NULL, NULL));
  for (guint i = 0; i < chunk->len; i++)
    {
      Words *words = &g_array_index (chunk, Words, i);

      sqlite3_bind_int64 (insert, 1, words->rid);
      sqlite3_bind_text (insert, 2, words->title, -1, SQLITE_STATIC);
      sqlite3_bind_text (insert, 3, words->body, -1, SQLITE_STATIC);
      must (floor->to, sqlite3_step (insert));
      sqlite3_reset (insert);
    }
  must (floor->to, sqlite3_exec (floor->to, "COMMIT", NULL, NULL, NULL));
  floor->spent += g_get_monotonic_time () - start;
  g_array_set_size (chunk, 0);
}

static void
copy_words (Floor *floor, CbkConnection *from, CbkRecordClass *klass)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s, rid FROM %s ORDER BY rid",
                                          cbk_cache_get_columns (klass), klass->entity->relation);
  g_autoptr(GArray) chunk = g_array_new (FALSE, FALSE, sizeof (Words));
  g_auto(CbkStatement) read = { 0 };
  sqlite3_stmt *insert;

  g_array_set_clear_func (chunk, clear_words);
  must (floor->to,
        sqlite3_prepare_v2 (floor->to, "INSERT INTO search_text (rowid, title, body) VALUES (?, ?, ?)", -1,
                            &insert, NULL));
  cbk_statement_init (&read, from, sql);
  while (cbk_statement_step (&read))
    {
      g_autoptr(CbkRecord) record = cbk_cache_read_row (&read, klass);
      g_autoptr(GString) title = g_string_new (NULL);
      g_autoptr(GString) body = g_string_new (NULL);
      Words words = { .rid = cbk_statement_get_int (&read, 3 + klass->n_fields) };

      cbk_record_append_words (record, title, body);
      if (title->len == 0 && body->len == 0)
        continue;

      words.title = g_strdup (title->str);
      words.body = g_strdup (body->str);
      g_array_append_val (chunk, words);
      if (chunk->len >= CHUNK)
        write_words (floor, insert, chunk);
    }
  write_words (floor, insert, chunk);
  sqlite3_finalize (insert);
}

static CbkWorkspace *
open_workspace (CbkTestEnv *env, const char *folder)
{
  g_autoptr(GError) error = NULL;
  CbkWorkspace *workspace = cbk_workspace_open (folder, &env->env, &error);

  if (workspace == NULL)
    g_error ("%s", error->message);

  return workspace;
}

static double
measure_floor (CbkTestEnv *env, const char *source)
{
  g_autofree char *folder = cbk_test_make_folder ();
  g_autofree char *from = g_build_filename (source, "cache.db", NULL);
  g_autofree char *to = g_build_filename (folder, "cache.db", NULL);
  g_autoptr(CbkWorkspace) fresh = open_workspace (env, folder);
  g_autoptr(CbkConnection) reader = NULL;
  Floor floor = { 0 };

  cbk_workspace_close (fresh);
  reader = cbk_connection_open (from, CBK_CONNECTION_READ, NULL);
  must (NULL, sqlite3_open_v2 (from, &floor.from, SQLITE_OPEN_READONLY, NULL));
  must (NULL, sqlite3_open_v2 (to, &floor.to, SQLITE_OPEN_READWRITE, NULL));
  run (&floor,
       "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -32000; PRAGMA "
       "temp_store = MEMORY");

  for (guint i = 0; i < cbk_registry_get_n (); i++)
    copy_table (&floor, cbk_registry_nth (i)->entity->relation);
  copy_table (&floor, "search_key");
  copy_table (&floor, "name_word");
  copy_table (&floor, "name_sound");
  copy_table (&floor, "place_box");
  for (guint i = 0; i < cbk_registry_get_n (); i++)
    copy_words (&floor, reader, cbk_registry_nth (i));
  run (&floor, "PRAGMA wal_checkpoint (TRUNCATE)");

  sqlite3_close (floor.from);
  sqlite3_close (floor.to);
  cbk_test_remove_folder (folder);

  return (double) floor.spent / G_USEC_PER_SEC;
}

int
main (void)
{
  const char *wanted = g_getenv ("CBK_BENCH_RECORDS");
  guint64 records = wanted != NULL ? g_ascii_strtoull (wanted, NULL, 10) :
      cbk_demo_get_total (CBK_DEMO_FORCE);
  g_autofree char *folder = cbk_test_make_folder ();
  g_autoptr(CbkWorkspace) workspace = NULL;
  g_autoptr(GError) error = NULL;
  struct rusage usage;
  CbkTestEnv env;
  double seconds, floor;
  gint64 start;
  long rss;

  cbk_test_env_init (&env, "2026-11-22T14:02:00Z");
  workspace = open_workspace (&env, folder);
  start = g_get_monotonic_time ();
  if (!cbk_demo_make_sized (workspace, records, 1, AS_OF, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);
  cbk_workspace_close (workspace);
  seconds = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
  getrusage (RUSAGE_SELF, &usage);
  rss = usage.ru_maxrss / 1024;

  floor = measure_floor (&env, folder);
  printf ("{\"bench\":\"demo\",\"records\":%" G_GUINT64_FORMAT
              ",\"seconds\":%.2f,\"floor_seconds\":%.2f,\"ratio\":%.2f,\"rss_mb\":%ld}\n",
          records, seconds, floor, seconds / floor, rss);
  cbk_test_remove_folder (folder);

  return seconds / floor > MAX_RATIO || rss > MAX_RSS_MB ? EXIT_FAILURE : EXIT_SUCCESS;
}
