/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-checking.h"

#include "domain/cbk-uk-time.h"
#include "store/cbk-query.h"

#include <glib/gstdio.h>

typedef struct
{
  CbkProgressFunc progress;
  gpointer data;
  CbkCheckReport *report;
} CbkVerifying;

static gboolean
verify (CbkSession *session, gpointer data, GError **error)
{
  CbkVerifying *verifying = data;

  return cbk_check_store (session, verifying->progress, verifying->data, verifying->report, error);
}

/**
 * cbk_workspace_verify:
 * @self: a workspace
 * @progress: (nullable): told how far it is, on the writer thread
 * @data: for @progress
 * @cancellable: (nullable): stops it
 * @report: (out): what was found; cbk_check_report_clear() afterwards
 * @error: any store error; what is wrong with the store is no error but in the report
 *
 * Waits. Looks over both files, both chains, every index and every attachment.
 *
 * Returns: whether it could be looked over
 */
gboolean
cbk_workspace_verify (CbkWorkspace *self,
                      CbkProgressFunc progress,
                      gpointer data,
                      GCancellable *cancellable,
                      CbkCheckReport *report,
                      GError **error)
{
  CbkVerifying verifying = { progress, data, report };

  g_return_val_if_fail (CBK_IS_WORKSPACE (self), FALSE);

  return cbk_store_write (cbk_workspace_get_store (self), verify, &verifying, cancellable, error);
}

typedef struct
{
  CbkWorkspace *self;
  GString *text;
} CbkDoctor;

static gboolean
append_int (CbkDoctor *doctor, CbkConnection *connection, const char *label, const char *sql, GError **error)
{
  gint64 value;

  if (!cbk_connection_query_int (connection, sql, &value, error))
    return FALSE;

  g_string_append_printf (doctor->text, "%-34s %" G_GINT64_FORMAT "\n", label, value);

  return TRUE;
}

static void
append_size (CbkDoctor *doctor, const char *name)
{
  g_autofree char *path = g_build_filename (cbk_store_get_folder (cbk_workspace_get_store (doctor->self)), name, NULL);
  GStatBuf buf;

  if (g_stat (path, &buf) == 0)
    g_string_append_printf (doctor->text, "%-34s %" G_GINT64_FORMAT "\n", name, (gint64) buf.st_size);
}

static gboolean
append_counts (CbkDoctor *doctor, CbkSession *session, GError **error)
{
  for (guint i = 0; i < cbk_registry_get_n (); i++)
    {
      CbkRecordClass *klass = cbk_registry_nth (i);
      g_autoptr(CbkQuery) query = cbk_query_new (klass);
      gint64 count;

      if (!cbk_query_count (query, session, &count, error))
        return FALSE;
      if (count > 0)
        g_string_append_printf (doctor->text, "  %-32s %" G_GINT64_FORMAT "\n", klass->entity->name, count);
    }

  return TRUE;
}

static gboolean
examine (CbkSession *session, gpointer data, GError **error)
{
  CbkDoctor *doctor = data;
  CbkConnection *cache = cbk_session_get_cache (session);
  CbkConnection *outbox = cbk_outbox_get_connection (cbk_session_get_outbox (session));

  g_string_append (doctor->text, "\nStore, in bytes\n");
  append_size (doctor, "outbox.db");
  append_size (doctor, "outbox.db-wal");
  append_size (doctor, "cache.db");
  append_size (doctor, "cache.db-wal");

  g_string_append (doctor->text, "\nEvidence\n");
  if (!append_int (doctor, outbox, "outbox version", "PRAGMA user_version", error) ||
      !append_int (doctor, outbox, "mutations", "SELECT count (*) FROM mutation", error) ||
      !append_int (doctor, outbox, "waiting for headquarters", "SELECT count (*) FROM mutation WHERE state < 2", error) ||
      !append_int (doctor, outbox, "not settled", "SELECT count (*) FROM mutation WHERE state < 3", error) ||
      !append_int (doctor, outbox, "consultations", "SELECT count (*) FROM access_event", error) ||
      !append_int (doctor, outbox, "attachments waiting", "SELECT count (*) FROM upload WHERE state < 2", error) ||
      !append_int (doctor, outbox, "drafts", "SELECT count (*) FROM draft", error))
    return FALSE;

  g_string_append (doctor->text, "\nCache\n");
  if (!append_int (doctor, cache, "cache version", "PRAGMA user_version", error) ||
      !append_int (doctor, cache, "free pages", "PRAGMA freelist_count", error))
    return FALSE;

  g_string_append (doctor->text, "\nRecords\n");

  return append_counts (doctor, session, error);
}

/**
 * cbk_workspace_doctor:
 * @self: a workspace
 * @error: any store error
 *
 * What support asks for: versions, sizes, counts. It holds no word of any record, no name, no id and no path, so that it
 * can be pasted anywhere.
 *
 * Returns: (transfer full) (nullable): the report
 */
char *
cbk_workspace_doctor (CbkWorkspace *self, GError **error)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *now = cbk_uk_time_format (cbk_env_now (cbk_workspace_get_env (self)));
  CbkDoctor doctor = { self, text };

  g_return_val_if_fail (CBK_IS_WORKSPACE (self), NULL);

  g_string_append_printf (text, "Casebook %s, %s\n", CBK_VERSION, now);
  g_string_append_printf (text, "SQLite %s, GLib %u.%u.%u\n", cbk_connection_get_library_version (), glib_major_version,
                          glib_minor_version, glib_micro_version);

  return cbk_store_write (cbk_workspace_get_store (self), examine, &doctor, NULL, error)
           ? g_string_free (g_steal_pointer (&text), FALSE)
           : NULL;
}
