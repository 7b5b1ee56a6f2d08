/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/cbk-sync-scopes.h"

#include "store/cbk-session-private.h"

#include <string.h>

/* Which scopes this laptop holds, and which records are in them. */

void
cbk_held_scope_free (CbkHeldScope *self)
{
  g_free (self->name);
  g_free (self->loaded_to);
  g_free (self);
}

#define SCOPE_COLUMNS "scope, name, state, loaded_to, n, digest"

static CbkHeldScope *
take_scope (CbkStatement *stmt)
{
  CbkHeldScope *scope = g_new0 (CbkHeldScope, 1);
  gsize length;
  const void *digest = cbk_statement_get_blob (stmt, 5, &length);

  scope->scope = cbk_statement_get_int (stmt, 0);
  scope->name = g_strdup (cbk_statement_get_text (stmt, 1));
  scope->state = (CbkScopeState) cbk_statement_get_int (stmt, 2);
  scope->loaded_to = g_strdup (cbk_statement_get_text (stmt, 3));
  scope->n = cbk_statement_get_int (stmt, 4);
  if (digest != NULL && length == CBK_HASH_BYTES)
    memcpy (scope->digest, digest, length);

  return scope;
}

void
cbk_members_clear (CbkMembers *self)
{
  g_clear_pointer (&self->touched, g_hash_table_unref);
  g_clear_pointer (&self->by_number, g_hash_table_unref);
  g_clear_pointer (&self->by_name, g_hash_table_unref);
}

/**
 * cbk_members_init:
 * @self: (out): to be cleared
 * @cache: the cache, in a transaction
 * @error: any store error
 *
 * Returns: whether the scopes could be read
 */
gboolean
cbk_members_init (CbkMembers *self, CbkConnection *cache, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  *self = (CbkMembers){ .cache = cache };
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) cbk_held_scope_free);
  self->by_number = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->touched = g_hash_table_new (NULL, NULL);
  cbk_statement_init (&stmt, cache, "SELECT " SCOPE_COLUMNS " FROM scope WHERE state < 3");
  while (cbk_statement_step (&stmt))
    {
      CbkHeldScope *scope = take_scope (&stmt);

      g_hash_table_insert (self->by_name, scope->name, scope);
      g_hash_table_insert (self->by_number, &scope->scope, scope);
    }

  return cbk_statement_finish (&stmt, error);
}

static void
toggle (CbkMembers *self, CbkHeldScope *scope, const char *type, const char *id, gint64 version, int n)
{
  cbk_scope_digest_toggle (scope->digest, type, id, version);
  scope->n += n;
  g_hash_table_add (self->touched, scope);
}

/* A new version counts in every scope that the record is in. */
static gboolean
count_version (CbkMembers *self, gint64 rid, const char *type, const char *id, gint64 before, gint64 after, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, self->cache, "SELECT scope FROM record_scope WHERE rid = :rid");
  cbk_statement_bind_int (&stmt, ":rid", rid);
  while (cbk_statement_step (&stmt))
    {
      gint64 number = cbk_statement_get_int (&stmt, 0);
      CbkHeldScope *scope = g_hash_table_lookup (self->by_number, &number);

      if (scope == NULL)
        continue;
      toggle (self, scope, type, id, before, 0);
      toggle (self, scope, type, id, after, 0);
    }

  return cbk_statement_finish (&stmt, error);
}

static gboolean
add_member (CbkMembers *self, CbkHeldScope *scope, gint64 rid, const char *type, const char *id, gint64 version, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, self->cache, "INSERT OR IGNORE INTO record_scope (scope, rid) VALUES (:scope, :rid)");
  cbk_statement_bind_int (&stmt, ":scope", scope->scope);
  cbk_statement_bind_int (&stmt, ":rid", rid);
  if (!cbk_statement_finish (&stmt, error))
    return FALSE;

  if (cbk_connection_get_changes (self->cache) > 0)
    toggle (self, scope, type, id, version, 1);

  return TRUE;
}

/**
 * cbk_members_put:
 * @self: which records are in which scopes
 * @rid: a row
 * @type: its kind
 * @id: its record
 * @before: the version that it had, 0 when it is new
 * @after: the version that it has now
 * @names: (nullable) (array zero-terminated=1): the scopes that headquarters names with it
 * @error: any store error
 *
 * Returns: whether that went well
 */
