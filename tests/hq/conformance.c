/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "base/cbk-json.h"
#include "hq/cbk-hq-answer.h"
#include "hq/cbk-hq-leader.h"
#include "hq/cbk-hq-postings.h"
#include "hq/cbk-hq-secret.h"
#include "hq/cbk-hq-sequencer.h"
#include "hq/cbk-hq-storage.h"
#include "lib/cbk-test-postgres.h"
#include "lib/cbk-test.h"
#include "model/cbk-merge.h"

#include <glib/gstdio.h>
#include <string.h>

/* What headquarters asks of a database, asked of each: the same questions, the same answers. */

#define DEVICE_A "0198c0de-0000-7000-8000-00000000000a"
#define DEVICE_B "0198c0de-0000-7000-8000-00000000000b"
#define CASE_A "0198c0de-0000-7000-8000-0000000000c1"
#define CASE_B "0198c0de-0000-7000-8000-0000000000c2"

static CbkTestPostgres postgres;

typedef struct
{
  CbkTestEnv env;
  char *folder;
  gboolean on_postgres;
  CbkHqStorage *storage;
} Fixture;

static void
open_at (Fixture *fixture, gboolean on_postgres)
{
  g_autofree char *schema = on_postgres ? cbk_test_postgres_new_schema (&postgres) : NULL;
  CbkHqSite site = { postgres.url, schema };
  g_autoptr(GError) error = NULL;

  cbk_test_env_init (&fixture->env, "2026-11-22T14:02:00Z");
  fixture->folder = cbk_test_make_folder ();
  fixture->on_postgres = on_postgres;
  fixture->storage = cbk_hq_storage_make (fixture->folder, on_postgres ? &site : NULL, &fixture->env.env, &error);
  g_assert_no_error (error);
}

static CbkHqStorage *
open_another (Fixture *fixture, CbkHqMode mode)
{
  g_autoptr(GError) error = NULL;
  CbkHqStorage *storage = cbk_hq_storage_open (fixture->folder, &fixture->env.env, mode, &error);

  g_assert_no_error (error);

  return storage;
}

static void
close_at (Fixture *fixture)
{
  g_clear_pointer (&fixture->storage, cbk_hq_storage_close);
  cbk_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static void
fixture_set_up (Fixture *fixture, gconstpointer on_postgres)
{
  open_at (fixture, on_postgres != NULL);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer on_postgres)
{
  close_at (fixture);
}

static gboolean
exec (Fixture *fixture, const char *sql)
{
  g_autoptr(GError) error = NULL;
  gboolean ok = cbk_hq_db_exec (fixture->storage->db, sql, &error);

  g_assert_no_error (error);

  return ok;
}

static char *
query (CbkHqStorage *storage, const char *sql, guint n_columns)
{
  GString *text = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, storage->db, sql);
  while (cbk_hq_statement_step (&stmt))
    for (guint i = 0; i < n_columns; i++)
      {
        gsize length;
        const guint8 *bytes = cbk_hq_statement_get_blob (&stmt, i, &length);
        g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, cbk_hq_statement_get_int (&stmt, i));

        g_string_append_printf (text, i == 0 ? "%s" : " %s", bytes == NULL ? "null" : number);
      }
  cbk_hq_statement_finish (&stmt, &error);
  g_assert_no_error (error);

  return g_string_free (text, FALSE);
}

static gboolean
put_device (CbkHqStorage *storage, gpointer id, GError **error)
{
  CbkHqDevice device = { .name = (char *) "Pool 7", .incarnation = 1 };

  g_strlcpy (device.device, id, sizeof device.device);

  return cbk_hq_storage_put_device (storage, &device, error);
}

static gboolean
put_device_and_fail (CbkHqStorage *storage, gpointer id, GError **error)
{
  if (put_device (storage, id, error))
    g_set_error_literal (error, CBK_ERROR, CBK_ERROR_STATE, "On second thoughts");

  return FALSE;
}

static gboolean
has_device (CbkHqStorage *storage, const char *id)
{
  g_autoptr(CbkHqDevice) device = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (cbk_hq_storage_get_device (storage, id, FALSE, &device, &error));
  g_assert_no_error (error);

  return device != NULL;
}

