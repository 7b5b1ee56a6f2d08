/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/cbk-sync-scopes.h"

#include "base/cbk-error.h"
#include "store/cbk-session-private.h"
#include "store/cbk-sync-disposal.h"
#include "store/cbk-sync-rows.h"
#include "store/cbk-uploads.h"

#include <glib/gstdio.h>
#include <string.h>

/* Getting rid of what this laptop may not hold any more, down to its files. Evidence is not touched: what was saved here
 * and is not sent stays in the outbox, and is sent. */

#define PURGE_ROWS 200

static gboolean
drop_drafts (CbkSession *session, CbkRecord *record, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, cbk_outbox_get_connection (session->outbox), "DELETE FROM draft WHERE type = :type AND id = :id");
  cbk_statement_bind_text (&stmt, ":type", cbk_record_get_entity (record)->name);
  cbk_statement_bind_id (&stmt, ":id", record->id);

  return cbk_statement_finish (&stmt, error);
}

/**
 * cbk_sync_purge_record:
 * @session: a session that writes, with a transaction on the cache
 * @record: as its row has it
 * @error: any store error
 *
 * The row, all by which it was found, what was predicted, and drafts of it. Its file, and what is left in the corners of the files, goes with
 * cbk_sync_sweep().
 *
 * Returns: whether that went well
 */
gboolean
cbk_sync_purge_record (CbkSession *session, CbkRecord *record, GError **error)
{
  if (!cbk_cache_delete (session->writer, record, error) || !cbk_sync_predict (session, record, NULL, 0, error) ||
      !drop_drafts (session, record, error))
    return FALSE;

  g_ptr_array_add (session->committed, g_strdup (record->id));

  return cbk_cache_set_state (session->cache, "sweep", "1", error);
}

typedef struct
{
  CbkSession *session;
  const CbkHeldScope *scope;
  gboolean more;
} CbkPurging;

static gboolean
list_rids (CbkConnection *cache, gint64 scope, GArray *rids, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, cache, "SELECT rid FROM record_scope WHERE scope = :scope ORDER BY rid LIMIT :limit");
  cbk_statement_bind_int (&stmt, ":scope", scope);
  cbk_statement_bind_int (&stmt, ":limit", PURGE_ROWS);
  while (cbk_statement_step (&stmt))
    {
      gint64 rid = cbk_statement_get_int (&stmt, 0);

      g_array_append_val (rids, rid);
    }

  return cbk_statement_finish (&stmt, error);
}

static gboolean
leave (CbkPurging *self, gint64 rid, GError **error)
{
  CbkConnection *cache = self->session->cache;
  g_autoptr(CbkRecord) record = NULL;
  gboolean elsewhere;
  g_auto(CbkStatement) drop = { 0 };
  g_auto(CbkStatement) look = { 0 };

  cbk_statement_init (&drop, cache, "DELETE FROM record_scope WHERE scope = :scope AND rid = :rid");
  cbk_statement_bind_int (&drop, ":scope", self->scope->scope);
  cbk_statement_bind_int (&drop, ":rid", rid);
  cbk_statement_init (&look, cache, "SELECT 1 FROM record_scope WHERE rid = :rid LIMIT 1");
  cbk_statement_bind_int (&look, ":rid", rid);
  if (!cbk_statement_finish (&drop, error))
    return FALSE;

  elsewhere = cbk_statement_step (&look);
  if (!cbk_statement_finish (&look, error))
    return FALSE;

  if (elsewhere)
    return TRUE;

  record = cbk_cache_get_by_rid (cache, rid, error);

  return record != NULL && cbk_sync_purge_record (self->session, record, error);
}

static gboolean
purge_rows (CbkConnection *cache, gpointer data, GError **error)
{
  CbkPurging *self = data;
  g_autoptr(GArray) rids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!list_rids (cache, self->scope->scope, rids, error))
    return FALSE;

  for (guint i = 0; i < rids->len; i++)
    if (!leave (self, g_array_index (rids, gint64, i), error))
      return FALSE;

  self->more = rids->len == PURGE_ROWS;

  return self->more || (cbk_cache_set_state (cache, "sweep", "1", error) &&
                        cbk_sync_set_loaded (cache, self->scope->scope, CBK_SCOPE_GONE, "", error));
}