gboolean
cbk_members_put (CbkMembers *self, gint64 rid, const char *type, const char *id, gint64 before, gint64 after, char **names,
                 GError **error)
{
  if (before != 0 && before != after && !count_version (self, rid, type, id, before, after, error))
    return FALSE;

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      CbkHeldScope *scope = g_hash_table_lookup (self->by_name, names[i]);

      if (scope != NULL && !add_member (self, scope, rid, type, id, after, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_anywhere (CbkMembers *self, gint64 rid, gboolean *ret_is, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, self->cache, "SELECT 1 FROM record_scope WHERE rid = :rid LIMIT 1");
  cbk_statement_bind_int (&stmt, ":rid", rid);
  *ret_is = cbk_statement_step (&stmt);

  return cbk_statement_finish (&stmt, error);
}

/**
 * cbk_members_out:
 * @self: which records are in which scopes
 * @rid: a row
 * @type: its kind
 * @id: its record
 * @version: the version that it has
 * @name: (nullable): the scope that it left
 * @ret_left: (out): whether it is in no other
 * @error: any store error
 *
 * Returns: whether that went well
 */
gboolean
cbk_members_out (CbkMembers *self, gint64 rid, const char *type, const char *id, gint64 version, const char *name,
                 gboolean *ret_left, GError **error)
{
  CbkHeldScope *scope = name != NULL ? g_hash_table_lookup (self->by_name, name) : NULL;
  gboolean elsewhere;
  g_auto(CbkStatement) stmt = { 0 };

  if (scope != NULL)
    {
      cbk_statement_init (&stmt, self->cache, "DELETE FROM record_scope WHERE scope = :scope AND rid = :rid");
      cbk_statement_bind_int (&stmt, ":scope", scope->scope);
      cbk_statement_bind_int (&stmt, ":rid", rid);
      if (!cbk_statement_finish (&stmt, error))
        return FALSE;

      if (cbk_connection_get_changes (self->cache) > 0)
        toggle (self, scope, type, id, version, -1);
    }

  if (!is_anywhere (self, rid, &elsewhere, error))
    return FALSE;

  *ret_left = !elsewhere;

  return TRUE;
}

/* Writes what the scopes come to. */
gboolean
cbk_members_finish (CbkMembers *self, GError **error)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->touched);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const CbkHeldScope *scope = key;
      g_auto(CbkStatement) stmt = { 0 };

      cbk_statement_init (&stmt, self->cache, "UPDATE scope SET n = :n, digest = :digest WHERE scope = :scope");
      cbk_statement_bind_int (&stmt, ":n", scope->n);
      cbk_statement_bind_blob (&stmt, ":digest", scope->digest, CBK_HASH_BYTES);
      cbk_statement_bind_int (&stmt, ":scope", scope->scope);
      if (!cbk_statement_finish (&stmt, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_scope (CbkConnection *cache, const char *name, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, cache, "INSERT OR IGNORE INTO scope (name) VALUES (:name)");
  cbk_statement_bind_text (&stmt, ":name", name);

  return cbk_statement_finish (&stmt, error);
}

static gboolean
list_to_purge (CbkConnection *cache, GPtrArray *names, GArray *numbers, gboolean *ret_any, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  *ret_any = FALSE;
  cbk_statement_init (&stmt, cache, "SELECT scope, name, state FROM scope");
  while (cbk_statement_step (&stmt))
    {
      gint64 scope = cbk_statement_get_int (&stmt, 0);

      *ret_any = TRUE;
      if (cbk_statement_get_int (&stmt, 2) < CBK_SCOPE_PURGING &&
          !g_ptr_array_find_with_equal_func (names, cbk_statement_get_text (&stmt, 1), g_str_equal, NULL))
        g_array_append_val (numbers, scope);
    }

  return cbk_statement_finish (&stmt, error);
}

/**
 * cbk_sync_tell_scopes:
 * @cache: the cache, in a transaction
 * @names: (element-type utf8): all that this laptop may hold
 * @ret_first: (out): whether it held nothing before
 * @error: any store error
 *
 * What is new will be loaded; what is not in the list any more will be purged.
 *
 * Returns: whether that is noted
 */
gboolean
cbk_sync_tell_scopes (CbkConnection *cache, GPtrArray *names, gboolean *ret_first, GError **error)
{
  g_autoptr(GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean any;

  if (!list_to_purge (cache, names, numbers, &any, error))
    return FALSE;

  *ret_first = !any;
  for (guint i = 0; i < numbers->len; i++)
    if (!cbk_sync_set_loaded (cache, g_array_index (numbers, gint64, i), CBK_SCOPE_PURGING, "", error))
      return FALSE;

  for (guint i = 0; i < names->len; i++)
    if (!add_scope (cache, names->pdata[i], error))
      return FALSE;

  return TRUE;
}

/**
 * cbk_sync_give_back:
 * @cache: the cache, in a transaction
 * @names: (element-type utf8): what headquarters wants back
 * @error: any store error
 *
 * What of it this laptop has not, because it never heard of it or a restored headquarters forgot the receipt, is gone: the
 * receipt says so.
 *
 * Returns: whether that is noted
 */
gboolean
cbk_sync_give_back (CbkConnection *cache, GPtrArray *names, GError **error)
{
  for (guint i = 0; i < names->len; i++)
    {
      g_auto(CbkStatement) stmt = { 0 };

      cbk_statement_init (&stmt, cache, "INSERT OR IGNORE INTO scope (name, state) VALUES (:name, 4)");
      cbk_statement_bind_text (&stmt, ":name", names->pdata[i]);
      if (!cbk_statement_finish (&stmt, error))
        return FALSE;
    }

  return TRUE;
}

static char *
print_digest (const CbkHeldScope *scope)
{
  g_autofree char *hash = cbk_hash_print (scope->digest);

  return g_strdup_printf ("%s:%" G_GINT64_FORMAT, hash, scope->n);
}

/**
 * cbk_sync_compare_scopes:
 * @self: which records are in which scopes, after a complete pull
 * @digests: (element-type utf8 utf8): scope to what headquarters counts
 * @error: any store error
 *
 * Returns: whether what differs is noted
 */
gboolean
cbk_sync_compare_scopes (CbkMembers *self, GHashTable *digests, GError **error)
{
  GHashTableIter iter;
  gpointer name, theirs;

  g_hash_table_iter_init (&iter, digests);
  while (g_hash_table_iter_next (&iter, &name, &theirs))
    {
      const CbkHeldScope *scope = g_hash_table_lookup (self->by_name, name);
      g_autofree char *ours = scope != NULL ? print_digest (scope) : NULL;

      if (scope != NULL && scope->state == CBK_SCOPE_HELD && !g_str_equal (ours, theirs) &&
          !cbk_sync_set_loaded (self->cache, scope->scope, CBK_SCOPE_DIFFERING, "", error))
        return FALSE;
    }

  return TRUE;
}

/**
 * cbk_sync_find_scope:
 * @session: a session that writes
 * @state: a state
 * @ret_scope: (out) (transfer full) (nullable): the first scope that is in it; the smallest ones are told first
 * @error: any store error
 *
 * Returns: whether that could be told
 */
gboolean
cbk_sync_find_scope (CbkSession *session, CbkScopeState state, CbkHeldScope **ret_scope, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  /* Own cases, own team, unit, reference data. */
  cbk_statement_init (&stmt, session->cache,
                      "SELECT " SCOPE_COLUMNS " FROM scope WHERE state = :state ORDER BY CASE "
                      "WHEN name LIKE 'restricted:%' THEN 0 WHEN name LIKE 'case:%' THEN 1 WHEN name LIKE 'team:%' THEN 2 "
                      "WHEN name = 'ref' THEN 4 ELSE 3 END, scope LIMIT 1");
  cbk_statement_bind_int (&stmt, ":state", state);
  *ret_scope = cbk_statement_step (&stmt) ? take_scope (&stmt) : NULL;

  return cbk_statement_finish (&stmt, error);
}

gboolean
cbk_sync_set_loaded (CbkConnection *cache, gint64 scope, CbkScopeState state, const char *loaded_to, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, cache, "UPDATE scope SET state = :state, loaded_to = :to WHERE scope = :scope");
  cbk_statement_bind_int (&stmt, ":state", state);
  cbk_statement_bind_text (&stmt, ":to", loaded_to);
  cbk_statement_bind_int (&stmt, ":scope", scope);

  return cbk_statement_finish (&stmt, error);
}

static gboolean
drop_scope (CbkConnection *cache, gpointer scope, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, cache, "DELETE FROM scope WHERE scope = :scope AND state = 4");
  cbk_statement_bind_int (&stmt, ":scope", *(gint64 *) scope);

  /* It may have been granted again meanwhile: what may be held is asked anew. */
  return cbk_statement_finish (&stmt, error) && cbk_cache_set_state (cache, "subs_etag", "", error);
}

/* Headquarters has the receipt: nothing is left of the scope, not even its name. */
gboolean
cbk_sync_drop_scope (CbkSession *session, gint64 scope, GError **error)
{
  return cbk_connection_transact (session->cache, drop_scope, &scope, error);
}

static gboolean
set_leases (CbkConnection *cache, gpointer leases, GError **error)
{
  GHashTableIter iter;
  gpointer name, until;

  g_hash_table_iter_init (&iter, leases);
  while (g_hash_table_iter_next (&iter, &name, &until))
    {
      g_auto(CbkStatement) stmt = { 0 };

      cbk_statement_init (&stmt, cache, "UPDATE scope SET lease_until = :until WHERE name = :name");
      cbk_statement_bind_int (&stmt, ":until", *(gint64 *) until);
      cbk_statement_bind_text (&stmt, ":name", name);
      if (!cbk_statement_finish (&stmt, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * cbk_sync_set_leases:
 * @session: a session that writes
 * @leases: (element-type utf8 gint64): scope to until when, by headquarters' clock
 * @error: any store error
 *
 * Returns: whether they are noted
 */
gboolean
cbk_sync_set_leases (CbkSession *session, GHashTable *leases, GError **error)
{
  return g_hash_table_size (leases) == 0 || cbk_connection_transact (session->cache, set_leases, leases, error);
}