static void
test_what_failed_never_happened (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (cbk_hq_storage_transact (fixture->storage, put_device_and_fail, (gpointer) DEVICE_A, &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_STATE);
  g_assert_false (has_device (fixture->storage, DEVICE_A));
}

static gboolean
put_inside (CbkHqStorage *storage, gpointer unused, GError **error)
{
  g_autoptr(GError) inner = NULL;

  g_assert_true (cbk_hq_storage_transact (storage, put_device, (gpointer) DEVICE_A, error));
  g_assert_false (cbk_hq_storage_transact (storage, put_device_and_fail, (gpointer) DEVICE_B, &inner));
  g_assert_error (inner, CBK_ERROR, CBK_ERROR_STATE);

  return TRUE;
}

static void
test_a_part_can_be_undone_alone (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  cbk_hq_storage_transact (fixture->storage, put_inside, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (has_device (fixture->storage, DEVICE_A));
  g_assert_false (has_device (fixture->storage, DEVICE_B));
}

static gboolean
refused_by_the_database (CbkHqStorage *storage, gpointer unused, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, storage->db, "UPDATE device SET name = :name");
  cbk_hq_statement_bind_text (&stmt, ":name", NULL);

  return cbk_hq_statement_finish (&stmt, error);
}

static gboolean
go_on_after_a_refusal (CbkHqStorage *storage, gpointer unused, GError **error)
{
  g_autoptr(GError) inner = NULL;

  if (!put_device (storage, (gpointer) DEVICE_A, error))
    return FALSE;

  g_assert_false (cbk_hq_storage_transact (storage, refused_by_the_database, NULL, &inner));
  g_assert_error (inner, CBK_ERROR, CBK_ERROR_CONFLICT);

  return put_device (storage, (gpointer) DEVICE_B, error);
}

static void
test_work_goes_on_after_a_part_that_the_database_refused (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  cbk_hq_storage_transact (fixture->storage, go_on_after_a_refusal, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (has_device (fixture->storage, DEVICE_A));
  g_assert_true (has_device (fixture->storage, DEVICE_B));
}

static gboolean
go_on_as_if_nothing_were (CbkHqStorage *storage, gpointer unused, GError **error)
{
  if (!put_device (storage, (gpointer) DEVICE_A, error))
    return FALSE;

  refused_by_the_database (storage, NULL, NULL);
  put_device (storage, (gpointer) DEVICE_B, NULL);

  return storage->db->klass->inline_sequencer ? refused_by_the_database (storage, NULL, error) : TRUE;
}

/* However late the database says so. */
static void
test_nothing_is_kept_of_what_the_database_refused (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (cbk_hq_storage_transact (fixture->storage, go_on_as_if_nothing_were, NULL, &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_CONFLICT);
  g_assert_false (has_device (fixture->storage, DEVICE_A));
  g_assert_false (has_device (fixture->storage, DEVICE_B));
}

static void
test_values_come_back_as_they_went_in (Fixture *fixture, gconstpointer unused)
{
  static const gint64 numbers[] = { 0, 1, -1, 127, 128, 255, 256, G_MAXINT32, G_MININT32, G_MAXINT64, G_MININT64 };
  g_autofree char *large = g_strnfill (3 * 1024 * 1024, 'x');
  const char *texts[] = { "", "a", "Ó Súilleabháin “quoted” 'single' \\ :name $1 @", large };
  g_autoptr(GError) error = NULL;

  exec (fixture, "CREATE TABLE thing (n INTEGER NOT NULL, i INTEGER, t TEXT, b BLOB) STRICT");
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      const char *text = texts[i % G_N_ELEMENTS (texts)];
      gsize length;
      g_auto(CbkHqStatement) put = { 0 };
      g_auto(CbkHqStatement) get = { 0 };

      cbk_hq_statement_init (&put, fixture->storage->db, "INSERT INTO thing (n, i, t, b) VALUES (:n, :i, :t, :b)");
      cbk_hq_statement_bind_int (&put, ":n", i);
      cbk_hq_statement_bind_int (&put, ":i", numbers[i]);
      cbk_hq_statement_bind_text (&put, ":t", text);
      cbk_hq_statement_bind_blob (&put, ":b", text, strlen (text) + 1);
      cbk_hq_statement_finish (&put, &error);
      g_assert_no_error (error);

      cbk_hq_statement_init (&get, fixture->storage->db, "SELECT i, t, b FROM thing WHERE n = :n");
      cbk_hq_statement_bind_int (&get, ":n", i);
      g_assert_true (cbk_hq_statement_step (&get));
      g_assert_cmpint (cbk_hq_statement_get_int (&get, 0), ==, numbers[i]);
      g_assert_cmpstr (cbk_hq_statement_get_text (&get, 1), ==, text);
      g_assert_cmpmem (cbk_hq_statement_get_blob (&get, 2, &length), strlen (text) + 1, text, strlen (text) + 1);
      g_assert_cmpuint (length, ==, strlen (text) + 1);
      g_assert_false (cbk_hq_statement_step (&get));
    }
}

static void
test_nothing_is_not_the_empty_thing (Fixture *fixture, gconstpointer unused)
{
  gsize length;
  g_auto(CbkHqStatement) put = { 0 };
  g_auto(CbkHqStatement) get = { 0 };

  exec (fixture, "CREATE TABLE thing (a TEXT, b BLOB, c TEXT, d BLOB, e INTEGER) STRICT");
  cbk_hq_statement_init (&put, fixture->storage->db, "INSERT INTO thing (a, b, c, d) VALUES (:a, :b, :c, :d)");
  cbk_hq_statement_bind_text (&put, ":a", NULL);
  cbk_hq_statement_bind_blob (&put, ":b", NULL, 0);
  cbk_hq_statement_bind_text (&put, ":c", "");
  cbk_hq_statement_bind_blob (&put, ":d", "", 0);
  g_assert_true (cbk_hq_statement_finish (&put, NULL));

  cbk_hq_statement_init (&get, fixture->storage->db, "SELECT a, b, c, d, e FROM thing");
  g_assert_true (cbk_hq_statement_step (&get));
  g_assert_true (cbk_hq_statement_is_null (&get, 0));
  g_assert_null (cbk_hq_statement_get_text (&get, 0));
  g_assert_null (cbk_hq_statement_get_blob (&get, 1, &length));
  g_assert_cmpstr (cbk_hq_statement_get_text (&get, 2), ==, "");
  g_assert_false (cbk_hq_statement_is_null (&get, 3));
  g_assert_true (cbk_hq_statement_is_null (&get, 4));
  g_assert_cmpint (cbk_hq_statement_get_int (&get, 4), ==, 0);
}

static gboolean
write_while_reading (CbkHqStorage *storage, gpointer unused, GError **error)
{
  guint n = 0;
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, storage->db, "SELECT n FROM thing ORDER BY n");
  while (cbk_hq_statement_step (&stmt))
    {
      gint64 found;
      g_auto(CbkHqStatement) put = { 0 };

      g_assert_cmpint (cbk_hq_statement_get_int (&stmt, 0), ==, ++n);
      cbk_hq_statement_init (&put, storage->db, "INSERT INTO other (n) VALUES (:n)");
      cbk_hq_statement_bind_int (&put, ":n", n);
      if (!cbk_hq_statement_finish (&put, error) || !cbk_hq_storage_find_scope (storage, CBK_HQ_SCOPE_FORCE, &found, error))
        return FALSE;
    }
  g_assert_cmpuint (n, ==, 300);

  return cbk_hq_statement_finish (&stmt, error);
}

static void
test_statements_can_run_within_the_loop_of_another (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *count = NULL;

  exec (fixture, "CREATE TABLE thing (n INTEGER NOT NULL) STRICT; CREATE TABLE other (n INTEGER NOT NULL) STRICT");
  exec (fixture, "INSERT INTO thing (n) WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 300) "
                 "SELECT n FROM c");
  cbk_hq_storage_transact (fixture->storage, write_while_reading, NULL, &error);
  g_assert_no_error (error);
  count = query (fixture->storage, "SELECT count(*), min(n), max(n) FROM other", 3);
  g_assert_cmpstr (count, ==, "300 1 300");
}

static void
test_rows_are_ordered_byte_by_byte (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *order = NULL;

  exec (fixture, "CREATE TABLE thing (n INTEGER NOT NULL, t TEXT NOT NULL) STRICT");
  exec (fixture, "INSERT INTO thing (n, t) VALUES (1, 'b'), (2, 'B'), (3, 'a_'), (4, 'ab'), (5, 'ä')");
  order = query (fixture->storage, "SELECT t FROM thing ORDER BY t LIMIT 0", 1);
  g_assert_cmpstr (order, ==, "");
  g_free (g_steal_pointer (&order));
  order = query (fixture->storage, "SELECT n * 1 FROM thing WHERE t < 'a' ORDER BY t", 1);
  g_assert_cmpstr (order, ==, "2");
}

/* A record's first or next version, in a scope; versions and mids follow from @n. */
static void
put_version (CbkHqStorage *storage, const char *id, const char *scope_name, const char *txn, gint64 version, guint n)
{
  char mid[CBK_ID_LENGTH + 1];
  g_autofree char *doc = g_strdup_printf ("{\"summary\":\"%u\"}", n);
  g_autoptr(GArray) scopes = g_array_new (FALSE, FALSE, sizeof (gint64));
  CbkHqRecord record = { .type = "case", .version = version, .schema = 1, .doc = doc, .fver = (char *) "{}", .scopes = scopes };
  CbkHqChange change = { mid, DEVICE_A, n, txn, doc };
  g_autoptr(JsonObject) object = json_object_new ();
  CbkHqMutation mutation = { .dseq = n, .payload = doc, .sent_by = (char *) "1001", .result = (char *) "{}", .object = object };
  g_autoptr(CbkHqRecord) before = NULL;
  g_autoptr(GError) error = NULL;
  gint64 scope;

  g_snprintf (mid, sizeof mid, "0198c0de-0000-7000-8000-%012x", 0x1000 + n);
  g_strlcpy (record.id, id, sizeof record.id);
  g_strlcpy (mutation.mid, mid, sizeof mutation.mid);
  g_strlcpy (mutation.device, DEVICE_A, sizeof mutation.device);
  g_assert_true (cbk_hq_storage_find_scope (storage, scope_name, &scope, &error));
  g_array_append_val (scopes, scope);
  g_assert_true (cbk_hq_storage_get_record (storage, "case", id, TRUE, &before, &error));
  g_assert_true (cbk_hq_storage_put_record (storage, before, &record, &change, &error));
  g_assert_true (cbk_hq_storage_put_mutation (storage, &mutation, &error));
  g_assert_no_error (error);
}

static gboolean
put_some (CbkHqStorage *storage, gpointer unused, GError **error)
{
  put_version (storage, CASE_A, CBK_HQ_SCOPE_FORCE, "", 1, 1);
  put_version (storage, CASE_B, CBK_HQ_SCOPE_FORCE, "", 1, 2);
  put_version (storage, CASE_A, "restricted:x", "", 2, 3);
  put_version (storage, CASE_A, CBK_HQ_SCOPE_FORCE, "", 3, 4);
  put_version (storage, CASE_B, "restricted:x", "", 2, 5);

  return put_device (storage, (gpointer) DEVICE_A, error);
}

static gboolean
number (CbkHqStorage *storage, gpointer max, GError **error)
{
  guint done;

  do
    if (!cbk_hq_sequence (storage, GPOINTER_TO_UINT (max), &done, error))
      return FALSE;
  while (done > 0);

  return TRUE;
}

static void
put_and_number (Fixture *fixture, guint max)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (cbk_hq_storage_transact (fixture->storage, put_some, NULL, &error));
  g_assert_true (cbk_hq_storage_transact (fixture->storage, number, GUINT_TO_POINTER (max), &error));
  g_assert_no_error (error);
}

