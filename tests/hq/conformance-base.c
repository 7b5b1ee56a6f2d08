/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/conformance.h"

#include "hq/cbk-hq-sequencer.h"

CbkTestPostgres conformance_postgres;

void
conformance_open (Conformance *fixture, gboolean on_postgres)
{
  g_autofree char *schema = on_postgres ? cbk_test_postgres_new_schema (&conformance_postgres) : NULL;
  CbkHqSite site = { conformance_postgres.url, schema };
  g_autoptr(GError) error = NULL;

  cbk_test_env_init (&fixture->env, "2026-11-22T14:02:00Z");
  fixture->folder = cbk_test_make_folder ();
  fixture->on_postgres = on_postgres;
  fixture->storage = cbk_hq_storage_make (fixture->folder, on_postgres ? &site : NULL, &fixture->env.env, &error);
  g_assert_no_error (error);
}

CbkHqStorage *
conformance_open_another (Conformance *fixture, CbkHqMode mode)
{
  g_autoptr(GError) error = NULL;
  CbkHqStorage *storage = cbk_hq_storage_open (fixture->folder, &fixture->env.env, mode, &error);

  g_assert_no_error (error);

  return storage;
}

void
conformance_close (Conformance *fixture)
{
  g_clear_pointer (&fixture->storage, cbk_hq_storage_close);
  cbk_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

void
conformance_set_up (Conformance *fixture, gconstpointer on_postgres)
{
  conformance_open (fixture, on_postgres != NULL);
}

void
conformance_tear_down (Conformance *fixture, gconstpointer on_postgres)
{
  conformance_close (fixture);
}

gboolean
conformance_exec (Conformance *fixture, const char *sql)
{
  g_autoptr(GError) error = NULL;
  gboolean ok = cbk_hq_db_exec (fixture->storage->db, sql, &error);

  g_assert_no_error (error);

  return ok;
}

char *
conformance_query (CbkHqStorage *storage, const char *sql, guint n_columns)
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

gboolean
conformance_put_device (CbkHqStorage *storage, gpointer id, GError **error)
{
  CbkHqDevice device = { .name = (char *) "Pool 7", .incarnation = 1 };

  g_strlcpy (device.device, id, sizeof device.device);

  return cbk_hq_storage_put_device (storage, &device, error);
}

gboolean
conformance_has_device (CbkHqStorage *storage, const char *id)
{
  g_autoptr(CbkHqDevice) device = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (cbk_hq_storage_get_device (storage, id, FALSE, &device, &error));
  g_assert_no_error (error);

  return device != NULL;
}

/* A record's first or next version, in a scope; versions and mids follow from @n. */
void
conformance_put_version (CbkHqStorage *storage, const char *id, const char *scope_name, const char *txn, gint64 version, guint n)
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

gboolean
conformance_put_some (CbkHqStorage *storage, gpointer unused, GError **error)
{
  conformance_put_version (storage, CASE_A, CBK_HQ_SCOPE_FORCE, "", 1, 1);
  conformance_put_version (storage, CASE_B, CBK_HQ_SCOPE_FORCE, "", 1, 2);
  conformance_put_version (storage, CASE_A, "restricted:x", "", 2, 3);
  conformance_put_version (storage, CASE_A, CBK_HQ_SCOPE_FORCE, "", 3, 4);
  conformance_put_version (storage, CASE_B, "restricted:x", "", 2, 5);

  return conformance_put_device (storage, (gpointer) DEVICE_A, error);
}

gboolean
conformance_number_all (CbkHqStorage *storage, gpointer max, GError **error)
{
  guint done;

  do
    if (!cbk_hq_sequence (storage, GPOINTER_TO_UINT (max), &done, error))
      return FALSE;
  while (done > 0);

  return TRUE;
}

void
conformance_put_and_number (Conformance *fixture, guint max)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (cbk_hq_storage_transact (fixture->storage, conformance_put_some, NULL, &error));
  g_assert_true (cbk_hq_storage_transact (fixture->storage, conformance_number_all, GUINT_TO_POINTER (max), &error));
  g_assert_no_error (error);
}
