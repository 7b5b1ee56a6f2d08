/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bench/bench-floor.h"

#include "bench/bench.h"

#include <glib/gstdio.h>
#include <libsoup/soup.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/prctl.h>

#define DOCS                                                                                                      \
  "CREATE TABLE doc (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, state TEXT, grade TEXT, opened TEXT, "     \
  "body TEXT NOT NULL);"                                                                                          \
  "CREATE INDEX doc_state ON doc (state); CREATE INDEX doc_grade ON doc (grade); CREATE INDEX doc_opened ON doc (opened);"
#define UPSERT                                                                                                    \
  "INSERT INTO doc (id, state, grade, opened, body) VALUES (?1, ?2, ?3, ?4, ?5) "                                 \
  "ON CONFLICT (id) DO UPDATE SET state = ?2, grade = ?3, opened = ?4, body = ?5"

struct _BenchFloor
{
  GPtrArray *docs;
  char *folder;
  char *url;
  GSubprocess *server;
  SoupSession *session;
  sqlite3 *db;
};

static void
check (int rc)
{
  if (rc != SQLITE_OK && rc != SQLITE_DONE && rc != SQLITE_ROW)
    g_error ("SQLite said %d", rc);
}

static void
exec (sqlite3 *db, const char *sql)
{
  check (sqlite3_exec (db, sql, NULL, NULL, NULL));
}

static sqlite3 *
open_db (const char *folder, const char *name, const char *synchronous)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *pragma = g_strdup_printf ("PRAGMA journal_mode = WAL; PRAGMA synchronous = %s;", synchronous);
  sqlite3 *db;

  check (sqlite3_open (path, &db));
  exec (db, pragma);

  return db;
}

static sqlite3_stmt *
prepare (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *stmt;

  check (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL));

  return stmt;
}

static void
step (sqlite3_stmt *stmt)
{
  check (sqlite3_step (stmt));
  sqlite3_reset (stmt);
}

/* The value of a text member, found without understanding the document. */
static void
bind_member (sqlite3_stmt *stmt, int index, const char *doc, gsize length, const char *name)
{
  const char *found = g_strstr_len (doc, (gssize) length, name);
  const char *end;

  if (found == NULL)
    {
      sqlite3_bind_null (stmt, index);
      return;
    }

  found += strlen (name);
  end = memchr (found, '"', (gsize) (doc + length - found));
  sqlite3_bind_text (stmt, index, found, end != NULL ? (int) (end - found) : 0, SQLITE_STATIC);
}

static void
upsert (sqlite3_stmt *stmt, const char *doc, gsize length)
{
  bind_member (stmt, 1, doc, length, "\"id\":\"");
  bind_member (stmt, 2, doc, length, "\"state\":\"");
  bind_member (stmt, 3, doc, length, "\"grade\":\"");
  bind_member (stmt, 4, doc, length, "\"reported_at\":\"");
  sqlite3_bind_text (stmt, 5, doc, (int) length, SQLITE_STATIC);
  step (stmt);
}

static guint
upsert_lines (sqlite3 *db, const char *data, gsize length)
{
  sqlite3_stmt *stmt = prepare (db, UPSERT);
  const char *end = data + length;
  guint n = 0;

  exec (db, "BEGIN IMMEDIATE");
  while (data < end)
    {
      const char *newline = memchr (data, '\n', (gsize) (end - data));

      upsert (stmt, data, (gsize) (newline - data));
      data = newline + 1;
      n++;
    }
  exec (db, "COMMIT");
  sqlite3_finalize (stmt);

  return n;
}

/* The server. */

static GString *
read_newest (sqlite3 *db, gint64 n)
{
  GString *lines = g_string_new (NULL);
  sqlite3_stmt *rows = prepare (db, "SELECT body FROM doc ORDER BY rid DESC LIMIT ?1");

  sqlite3_bind_int64 (rows, 1, n);
  while (sqlite3_step (rows) == SQLITE_ROW)
    {
      g_string_append_len (lines, (const char *) sqlite3_column_text (rows, 0), sqlite3_column_bytes (rows, 0));
      g_string_append_c (lines, '\n');
    }
  sqlite3_finalize (rows);

  return lines;
}