static gboolean
note_row (const CbkHqFeedRow *row, gpointer text, gboolean *ret_more, GError **error)
{
  g_string_append_printf (text, "%" G_GINT64_FORMAT "%s%s ", row->seq, row->out ? "-" : "+",
                          row->record->id + CBK_ID_LENGTH - 2);

  return TRUE;
}

static char *
list_feed (CbkHqStorage *storage, const char *const *names, gint64 after, gint64 limit)
{
  g_autoptr(GArray) scopes = g_array_new (FALSE, FALSE, sizeof (gint64));
  GString *text = g_string_new (NULL);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    {
      gint64 scope;

      g_assert_true (cbk_hq_storage_find_scope (storage, names[i], &scope, &error));
      g_array_append_val (scopes, scope);
    }
  g_assert_true (cbk_hq_storage_read_feed (storage, scopes, after, limit, note_row, text, &error));
  g_assert_no_error (error);

  return g_string_free (text, FALSE);
}

static void
test_the_feed_has_each_record_once (Fixture *fixture, gconstpointer unused)
{
  static const char *const force[] = { CBK_HQ_SCOPE_FORCE, NULL }, *const both[] = { CBK_HQ_SCOPE_FORCE, "restricted:x", NULL };
  g_autofree char *all = NULL, *late = NULL, *mine = NULL, *heads = NULL;

  put_and_number (fixture, 1000);
  all = list_feed (fixture->storage, force, 0, 1);
  g_assert_cmpstr (all, ==, "4+c1 5-c2 ");
  late = list_feed (fixture->storage, force, 4, 100);
  g_assert_cmpstr (late, ==, "5-c2 ");
  mine = list_feed (fixture->storage, both, 0, 100);
  g_assert_cmpstr (mine, ==, "4+c1 4-c1 5+c2 5-c2 ");
  heads = query (fixture->storage, "SELECT n, last_seq FROM scope ORDER BY scope", 2);
  g_assert_cmpstr (heads, ==, "1 50 01 5");
}

