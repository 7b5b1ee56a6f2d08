/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/conformance.h"

#include "base/cbk-error.h"

#include <glib/gstdio.h>
#include <string.h>

/* What is asked of any database. */

static gboolean
put_device_and_fail (CbkHqStorage *storage, gpointer id, GError **error)
{
  if (conformance_put_device (storage, id, error))
    g_set_error_literal (error, CBK_ERROR, CBK_ERROR_STATE, "On second thoughts");

  return FALSE;
}

static void
test_what_failed_never_happened (Conformance *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (cbk_hq_storage_transact (fixture->storage, put_device_and_fail, (gpointer) DEVICE_A, &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_STATE);
  g_assert_false (conformance_has_device (fixture->storage, DEVICE_A));
}

static gboolean
put_inside (CbkHqStorage *storage, gpointer unused, GError **error)
{
  g_autoptr(GError) inner = NULL;

  g_assert_true (cbk_hq_storage_transact (storage, conformance_put_device, (gpointer) DEVICE_A, error));
  g_assert_false (cbk_hq_storage_transact (storage, put_device_and_fail, (gpointer) DEVICE_B, &inner));
  g_assert_error (inner, CBK_ERROR, CBK_ERROR_STATE);

  return TRUE;
}

static void
test_a_part_can_be_undone_alone (Conformance *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  cbk_hq_storage_transact (fixture->storage, put_inside, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (conformance_has_device (fixture->storage, DEVICE_A));
  g_assert_false (conformance_has_device (fixture->storage, DEVICE_B));
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

  if (!conformance_put_device (storage, (gpointer) DEVICE_A, error))
    return FALSE;

  g_assert_false (cbk_hq_storage_transact (storage, refused_by_the_database, NULL, &inner));
  g_assert_error (inner, CBK_ERROR, CBK_ERROR_CONFLICT);

  return conformance_put_device (storage, (gpointer) DEVICE_B, error);
}

static void
test_work_goes_on_after_a_part_that_the_database_refused (Conformance *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  cbk_hq_storage_transact (fixture->storage, go_on_after_a_refusal, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (conformance_has_device (fixture->storage, DEVICE_A));
  g_assert_true (conformance_has_device (fixture->storage, DEVICE_B));
}

static gboolean
go_on_as_if_nothing_were (CbkHqStorage *storage, gpointer unused, GError **error)
{
  if (!conformance_put_device (storage, (gpointer) DEVICE_A, error))
    return FALSE;

  refused_by_the_database (storage, NULL, NULL);
  conformance_put_device (storage, (gpointer) DEVICE_B, NULL);

  return storage->db->klass->inline_sequencer ? refused_by_the_database (storage, NULL, error) : TRUE;
}

/* However late the database says so. */
static void
test_nothing_is_kept_of_what_the_database_refused (Conformance *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (cbk_hq_storage_transact (fixture->storage, go_on_as_if_nothing_were, NULL, &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_CONFLICT);
  g_assert_false (conformance_has_device (fixture->storage, DEVICE_A));
  g_assert_false (conformance_has_device (fixture->storage, DEVICE_B));
}

static void
test_values_come_back_as_they_went_in (Conformance *fixture, gconstpointer unused)
{
  static const gint64 numbers[] = { 0, 1, -1, 127, 128, 255, 256, G_MAXINT32, G_MININT32, G_MAXINT64, G_MININT64 };
  g_autofree char *large = g_strnfill (3 * 1024 * 1024, 'x');
  const char *texts[] = { "", "a", "Ó Súilleabháin “quoted” 'single' \\ :name $1 @", large };
  g_autoptr(GError) error = NULL;

  conformance_exec (fixture, "CREATE TABLE thing (n INTEGER NOT NULL, i INTEGER, t TEXT, b BLOB) STRICT");
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
test_nothing_is_not_the_empty_thing (Conformance *fixture, gconstpointer unused)
{
  gsize length;
  g_auto(CbkHqStatement) put = { 0 };
  g_auto(CbkHqStatement) get = { 0 };

  conformance_exec (fixture, "CREATE TABLE thing (a TEXT, b BLOB, c TEXT, d BLOB, e INTEGER) STRICT");
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
test_statements_can_run_within_the_loop_of_another (Conformance *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *count = NULL;

  conformance_exec (fixture, "CREATE TABLE thing (n INTEGER NOT NULL) STRICT; CREATE TABLE other (n INTEGER NOT NULL) STRICT");
  conformance_exec (fixture, "INSERT INTO thing (n) WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 300) "
                 "SELECT n FROM c");
  cbk_hq_storage_transact (fixture->storage, write_while_reading, NULL, &error);
  g_assert_no_error (error);
  count = conformance_query (fixture->storage, "SELECT count(*), min(n), max(n) FROM other", 3);
  g_assert_cmpstr (count, ==, "300 1 300");
}

static void
test_rows_are_ordered_byte_by_byte (Conformance *fixture, gconstpointer unused)
{
  g_autofree char *order = NULL;

  conformance_exec (fixture, "CREATE TABLE thing (n INTEGER NOT NULL, t TEXT NOT NULL) STRICT");
  conformance_exec (fixture, "INSERT INTO thing (n, t) VALUES (1, 'b'), (2, 'B'), (3, 'a_'), (4, 'ab'), (5, 'ä')");
  order = conformance_query (fixture->storage, "SELECT t FROM thing ORDER BY t LIMIT 0", 1);
  g_assert_cmpstr (order, ==, "");
  g_free (g_steal_pointer (&order));
  order = conformance_query (fixture->storage, "SELECT n * 1 FROM thing WHERE t < 'a' ORDER BY t", 1);
  g_assert_cmpstr (order, ==, "2");
}

static void
test_a_folder_says_where_its_database_is (Conformance *fixture, gconstpointer unused)
{
  g_autofree char *conf = g_build_filename (fixture->folder, "casebook-hq.conf", NULL);
  CbkHqSite site = { conformance_postgres.url, "Robert; DROP" };
  g_autofree char *folder = cbk_test_make_folder ();
  g_autoptr(GError) error = NULL;
  GStatBuf about;

  g_assert_cmpint (g_stat (conf, &about), ==, 0);
  g_assert_cmpuint (about.st_mode & 0777, ==, 0600);
  g_assert_null (cbk_hq_storage_make (folder, &site, &fixture->env.env, &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_INVALID);
  cbk_test_remove_folder (folder);
}

void
conformance_add_database (void)
{
  CONFORMANCE_BOTH ("what-failed-never-happened", test_what_failed_never_happened);
  CONFORMANCE_BOTH ("a-part-can-be-undone-alone", test_a_part_can_be_undone_alone);
  CONFORMANCE_BOTH ("work-goes-on-after-a-part-that-the-database-refused", test_work_goes_on_after_a_part_that_the_database_refused);
  CONFORMANCE_BOTH ("nothing-is-kept-of-what-the-database-refused", test_nothing_is_kept_of_what_the_database_refused);
  CONFORMANCE_BOTH ("values-come-back-as-they-went-in", test_values_come_back_as_they_went_in);
  CONFORMANCE_BOTH ("nothing-is-not-the-empty-thing", test_nothing_is_not_the_empty_thing);
  CONFORMANCE_BOTH ("statements-can-run-within-the-loop-of-another", test_statements_can_run_within_the_loop_of_another);
  CONFORMANCE_BOTH ("rows-are-ordered-byte-by-byte", test_rows_are_ordered_byte_by_byte);
  CONFORMANCE_POSTGRES ("a-folder-says-where-its-database-is", test_a_folder_says_where_its_database_is);
}