/**
 * cbk_sync_purge_some:
 * @session: a session that writes
 * @scope: one that is being purged
 * @ret_more: (out): whether more is left of it
 * @error: any store error
 *
 * A bounded piece of the work, in a transaction of its own: whoever reads or saves meanwhile does not wait.
 *
 * Returns: whether that went well
 */
gboolean
cbk_sync_purge_some (CbkSession *session, const CbkHeldScope *scope, gboolean *ret_more, GError **error)
{
  CbkPurging purging = { session, scope, FALSE };

  if (!cbk_connection_transact (session->cache, purge_rows, &purging, error))
    return FALSE;

  *ret_more = purging.more;

  return TRUE;
}

/**
 * cbk_sync_finish_purges:
 * @session: a session that writes
 * @error: any store error
 *
 * What was being purged or erased when the program ended goes before anything is shown.
 *
 * Returns: whether nothing is left that this laptop may not hold
 */
gboolean
cbk_sync_finish_purges (CbkSession *session, GError **error)
{
  g_autoptr(CbkHeldScope) scope = NULL;
  gboolean more;

  do
    {
      g_clear_pointer (&scope, cbk_held_scope_free);
      if (!cbk_sync_find_scope (session, CBK_SCOPE_PURGING, &scope, error) ||
          (scope != NULL && !cbk_sync_purge_some (session, scope, &more, error)))
        return FALSE;
    }
  while (scope != NULL);

  return cbk_sync_finish_disposal (session, error);
}

/* A scope beside what headquarters has of it. */
typedef struct
{
  CbkSession *session;
  CbkMembers members;
  const CbkHeldScope *scope;
  GHashTable *theirs;
  GPtrArray *extra;          /* CbkRecord */
} CbkComparing;

static gboolean
compare_kind (CbkComparing *self, CbkRecordClass *klass, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT t.id, t.ver FROM record_scope s JOIN %s t ON t.rid = s.rid "
                                          "WHERE s.scope = :scope AND s.rid BETWEEN :low AND :high", klass->entity->relation);
  gint64 low = CBK_ENTITY_RID_BASE (klass->entity->code);
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, self->session->cache, sql);
  cbk_statement_bind_int (&stmt, ":scope", self->scope->scope);
  cbk_statement_bind_int (&stmt, ":low", low);
  cbk_statement_bind_int (&stmt, ":high", low + G_MAXUINT32);
  while (cbk_statement_step (&stmt))
    {
      char id[CBK_ID_LENGTH + 1] = "";
      g_autofree char *key = NULL;
      gint64 *version;

      cbk_statement_get_id (&stmt, 0, id);
      key = g_strconcat (klass->entity->name, " ", id, NULL);
      version = g_hash_table_lookup (self->theirs, key);
      if (version == NULL)
        g_ptr_array_add (self->extra, cbk_record_new (klass, id));
      else if (*version == cbk_statement_get_int (&stmt, 1))
        g_hash_table_remove (self->theirs, key);
    }

  return cbk_statement_finish (&stmt, error);
}

static gboolean
drop_extra (CbkComparing *self, CbkRecord *extra, GError **error)
{
  const char *name = cbk_record_get_entity (extra)->name;
  g_autoptr(CbkRecord) record = cbk_cache_get (self->session->cache, CBK_RECORD_GET_CLASS (extra), extra->id, error);
  gboolean left;
  gint64 rid;

  if (record == NULL || !cbk_cache_find_rid (self->session->writer, record, &rid, error) ||
      !cbk_members_out (&self->members, rid, name, record->id, record->version, self->scope->name, &left, error))
    return FALSE;

  return !left || cbk_sync_purge_record (self->session, record, error);
}

/* A restored headquarters may lack what this laptop has not settled: that is not gone, it is sent again. */
static gboolean
compare_all (CbkConnection *cache, gpointer data, GError **error)
{
  CbkComparing *self = data;
  gboolean ok = cbk_members_init (&self->members, cache, error);

  for (guint i = 0; ok && i < cbk_registry_get_n (); i++)
    ok = compare_kind (self, cbk_registry_nth (i), error);
  for (guint i = 0; ok && i < self->extra->len; i++)
    ok = drop_extra (self, self->extra->pdata[i], error);
  ok = ok && cbk_members_finish (&self->members, error);
  cbk_members_clear (&self->members);

  return ok;
}