/* What a batch is does not matter. */
static void
test_numbers_are_the_same_however_many_are_given_at_once (Fixture *fixture, gconstpointer on_postgres)
{
  g_autofree char *expected = NULL;

  for (guint max = 1; max <= 6; max++)
    {
      Fixture again = { 0 };
      g_autofree char *found = NULL;

      open_at (&again, on_postgres != NULL);
      put_and_number (&again, max);
      found = query (again.storage, "SELECT seq, ver FROM change ORDER BY seq", 2);
      g_assert_cmpstr (found, ==, "1 12 13 24 35 2");
      g_free (found);
      found = query (again.storage, "SELECT op, seq, ver FROM feed ORDER BY scope, seq", 3);
      if (expected != NULL)
        g_assert_cmpstr (found, ==, expected);
      else
        expected = g_strdup (found);
      close_at (&again);
    }
}

static gboolean
put_an_action_around_others (CbkHqStorage *storage, gpointer unused, GError **error)
{
  put_version (storage, CASE_A, CBK_HQ_SCOPE_FORCE, DEVICE_B, 1, 1);
  put_version (storage, CASE_B, CBK_HQ_SCOPE_FORCE, "", 1, 2);
  put_version (storage, CASE_A, CBK_HQ_SCOPE_FORCE, DEVICE_B, 2, 3);

  return number (storage, GUINT_TO_POINTER (1), error);
}

static void
test_what_one_action_did_is_numbered_together (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *order = NULL;

  g_assert_true (cbk_hq_storage_transact (fixture->storage, put_an_action_around_others, NULL, &error));
  order = query (fixture->storage, "SELECT ver, cid - (SELECT min(cid) FROM change) FROM change ORDER BY seq", 2);
  g_assert_cmpstr (order, ==, "1 02 21 1");
}

static gboolean
read_settled (CbkHqStorage *storage, gpointer dseq, GError **error)
{
  return cbk_hq_storage_get_settled (storage, DEVICE_A, dseq, error);
}

static void
test_a_change_is_settled_when_it_has_its_number (Fixture *fixture, gconstpointer on_postgres)
{
  gint64 settled = -1, lag = -2;
  g_autoptr(GError) error = NULL;

  g_assert_true (cbk_hq_storage_transact (fixture->storage, put_some, NULL, &error));
  exec (fixture, "UPDATE device SET last_dseq = 5");
  cbk_test_env_advance (&fixture->env, 1500);
  g_assert_true (cbk_hq_storage_read (fixture->storage, read_settled, &settled, &error));
  g_assert_true (cbk_hq_storage_get_lag (fixture->storage, &lag, &error));
  g_assert_cmpint (settled, ==, on_postgres != NULL ? 0 : 5);
  g_assert_cmpint (lag, ==, on_postgres != NULL ? 1500 : -1);

  g_assert_true (cbk_hq_storage_transact (fixture->storage, number, GUINT_TO_POINTER (2), &error));
  g_assert_true (cbk_hq_storage_read (fixture->storage, read_settled, &settled, &error));
  g_assert_cmpint (settled, ==, 5);
}

static void
test_people_and_sessions_come_back (Fixture *fixture, gconstpointer unused)
{
  guint8 token[CBK_HASH_BYTES] = { 7 };
  CbkHqUser user = { .number = (char *) "1001", .name = (char *) "Mistry", .roles = (char *) "investigator",
                     .password = (char *) "x", .officer = CASE_A, .failures = 3, .locked_until = 9 };
  g_autoptr(CbkHqUser) found = NULL;
  CbkHqSession session = { .number = (char *) "1001", .device = DEVICE_A, .certificate = { 3 } };
  CbkHqStorage *storage = fixture->storage;
  g_autoptr(CbkHqSession) signed_in = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (put_device (storage, (gpointer) DEVICE_A, &error));
  g_assert_true (cbk_hq_storage_put_user (storage, &user, &error));
  g_assert_true (cbk_hq_storage_get_user (storage, "1001", FALSE, &found, &error));
  g_assert_cmpstr (found->name, ==, "Mistry");
  g_assert_cmpstr (found->officer, ==, CASE_A);
  g_assert_cmpint (found->failures, ==, 3);
  g_assert_cmpint (found->locked_until, ==, 9);

  g_assert_true (cbk_hq_storage_put_session (storage, token, &session, fixture->env.now + 10, &error));
  g_assert_true (cbk_hq_storage_get_session (storage, token, &signed_in, &error));
  g_assert_cmpstr (signed_in->number, ==, "1001");
  g_assert_cmpstr (signed_in->device, ==, DEVICE_A);
  g_assert_cmpmem (signed_in->certificate, CBK_HASH_BYTES, session.certificate, CBK_HASH_BYTES);
  g_clear_pointer (&signed_in, cbk_hq_session_free);
  cbk_test_env_advance (&fixture->env, 10);
  g_assert_true (cbk_hq_storage_get_session (storage, token, &signed_in, &error));
  g_assert_null (signed_in);
}