static void
on_request_cb (SoupServer *soup, SoupServerMessage *message, const char *path, GHashTable *query, gpointer db)
{
  soup_server_message_set_status (message, 200, NULL);
  if (g_str_equal (path, "/push"))
    {
      g_autoptr(GBytes) bytes = soup_message_body_flatten (soup_server_message_get_request_body (message));

      upsert_lines (db, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
    }
  else
    {
      const char *n = query != NULL ? g_hash_table_lookup (query, "n") : NULL;
      GString *lines = read_newest (db, n != NULL ? g_ascii_strtoll (n, NULL, 10) : -1);
      gsize length = lines->len;

      /* In one piece, its length said: no chunk waits for the one before to be acknowledged. */
      soup_server_message_set_response (message, "application/x-ndjson", SOUP_MEMORY_TAKE, g_string_free (lines, FALSE), length);
    }
}

/**
 * bench_floor_serve:
 * @folder: where
 *
 * The floor's headquarters, until it is killed. It says its port in a line.
 *
 * Returns: never
 */
int
bench_floor_serve (const char *folder)
{
  g_autoptr(SoupServer) soup = soup_server_new (NULL, NULL);
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  sqlite3 *db = open_db (folder, "server.db", "FULL");
  g_autoptr(GError) error = NULL;
  GSList *uris;

  prctl (PR_SET_PDEATHSIG, SIGKILL);
  soup_server_add_handler (soup, NULL, on_request_cb, db, NULL);
  if (!soup_server_listen_local (soup, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error))
    g_error ("%s", error->message);

  uris = soup_server_get_uris (soup);
  g_print ("http://127.0.0.1:%d\n", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  g_main_loop_run (loop);

  return 0;
}

/* The client. */

/**
 * bench_floor_new:
 * @program: this benchmark, which serves when it is called with --floor and a folder
 * @folder: an empty one
 * @docs: (element-type utf8): what the server holds: JSON documents
 */
BenchFloor *
bench_floor_new (const char *program, const char *folder, GPtrArray *docs)
{
  BenchFloor *self = g_new0 (BenchFloor, 1);
  sqlite3 *db = open_db (folder, "server.db", "FULL");
  g_autoptr(GString) lines = g_string_new (NULL);
  g_autoptr(GDataInputStream) stream = NULL;
  g_autoptr(GError) error = NULL;

  exec (db, DOCS);
  for (guint i = 0; i < docs->len; i++)
    g_string_append_printf (lines, "%s\n", (const char *) docs->pdata[i]);
  upsert_lines (db, lines->str, lines->len);
  sqlite3_close (db);

  self->docs = g_ptr_array_ref (docs);
  self->folder = g_strdup (folder);
  self->session = soup_session_new ();
  self->server = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--floor", folder, NULL);
  g_assert_no_error (error);
  stream = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->server));
  self->url = g_data_input_stream_read_line_utf8 (stream, NULL, NULL, NULL);

  return self;
}

void
bench_floor_free (BenchFloor *self)
{
  g_subprocess_force_exit (self->server);
  g_subprocess_wait (self->server, NULL, NULL);
  g_object_unref (self->server);
  g_object_unref (self->session);
  sqlite3_close (self->db);
  g_ptr_array_unref (self->docs);
  g_free (self->folder);
  g_free (self->url);
  g_free (self);
}

static void
fetch (BenchFloor *self, const char *path)
{
  g_autofree char *url = g_strconcat (self->url, path, NULL);
  g_autoptr(SoupMessage) message = soup_message_new ("GET", url);
  g_autoptr(GError) error = NULL;
  g_autoptr(GInputStream) stream = soup_session_send (self->session, message, NULL, &error);
  g_autoptr(GDataInputStream) lines = NULL;
  sqlite3_stmt *stmt = prepare (self->db, UPSERT);
  char *line;
  gsize length;

  g_assert_no_error (error);
  lines = g_data_input_stream_new (stream);
  g_buffered_input_stream_set_buffer_size (G_BUFFERED_INPUT_STREAM (lines), 64 * 1024);
  exec (self->db, "BEGIN IMMEDIATE");
  while ((line = g_data_input_stream_read_line (lines, &length, NULL, NULL)) != NULL)
    {
      upsert (stmt, line, length);
      g_free (line);
    }
  exec (self->db, "COMMIT");
  sqlite3_finalize (stmt);
}

/* A laptop that has nothing gets all. */
gint64
bench_floor_load (BenchFloor *self)
{
  gint64 start;
  static const char *const leftovers[] = { "client.db", "client.db-wal", "client.db-shm" };

  g_clear_pointer (&self->db, sqlite3_close);
  for (guint i = 0; i < G_N_ELEMENTS (leftovers); i++)
    {
      g_autofree char *path = g_build_filename (self->folder, leftovers[i], NULL);

      g_remove (path);
    }

  start = bench_now ();
  self->db = open_db (self->folder, "client.db", "NORMAL");
  exec (self->db, DOCS "CREATE VIRTUAL TABLE words USING fts5 (title, body, content = '', prefix = '1 2 3');");
  fetch (self, "/docs");

  return bench_now () - start;
}