/**
 * cbk_sync_compare_scope:
 * @session: a session that writes
 * @scope: one that differs
 * @theirs: (element-type utf8 gint64): "kind id" to the version that headquarters has; what is the same here is taken out
 * @asked: (element-type utf8): is filled with what to ask for: pairs of kind and id
 * @error: any store error
 *
 * Takes out of the scope what headquarters does not have in it.
 *
 * Returns: whether that went well
 */
gboolean
cbk_sync_compare_scope (CbkSession *session, const CbkHeldScope *scope, GHashTable *theirs, GPtrArray *asked, GError **error)
{
  g_autoptr(GPtrArray) extra = g_ptr_array_new_with_free_func (g_object_unref);
  CbkComparing self = { .session = session, .scope = scope, .theirs = theirs, .extra = extra };
  GHashTableIter iter;
  gpointer key;

  if (!cbk_connection_transact (session->cache, compare_all, &self, error))
    return FALSE;

  g_hash_table_iter_init (&iter, theirs);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      g_auto(GStrv) parts = g_strsplit (key, " ", 2);

      g_ptr_array_add (asked, g_strdup (parts[0]));
      g_ptr_array_add (asked, g_strdup (parts[1]));
    }

  return TRUE;
}

typedef struct
{
  gint64 scope;
  CbkScopeState state;
} CbkMarking;

static gboolean
mark_scope (CbkConnection *cache, gpointer data, GError **error)
{
  const CbkMarking *marking = data;

  return cbk_sync_set_loaded (cache, marking->scope, marking->state, "", error);
}

gboolean
cbk_sync_mark_scope (CbkSession *session, gint64 scope, CbkScopeState state, GError **error)
{
  CbkMarking marking = { scope, state };

  return cbk_connection_transact (session->cache, mark_scope, &marking, error);
}

/* A cache that was put aside because it was damaged holds what it held. */
static void
remove_put_aside (CbkSession *session)
{
  g_autofree char *folder = cbk_connection_dup_folder (session->cache);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, "cache-damaged-"))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        g_unlink (path);
      }
}

static gboolean
truncate_log (CbkConnection *connection, gboolean *ret_done, GError **error)
{
  gint64 busy;

  if (!cbk_connection_query_int (connection, "PRAGMA wal_checkpoint (TRUNCATE)", &busy, error))
    return FALSE;

  *ret_done = busy == 0;

  return TRUE;
}

/**
 * cbk_sync_sweep:
 * @session: a session that writes, without a transaction
 * @ret_swept: (out): whether nothing is left; %FALSE when somebody still reads from before, and it is to be tried again
 * @error: any store error
 *
 * After rows were purged their words are in older parts of the full-text index, and their pages in the logs: the index is
 * written anew, the logs are emptied. Files that only such rows named go too.
 *
 * Returns: whether that went well
 */
gboolean
cbk_sync_sweep (CbkSession *session, gboolean *ret_swept, GError **error)
{
  g_autofree char *due = NULL;
  gboolean cache_done, outbox_done;
  guint n_files;

  *ret_swept = TRUE;
  if (!cbk_cache_get_state (session->cache, "sweep", &due, error))
    return FALSE;

  if (due == NULL)
    return TRUE;

  /* While a first load puts the index off, what was purged is still in it. */
  if ((session->blobs != NULL && !cbk_uploads_purge (session, &n_files, error)) || !cbk_sync_make_indexes (session, error) ||
      !cbk_connection_exec (session->cache, "INSERT INTO search_text (search_text) VALUES ('optimize')", error))
    return FALSE;

  remove_put_aside (session);
  if (!truncate_log (session->cache, &cache_done, error) ||
      !truncate_log (cbk_outbox_get_connection (session->outbox), &outbox_done, error))
    return FALSE;

  *ret_swept = cache_done && outbox_done;

  return !*ret_swept || cbk_cache_set_state (session->cache, "sweep", NULL, error);
}