/* Two programs beside each other on one headquarters. */
static void
test_a_block_is_seen_by_every_program_at_once (Fixture *fixture, gconstpointer unused)
{
  guint8 token[CBK_HASH_BYTES] = { 7 };
  CbkHqUser user = { .number = (char *) "1001", .name = (char *) "Mistry", .roles = (char *) "investigator",
                     .password = (char *) "x", .officer = CASE_A };
  CbkHqSession session = { .number = (char *) "1001", .device = DEVICE_A };
  g_autoptr(CbkHqStorage) other = open_another (fixture, CBK_HQ_DB_READ);
  g_autoptr(CbkHqSession) seen = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (put_device (fixture->storage, (gpointer) DEVICE_A, &error));
  g_assert_true (cbk_hq_storage_put_user (fixture->storage, &user, &error));
  g_assert_true (cbk_hq_storage_put_session (fixture->storage, token, &session, G_MAXINT64, &error));
  g_assert_true (cbk_hq_storage_get_session (other, token, &seen, &error));
  g_assert_nonnull (seen);
  g_assert_false (seen->blocked);
  g_clear_pointer (&seen, cbk_hq_session_free);

  user.blocked = TRUE;
  g_assert_true (cbk_hq_storage_put_user (fixture->storage, &user, &error));
  g_assert_true (cbk_hq_storage_get_session (other, token, &seen, &error));
  g_assert_true (seen->blocked);
}

#define N_COUNTERS 4
#define N_COUNTS 25

static gboolean
count_up (CbkHqStorage *storage, gpointer unused, GError **error)
{
  g_autoptr(CbkHqDevice) device = NULL;

  if (!cbk_hq_storage_get_device (storage, DEVICE_A, TRUE, &device, error))
    return FALSE;

  device->last_dseq++;

  return cbk_hq_storage_put_device (storage, device, error);
}

static gpointer
run_counter (gpointer data)
{
  g_autoptr(CbkHqStorage) storage = open_another (data, CBK_HQ_DB_WRITE);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < N_COUNTS; i++)
    {
      cbk_hq_storage_transact (storage, count_up, NULL, &error);
      g_assert_no_error (error);
    }

  return NULL;
}

static void
test_a_locked_row_is_changed_by_one_at_a_time (Fixture *fixture, gconstpointer unused)
{
  GThread *threads[N_COUNTERS];
  g_autoptr(CbkHqDevice) device = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (put_device (fixture->storage, (gpointer) DEVICE_A, &error));
  for (guint i = 0; i < N_COUNTERS; i++)
    threads[i] = g_thread_new ("counter", run_counter, fixture);
  for (guint i = 0; i < N_COUNTERS; i++)
    g_thread_join (threads[i]);

  g_assert_true (cbk_hq_storage_get_device (fixture->storage, DEVICE_A, FALSE, &device, &error));
  g_assert_cmpint (device->last_dseq, ==, N_COUNTERS * N_COUNTS);
}

typedef struct
{
  Fixture *fixture;
  const char *first, *second;
  GMutex *mutex;
  GCond *cond;
  guint *n_there;
  guint n_runs;
} Crossing;

/* Both have their first row before either asks for its second, where the database lets two write at a time. */
static gboolean
cross (CbkHqStorage *storage, gpointer data, GError **error)
{
  Crossing *crossing = data;
  g_autoptr(CbkHqDevice) first = NULL;
  g_autoptr(CbkHqDevice) second = NULL;

  if (!cbk_hq_storage_get_device (storage, crossing->first, TRUE, &first, error))
    return FALSE;

  g_mutex_lock (crossing->mutex);
  (*crossing->n_there)++;
  g_cond_broadcast (crossing->cond);
  while (*crossing->n_there < 2 && !storage->db->klass->inline_sequencer)
    g_cond_wait (crossing->cond, crossing->mutex);
  g_mutex_unlock (crossing->mutex);

  crossing->n_runs++;
  if (!cbk_hq_storage_get_device (storage, crossing->second, TRUE, &second, error))
    return FALSE;

  second->last_dseq++;

  return cbk_hq_storage_put_device (storage, second, error);
}

static gpointer
run_crossing (gpointer data)
{
  Crossing *crossing = data;
  g_autoptr(CbkHqStorage) storage = open_another (crossing->fixture, CBK_HQ_DB_WRITE);
  g_autoptr(GError) error = NULL;

  cbk_hq_storage_transact (storage, cross, crossing, &error);
  g_assert_no_error (error);

  return NULL;
}

static void
test_two_that_wait_for_each_other_both_get_through (Fixture *fixture, gconstpointer on_postgres)
{
  GMutex mutex;
  GCond cond;
  guint n_there = 0;
  Crossing one = { fixture, DEVICE_A, DEVICE_B, &mutex, &cond, &n_there, 0 };
  Crossing other = { fixture, DEVICE_B, DEVICE_A, &mutex, &cond, &n_there, 0 };
  GThread *thread;
  g_autofree char *sum = NULL;

  g_mutex_init (&mutex);
  g_cond_init (&cond);
  g_assert_true (put_device (fixture->storage, (gpointer) DEVICE_A, NULL));
  g_assert_true (put_device (fixture->storage, (gpointer) DEVICE_B, NULL));
  thread = g_thread_new ("crossing", run_crossing, &other);
  run_crossing (&one);
  g_thread_join (thread);
  sum = query (fixture->storage, "SELECT min(last_dseq), max(last_dseq) FROM device", 2);
  g_assert_cmpstr (sum, ==, "1 1");
  g_assert_cmpuint (one.n_runs + other.n_runs, >=, on_postgres != NULL ? 3 : 2);
  g_mutex_clear (&mutex);
  g_cond_clear (&cond);
}

/* A trace of pushes, the same bytes for both. */

#define N_LAPTOPS 4
#define N_CASES 6
#define N_PUSHES 60

typedef struct
{
  char id[CBK_ID_LENGTH + 1];
  gint64 dseq;
  guint8 hash[CBK_HASH_BYTES];
} Laptop;

typedef struct
{
  CbkTestEnv env;
  Laptop laptops[N_LAPTOPS];
} Trace;

