/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "store/cbk-record-list-private.h"

/* What fills a screen comes at once; after that steps are short enough for a page of records to come in
 * between. */
#define FIRST_STEP 200
#define STEP 20000

/* More runs of changes than this are one change: each run moves the whole rest of the list. */
#define MAX_CHANGES 64

/* So many saved records are looked up one by one; beyond that the list is simply read again. */
#define MAX_IDS 2000

static void
unref_query (gpointer data)
{
  cbk_query_free (*(CbkQuery **) data);
}

CbkListJob *
cbk_list_job_new (gpointer shared_query, GArray *before, GHashTable *ids)
{
  CbkListJob *self = g_new0 (CbkListJob, 1);

  self->shared = g_atomic_rc_box_acquire (shared_query);
  self->query = *(CbkQuery **) shared_query;
  self->cursor = cbk_cursor_new (self->query);
  self->rids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->touched = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->before = before != NULL ? g_array_ref (before) : NULL;
  self->ids = ids != NULL && g_hash_table_size (ids) <= MAX_IDS ? g_hash_table_ref (ids) : NULL;

  return self;
}

void
cbk_list_job_free (gpointer data)
{
  CbkListJob *self = data;

  g_clear_pointer (&self->cursor, cbk_cursor_free);
  g_clear_pointer (&self->rids, g_array_unref);
  g_clear_pointer (&self->touched, g_array_unref);
  g_clear_pointer (&self->before, g_array_unref);
  g_clear_pointer (&self->changes, g_array_unref);
  g_clear_pointer (&self->ids, g_hash_table_unref);
  g_atomic_rc_box_release_full (self->shared, unref_query);
  g_free (self);
}

/* Which of the saved records are of this list's kind. */
static gboolean
find_touched (CbkListJob *self, CbkSession *session, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT rid FROM %s WHERE id = :id",
                                          cbk_query_get_class (self->query)->entity->relation);
  g_auto(CbkStatement) stmt = { 0 };
  GHashTableIter iter;
  gpointer id;

  cbk_statement_init (&stmt, cbk_session_get_cache (session), sql);
  g_hash_table_iter_init (&iter, self->ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      gint64 rid;

      cbk_statement_bind_id (&stmt, ":id", id);
      if (cbk_statement_step (&stmt))
        {
          rid = cbk_statement_get_int (&stmt, 0);
          g_array_append_val (self->touched, rid);
        }
      if (!cbk_statement_finish (&stmt, error))
        return FALSE;
      cbk_statement_reset (&stmt);
    }

  return TRUE;
}

/* On the reader thread: one step. */
gboolean
cbk_list_job_run (CbkSession *session, gpointer data, GError **error)
{
  CbkListJob *self = data;
  guint n = self->started || self->before != NULL ? STEP : FIRST_STEP;

  if (self->ids != NULL)
    {
      if (!find_touched (self, session, error))
        return FALSE;
      g_clear_pointer (&self->ids, g_hash_table_unref);

      self->done = self->touched->len == 0;
      if (self->done)
        return TRUE;
    }

  if (!cbk_cursor_next (self->cursor, session, n, self->rids, error))
    return FALSE;

  self->started = TRUE;
  self->done = cbk_cursor_is_done (self->cursor);
  if (self->done && self->before != NULL)
    self->changes = cbk_list_diff (self->before, self->rids, MAX_CHANGES);

  return TRUE;
}

static void
unref_record (gpointer record)
{
  g_clear_object ((GObject **) &record);
}

CbkListPage *
cbk_list_page_new (void)
{
  CbkListPage *self = g_new0 (CbkListPage, 1);

  self->rids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->records = g_ptr_array_new_with_free_func (unref_record);

  return self;
}

void
cbk_list_page_free (gpointer data)
{
  CbkListPage *self = data;

  g_array_unref (self->rids);
  g_ptr_array_unref (self->records);
  g_free (self);
}

/* On the reader thread. A row that went meanwhile is no error: the list will say so in a moment. */
gboolean
cbk_list_page_run (CbkSession *session, gpointer data, GError **error)
{
  CbkListPage *self = data;

  for (guint i = 0; i < self->rids->len; i++)
    {
      g_autoptr(GError) local_error = NULL;
      CbkRecord *record = cbk_cache_get_by_rid (cbk_session_get_cache (session),
                                                g_array_index (self->rids, gint64, i), &local_error);

      if (record == NULL && !g_error_matches (local_error, CBK_ERROR, CBK_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      g_ptr_array_add (self->records, record);
    }

  return TRUE;
}