static void
index_doc (sqlite3_stmt *stmt, gint64 rid, const char *doc, gsize length)
{
  sqlite3_bind_int64 (stmt, 1, rid);
  bind_member (stmt, 2, doc, length, "\"summary\":\"");
  bind_member (stmt, 3, doc, length, "\"method\":\"");
  step (stmt);
}

/* The words of all, after the load. */
gint64
bench_floor_index (BenchFloor *self)
{
  gint64 start = bench_now ();
  sqlite3_stmt *rows = prepare (self->db, "SELECT rid, body FROM doc");
  sqlite3_stmt *words = prepare (self->db, "INSERT INTO words (rowid, title, body) VALUES (?1, ?2, ?3)");

  exec (self->db, "BEGIN IMMEDIATE");
  while (sqlite3_step (rows) == SQLITE_ROW)
    index_doc (words, sqlite3_column_int64 (rows, 0), (const char *) sqlite3_column_text (rows, 1),
               (gsize) sqlite3_column_bytes (rows, 1));
  exec (self->db, "COMMIT");
  sqlite3_finalize (rows);
  sqlite3_finalize (words);

  return bench_now () - start;
}

/* By rising numbers: FTS5 writes out what it has gathered as soon as a number is lower than the last. */
static void
reindex_newest (BenchFloor *self, guint n)
{
  sqlite3_stmt *rows = prepare (self->db, "SELECT rid, body FROM doc WHERE rid > (SELECT max(rid) FROM doc) - ?1 ORDER BY rid");
  sqlite3_stmt *forget = prepare (self->db, "INSERT INTO words (words, rowid, title, body) VALUES ('delete', ?1, ?2, ?3)");
  sqlite3_stmt *words = prepare (self->db, "INSERT INTO words (rowid, title, body) VALUES (?1, ?2, ?3)");

  sqlite3_bind_int64 (rows, 1, n);
  exec (self->db, "BEGIN IMMEDIATE");
  while (sqlite3_step (rows) == SQLITE_ROW)
    {
      gint64 rid = sqlite3_column_int64 (rows, 0);
      const char *doc = (const char *) sqlite3_column_text (rows, 1);
      gsize length = (gsize) sqlite3_column_bytes (rows, 1);

      index_doc (forget, rid, doc, length);
      index_doc (words, rid, doc, length);
    }
  exec (self->db, "COMMIT");
  sqlite3_finalize (rows);
  sqlite3_finalize (forget);
  sqlite3_finalize (words);
}

/* @n documents that changed, with their words. */
gint64
bench_floor_pull (BenchFloor *self, guint n)
{
  g_autofree char *path = g_strdup_printf ("/docs?n=%u", n);
  gint64 start = bench_now ();

  fetch (self, path);
  reindex_newest (self, n);

  return bench_now () - start;
}

/* @n documents saved, each on the disk before the next. */
gint64
bench_floor_save (BenchFloor *self, guint n)
{
  gint64 start = bench_now ();
  sqlite3_stmt *stmt;

  exec (self->db, "PRAGMA synchronous = FULL");
  stmt = prepare (self->db, UPSERT);
  for (guint i = 0; i < n; i++)
    {
      const char *doc = self->docs->pdata[i];

      exec (self->db, "BEGIN IMMEDIATE");
      upsert (stmt, doc, strlen (doc));
      exec (self->db, "COMMIT");
    }
  sqlite3_finalize (stmt);
  exec (self->db, "PRAGMA synchronous = NORMAL");

  return bench_now () - start;
}

/* @n documents sent in one piece and kept by the server. */
gint64
bench_floor_push (BenchFloor *self, guint n)
{
  g_autofree char *url = g_strconcat (self->url, "/push", NULL);
  g_autoptr(SoupMessage) message = soup_message_new ("POST", url);
  GString *lines = g_string_new (NULL);
  g_autoptr(GBytes) body = NULL;
  g_autoptr(GBytes) answer = NULL;
  g_autoptr(GError) error = NULL;
  gint64 start = bench_now ();

  for (guint i = 0; i < n; i++)
    g_string_append_printf (lines, "%s\n", (const char *) self->docs->pdata[i]);
  body = g_string_free_to_bytes (lines);
  soup_message_set_flags (message, SOUP_MESSAGE_IDEMPOTENT);   /* otherwise libsoup connects anew */
  soup_message_set_request_body_from_bytes (message, "application/x-ndjson", body);
  answer = soup_session_send_and_read (self->session, message, NULL, &error);
  g_assert_no_error (error);

  return bench_now () - start;
}