static guint
draw (Trace *self, guint n)
{
  guint8 byte;

  cbk_env_random (&self->env.env, &byte, 1);

  return byte % n;
}

static void
append_line (Trace *self, Laptop *laptop, const char *txn, GString *lines)
{
  static const char *const fields[] = { "summary", "method", "restricted_to" };
  const char *field = fields[draw (self, 8) == 0 ? 2 : draw (self, 2)];
  g_autofree char *id = g_strdup_printf ("0198c0de-0000-7000-8000-0000000000c%u", draw (self, N_CASES));
  gboolean creates = draw (self, 3) == 0;
  char mid[CBK_ID_LENGTH + 1];
  g_autofree char *draft = NULL, *prev = NULL, *hash = NULL, *what = NULL;
  g_autoptr(GString) payload = g_string_new (NULL);
  g_autoptr(JsonNode) node = NULL;

  cbk_id_init (mid, &self->env.env);
  what = creates ? g_strdup_printf ("'base':0,'op':'create','doc':{'summary':'Number %u'}", draw (self, 9))
                 : g_strdup_printf ("'base':%u,'op':'patch','set':{'%s':[null,'%s']}", draw (self, 4), field,
                                    field == fields[2] ? DEVICE_A : "A window");
  draft = g_strdup_printf ("{'actor':'" DEVICE_B "','at':'2026-11-22T14:02:00.000Z','device':'%s','dseq':%" G_GINT64_FORMAT
                           ",'mid':'%s','schema':1,'type':'case','id':'%s',%s%s}", laptop->id, laptop->dseq + 1, mid, id,
                           what, txn);
  g_strdelimit (draft, "'", '"');
  node = cbk_json_parse (draft, -1, NULL);
  g_assert_nonnull (node);
  cbk_json_append_node (payload, node, NULL);

  prev = cbk_hash_print (laptop->hash);
  cbk_hash_bytes (laptop->hash, payload->str, payload->len, laptop->hash);
  hash = cbk_hash_print (laptop->hash);
  laptop->dseq++;
  g_string_append_printf (lines, "{\"hash\":\"%s\",\"prev\":\"%s\",%s\n", hash, prev, payload->str + 1);
}

static char *
next_push (Trace *self, Laptop *laptop)
{
  GString *lines = g_string_new (NULL);
  guint n = 1 + draw (self, 6);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *txn = NULL;
      char id[CBK_ID_LENGTH + 1];

      if (draw (self, 4) == 0)
        {
          cbk_id_init (id, &self->env.env);
          txn = g_strdup_printf (",'txn':['%s',2,0]", id);
          append_line (self, laptop, txn, lines);
          *strrchr (txn, '0') = '1';
        }
      append_line (self, laptop, txn != NULL ? txn : "", lines);
    }

  return g_string_free (lines, FALSE);
}

static void
play_trace (CbkHqStorage *storage, guint64 seed, GString *answers)
{
  Trace trace = { 0 };
  CbkHqUser user = { .number = (char *) "1001", .name = (char *) "Mistry", .roles = (char *) "investigator",
                     .password = (char *) "x", .officer = DEVICE_B };
  const CbkHqPosting posting = { .officer = DEVICE_B, .roles = "investigator", .until_at = G_MAXINT64, .reason = "added" };

  cbk_test_env_init (&trace.env, "2026-11-22T14:02:00Z");
  trace.env.seed = 1000 + seed;
  g_assert_true (cbk_hq_storage_put_user (storage, &user, NULL));
  g_assert_true (cbk_hq_put_posting (storage, &posting, NULL));
  for (guint i = 0; i < N_LAPTOPS; i++)
    {
      cbk_id_init (trace.laptops[i].id, &trace.env.env);
      g_assert_true (put_device (storage, trace.laptops[i].id, NULL));
    }

  for (guint i = 0; i < N_PUSHES; i++)
    {
      Laptop *laptop = &trace.laptops[draw (&trace, N_LAPTOPS)];
      g_autofree char *lines = next_push (&trace, laptop);
      CbkHqRequest request = { .storage = storage, .body = lines, .length = strlen (lines), .number = "1001",
                               .device = laptop->id };
      g_auto(CbkHqAnswer) answer = { 0 };

      cbk_hq_answer_init (&answer);
      cbk_hq_push (&request, &answer);
      g_assert_cmpuint (answer.status, ==, 200);
      g_string_append (answers, answer.body->str);
      if (draw (&trace, 5) == 0)
        g_assert_true (cbk_hq_storage_transact (storage, number, GUINT_TO_POINTER (7), NULL));
    }
  g_assert_true (cbk_hq_storage_transact (storage, number, GUINT_TO_POINTER (1000), NULL));
}

static void
append_rows (GString *text, CbkHqStorage *storage, const char *sql, guint n_columns)
{
  g_autoptr(GError) error = NULL;
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, storage->db, sql);
  while (cbk_hq_statement_step (&stmt))
    for (guint i = 0; i < n_columns; i++)
      {
        gsize length;
        const guint8 *bytes = cbk_hq_statement_get_blob (&stmt, i, &length);

        for (gsize k = 0; k < length; k++)
          g_string_append_printf (text, g_ascii_isprint (bytes[k]) ? "%c" : "\\%02x", bytes[k]);
        g_string_append_c (text, i + 1 < n_columns ? ' ' : '\n');
      }
  cbk_hq_statement_finish (&stmt, &error);
  g_assert_no_error (error);
}

/* By their names: which number a scope got is nobody's business, and where something was undone one is left out. */
static void
append_places (GString *text, CbkHqStorage *storage, const char *sql)
{
  g_autoptr(GHashTable) names = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr(GError) error = NULL;
  g_auto(CbkHqStatement) name = { 0 };
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&name, storage->db, "SELECT scope, name FROM scope");
  while (cbk_hq_statement_step (&name))
    g_hash_table_insert (names, GINT_TO_POINTER (cbk_hq_statement_get_int (&name, 0)),
                         g_strdup (cbk_hq_statement_get_text (&name, 1)));

  cbk_hq_statement_init (&stmt, storage->db, sql);
  while (cbk_hq_statement_step (&stmt))
    {
      g_autoptr(GArray) scopes = cbk_hq_scopes_parse (cbk_hq_statement_get_text (&stmt, 0));

      for (guint i = 0; i < scopes->len; i++)
        g_string_append_printf (text, "%s ",
                                (char *) g_hash_table_lookup (names, GINT_TO_POINTER (g_array_index (scopes, gint64, i))));
      g_string_append_c (text, '\n');
    }
  cbk_hq_statement_finish (&stmt, &error);
  g_assert_no_error (error);
}

static char *
dump_trace (guint64 seed, gboolean on_postgres)
{
  Fixture fixture = { 0 };
  GString *text = g_string_new (NULL);
  CbkHqReport report;
  g_autofree char *numbers = NULL;

  open_at (&fixture, on_postgres);
  g_string_append_printf (text, "%s\n", fixture.storage->epoch);
  play_trace (fixture.storage, seed, text);
  append_rows (text, fixture.storage, "SELECT type, id, doc, fver FROM record ORDER BY type, id", 4);
  append_places (text, fixture.storage, "SELECT scopes FROM record ORDER BY type, id");
  append_rows (text, fixture.storage, "SELECT f.type, f.id, f.txn, s.name FROM feed f JOIN scope s ON s.scope = f.scope "
               "ORDER BY f.scope, f.seq", 4);
  append_rows (text, fixture.storage, "SELECT type, id, mid, txn, chain FROM change ORDER BY seq", 5);
  append_places (text, fixture.storage, "SELECT scopes_add FROM change ORDER BY seq");
  append_places (text, fixture.storage, "SELECT scopes_del FROM change ORDER BY seq");
  append_rows (text, fixture.storage, "SELECT type, id, to_type, to_id FROM mention ORDER BY type, id, to_type, to_id", 4);
  append_rows (text, fixture.storage, "SELECT type, id, root_type, root_id FROM home ORDER BY type, id, root_type, root_id", 4);
  append_places (text, fixture.storage, "SELECT scopes FROM root ORDER BY type, id");
  append_rows (text, fixture.storage, "SELECT mid, device, hash, payload, result FROM mutation ORDER BY device, dseq", 5);
  append_rows (text, fixture.storage, "SELECT cid, type, id, kind, device FROM conflict ORDER BY cid", 5);
  append_rows (text, fixture.storage, "SELECT name, digest FROM scope ORDER BY name", 2);
  numbers = query (fixture.storage, "SELECT seq, ver, op FROM feed ORDER BY scope, seq", 3);
  g_string_append (text, numbers);

  g_assert_true (cbk_hq_storage_verify (fixture.storage, &report, NULL));
  g_assert_null (report.problem);
  g_assert_cmpint (report.n_mutations, >, N_PUSHES);
  g_assert_cmpint (report.n_changes, >, N_CASES);
  g_assert_cmpint (report.n_conflicts + report.n_quarantined, >, 0);
  close_at (&fixture);

  return g_string_free (text, FALSE);
}

static void
test_the_same_pushes_leave_the_same_things (void)
{
  for (guint64 seed = 1; seed <= 5; seed++)
    {
      g_autofree char *file = dump_trace (seed, FALSE), *database = dump_trace (seed, TRUE);

      g_auto(GStrv) lines = g_strsplit (file, "\n", -1), others = g_strsplit (database, "\n", -1);

      g_assert_cmpuint (g_strv_length (lines), >, 200);
      for (guint i = 0; lines[i] != NULL; i++)
        g_assert_cmpstr (lines[i], ==, others[i]);
    }
}

/* What only the database has that several programs write to. */

static void
end_other_connections (CbkHqStorage *storage)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, storage->db,
                         "SELECT count (pg_terminate_backend (pid, 5000)) FROM pg_stat_activity "
                         "WHERE application_name = 'casebook-hq' AND pid <> pg_backend_pid ()");
  g_assert_true (cbk_hq_statement_step (&stmt));
  g_assert_cmpint (cbk_hq_statement_get_int (&stmt, 0), >, 0);
}

typedef struct
{
  Fixture *fixture;
  guint n_runs;
} Interruption;

static gboolean
be_interrupted (CbkHqStorage *storage, gpointer data, GError **error)
{
  Interruption *self = data;
  g_autoptr(CbkHqStorage) other = NULL;

  if (!put_device (storage, (gpointer) DEVICE_A, error))
    return FALSE;

  if (self->n_runs++ == 0)
    {
      gint64 head;

      g_assert_true (cbk_hq_storage_get_head (storage, &head, error));
      other = open_another (self->fixture, CBK_HQ_DB_READ);
      end_other_connections (other);
    }

  return put_device (storage, (gpointer) DEVICE_B, error);
}

static void
test_a_lost_database_is_called_again (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkHqStorage) other = open_another (fixture, CBK_HQ_DB_READ);
  Interruption interruption = { fixture, 0 };
  g_autoptr(GError) error = NULL;

  end_other_connections (other);
  g_assert_false (has_device (fixture->storage, DEVICE_A));

  cbk_hq_storage_transact (fixture->storage, be_interrupted, &interruption, &error);
  if (interruption.n_runs == 1)
    {
      /* It was told only when it asked whether all is kept: nobody can say, so nobody does it again. */
      g_assert_error (error, CBK_ERROR, CBK_ERROR_BUSY);
      g_assert_false (has_device (fixture->storage, DEVICE_A));
      return;
    }

  g_assert_no_error (error);
  g_assert_true (has_device (fixture->storage, DEVICE_A));
  g_assert_true (has_device (fixture->storage, DEVICE_B));
}

static void
test_one_leads_and_the_others_stand_by (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkHqStorage) other = open_another (fixture, CBK_HQ_DB_WRITE);
  g_autoptr(GError) error = NULL;
  gint64 first, second;
  guint done;

  g_assert_true (cbk_hq_storage_transact (fixture->storage, put_some, NULL, &error));
  g_assert_true (cbk_hq_lead_begin (fixture->storage, FALSE, &first, &error));
  g_assert_cmpint (first, ==, 1);
  g_assert_true (cbk_hq_lead_begin (other, FALSE, &second, &error));
  g_assert_cmpint (second, ==, 0);
  g_assert_true (cbk_hq_lead_batch (fixture->storage, first, &done, &error));
  g_assert_cmpuint (done, ==, 5);

  g_clear_pointer (&fixture->storage, cbk_hq_storage_close);
  while (second == 0)
    g_assert_true (cbk_hq_lead_begin (other, FALSE, &second, &error));
  g_assert_cmpint (second, ==, 2);
}

/* It was asleep, or cut off, and does not know yet that another was elected. */
static void
test_an_old_leader_writes_nothing (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(CbkHqStorage) other = open_another (fixture, CBK_HQ_DB_WRITE);
  g_autofree char *numbered = NULL;
  g_autoptr(GError) error = NULL;
  gint64 first, second = 0;
  guint done;

  g_assert_true (cbk_hq_storage_transact (fixture->storage, put_some, NULL, &error));
  g_assert_true (cbk_hq_lead_begin (fixture->storage, FALSE, &first, &error));
  while (second == 0)
    g_assert_true (cbk_hq_lead_begin (other, TRUE, &second, &error));
  g_assert_cmpint (second, ==, first + 1);

  g_assert_false (cbk_hq_lead_batch (fixture->storage, first, &done, &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_STATE);
  numbered = query (other, "SELECT count(seq) FROM change", 1);
  g_assert_cmpstr (numbered, ==, "0");
  g_clear_error (&error);
  g_assert_true (cbk_hq_lead_batch (other, second, &done, &error));
  g_assert_cmpuint (done, ==, 5);
}

static void
test_a_folder_says_where_its_database_is (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *conf = g_build_filename (fixture->folder, "casebook-hq.conf", NULL);
  CbkHqSite site = { postgres.url, "Robert; DROP" };
  g_autofree char *folder = cbk_test_make_folder ();
  g_autoptr(GError) error = NULL;
  GStatBuf about;

  g_assert_cmpint (g_stat (conf, &about), ==, 0);
  g_assert_cmpuint (about.st_mode & 0777, ==, 0600);
  g_assert_null (cbk_hq_storage_make (folder, &site, &fixture->env.env, &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_INVALID);
  cbk_test_remove_folder (folder);
}

#define BOTH(name, func)                                                                                               \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    g_test_add ("/conformance/sqlite/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down);                  \
    POSTGRES (name, func);                                                                                             \
  }                                                                                                                    \
  G_STMT_END

#define POSTGRES(name, func)                                                                                           \
  if (postgres.process != NULL)                                                                                        \
    g_test_add ("/conformance/postgresql/" name, Fixture, "postgresql", fixture_set_up, func, fixture_tear_down)

static void
add_tests (void)
{
  BOTH ("what-failed-never-happened", test_what_failed_never_happened);
  BOTH ("a-part-can-be-undone-alone", test_a_part_can_be_undone_alone);
  BOTH ("work-goes-on-after-a-part-that-the-database-refused", test_work_goes_on_after_a_part_that_the_database_refused);
  BOTH ("nothing-is-kept-of-what-the-database-refused", test_nothing_is_kept_of_what_the_database_refused);
  BOTH ("values-come-back-as-they-went-in", test_values_come_back_as_they_went_in);
  BOTH ("nothing-is-not-the-empty-thing", test_nothing_is_not_the_empty_thing);
  BOTH ("statements-can-run-within-the-loop-of-another", test_statements_can_run_within_the_loop_of_another);
  BOTH ("rows-are-ordered-byte-by-byte", test_rows_are_ordered_byte_by_byte);
  BOTH ("the-feed-has-each-record-once", test_the_feed_has_each_record_once);
  BOTH ("numbers-are-the-same-however-many-are-given-at-once", test_numbers_are_the_same_however_many_are_given_at_once);
  BOTH ("what-one-action-did-is-numbered-together", test_what_one_action_did_is_numbered_together);
  BOTH ("a-change-is-settled-when-it-has-its-number", test_a_change_is_settled_when_it_has_its_number);
  BOTH ("people-and-sessions-come-back", test_people_and_sessions_come_back);
  BOTH ("a-block-is-seen-by-every-program-at-once", test_a_block_is_seen_by_every_program_at_once);
  BOTH ("a-locked-row-is-changed-by-one-at-a-time", test_a_locked_row_is_changed_by_one_at_a_time);
  BOTH ("two-that-wait-for-each-other-both-get-through", test_two_that_wait_for_each_other_both_get_through);
  POSTGRES ("a-lost-database-is-called-again", test_a_lost_database_is_called_again);
  POSTGRES ("one-leads-and-the-others-stand-by", test_one_leads_and_the_others_stand_by);
  POSTGRES ("an-old-leader-writes-nothing", test_an_old_leader_writes_nothing);
  POSTGRES ("a-folder-says-where-its-database-is", test_a_folder_says_where_its_database_is);
  if (postgres.process == NULL)
    g_test_message ("This machine has no PostgreSQL: only the file was asked");
  else
    g_test_add_func ("/conformance/the-same-pushes-leave-the-same-things", test_the_same_pushes_leave_the_same_things);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_assert_true (cbk_hq_secret_init (NULL));
  cbk_test_postgres_make (&postgres, "fsync=off deadlock_timeout=50ms");
  add_tests ();
  status = g_test_run ();
  cbk_test_postgres_free (&postgres);

  return status;
}
