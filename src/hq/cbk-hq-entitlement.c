/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-entitlement.h"

#include <string.h>

/* Who may hold what: by role, posting, grant, and by being named on what it is about. */

void
cbk_hq_scope_free (CbkHqScope *self)
{
  g_free (self->name);
  g_free (self);
}

#define SCOPE_COLUMNS "s.scope, s.name, s.last_seq, s.n, s.digest"

static CbkHqScope *
take_scope (CbkHqStatement *stmt)
{
  CbkHqScope *scope = g_new0 (CbkHqScope, 1);

  scope->scope = cbk_hq_statement_get_int (stmt, 0);
  scope->name = g_strdup (cbk_hq_statement_get_text (stmt, 1));
  scope->last_seq = cbk_hq_statement_get_int (stmt, 2);
  scope->n = cbk_hq_statement_get_int (stmt, 3);
  cbk_hq_statement_copy_hash (stmt, 4, scope->digest, CBK_HASH_BYTES);

  return scope;
}

static gboolean
contains (GPtrArray *scopes, gint64 scope)
{
  for (guint i = 0; i < scopes->len; i++)
    if (((CbkHqScope *) scopes->pdata[i])->scope == scope)
      return TRUE;

  return FALSE;
}

static gboolean
take_scopes (CbkHqStatement *stmt, GPtrArray *scopes, GError **error)
{
  while (cbk_hq_statement_step (stmt))
    if (!contains (scopes, cbk_hq_statement_get_int (stmt, 0)))
      g_ptr_array_add (scopes, take_scope (stmt));

  return cbk_hq_statement_finish (stmt, error);
}

static gboolean
add_named (CbkHqStorage *storage, const char *name, GPtrArray *scopes, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, storage->db, "SELECT " SCOPE_COLUMNS " FROM scope s WHERE s.name = :name");
  cbk_hq_statement_bind_text (&stmt, ":name", name);

  return take_scopes (&stmt, scopes, error);
}

static gboolean
add_all_named (CbkHqStorage *storage, GPtrArray *names, GPtrArray *scopes, GError **error)
{
  for (guint i = 0; i < names->len; i++)
    if (!add_named (storage, names->pdata[i], scopes, error))
      return FALSE;

  return TRUE;
}

/* What is not restricted is in a unit's or a team's scope, or in the force's. */
static gboolean
add_wide (CbkHqStorage *storage, GPtrArray *scopes, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, storage->db,
                         "SELECT " SCOPE_COLUMNS " FROM scope s "
                         "WHERE s.name LIKE 'unit:%' OR s.name LIKE 'team:%' OR s.name = 'force' ORDER BY s.scope");

  return take_scopes (&stmt, scopes, error);
}

static gboolean
add_base (CbkHqOfficer *self, CbkHqStorage *storage, GPtrArray *scopes, GError **error)
{
  return add_named (storage, CBK_HQ_SCOPE_REF, scopes, error) && add_all_named (storage, self->groups, scopes, error) &&
         add_all_named (storage, self->granted, scopes, error) && (!self->wide || add_wide (storage, scopes, error));
}

static gboolean
covers (GPtrArray *scopes, GArray *numbers)
{
  for (guint i = 0; i < numbers->len; i++)
    if (contains (scopes, g_array_index (numbers, gint64, i)))
      return TRUE;

  return FALSE;
}

/* What one holds for being named there; not what comes with the unit anyway. */
static gboolean
add_held (CbkHqOfficer *self, CbkHqStorage *storage, const char *key, GPtrArray *scopes, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, storage->db,
                         "SELECT DISTINCT " SCOPE_COLUMNS ", r.scopes FROM holder k "
                         "JOIN home h ON h.type = k.type AND h.id = k.id "
                         "JOIN root r ON r.type = h.root_type AND r.id = h.root_id JOIN scope s ON s.scope = r.own "
                         "WHERE k.who = :who AND k.until_at > :at AND h.rank = 0 AND h.root_type <> 'need_to_know' "
                         "ORDER BY s.scope");
  cbk_hq_statement_bind_text (&stmt, ":who", key);
  cbk_hq_statement_bind_int (&stmt, ":at", self->at);
  while (cbk_hq_statement_step (&stmt))
    {
      g_autoptr(GArray) numbers = cbk_hq_scopes_parse (cbk_hq_statement_get_text (&stmt, 5));

      if (!covers (scopes, numbers))
        g_ptr_array_add (scopes, take_scope (&stmt));
    }

  return cbk_hq_statement_finish (&stmt, error);
}

static gboolean
add_lists (CbkHqOfficer *self, CbkHqStorage *storage, const char *key, GPtrArray *scopes, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, storage->db,
                         "SELECT " SCOPE_COLUMNS " FROM holder k JOIN root r ON r.type = k.type AND r.id = k.id "
                         "JOIN scope s ON s.scope = r.own "
                         "WHERE k.who = :who AND k.type = 'need_to_know' AND k.until_at > :at ORDER BY s.scope");
  cbk_hq_statement_bind_text (&stmt, ":who", key);
  cbk_hq_statement_bind_int (&stmt, ":at", self->at);

  return take_scopes (&stmt, scopes, error);
}

static gboolean
add_all_held (CbkHqOfficer *self, CbkHqStorage *storage, GPtrArray *scopes, GError **error)
{
  for (guint i = 0; i < self->keys->len; i++)
    if (!add_held (self, storage, self->keys->pdata[i], scopes, error) ||
        !add_lists (self, storage, self->keys->pdata[i], scopes, error))
      return FALSE;

  return TRUE;
}

/* What comes with where they work, by the numbers alone. */
static gboolean
holds_by_name (CbkHqStorage *storage, GPtrArray *names, GArray *scopes, gboolean *ret_holds, GError **error)
{
  for (guint i = 0; !*ret_holds && i < names->len; i++)
    {
      gint64 scope;

      if (!cbk_hq_storage_look_up_scope (storage, names->pdata[i], &scope, error))
        return FALSE;

      for (guint k = 0; scope != 0 && k < scopes->len; k++)
        *ret_holds |= g_array_index (scopes, gint64, k) == scope;
    }

  return TRUE;
}

/**
 * cbk_hq_officer_holds_any:
 * @self: an officer at a moment
 * @storage: in a transaction
 * @scopes: (element-type gint64): those that a record is or was in
 * @ret_holds: (out): whether the officer held one of them
 * @error: any store error
 *
 * Returns: whether that could be told
 */
gboolean
cbk_hq_officer_holds_any (CbkHqOfficer *self, CbkHqStorage *storage, GArray *scopes, gboolean *ret_holds, GError **error)
{
  g_autoptr(GPtrArray) held = g_ptr_array_new_with_free_func ((GDestroyNotify) cbk_hq_scope_free);

  *ret_holds = FALSE;
  if (!holds_by_name (storage, self->groups, scopes, ret_holds, error))
    return FALSE;

  if (*ret_holds)
    return TRUE;

  if (!add_base (self, storage, held, error))
    return FALSE;

  *ret_holds = covers (held, scopes);
  if (*ret_holds)
    return TRUE;

  if (!add_all_held (self, storage, held, error))
    return FALSE;

  *ret_holds = covers (held, scopes);

  return TRUE;
}

static int
compare_scopes (gconstpointer a, gconstpointer b)
{
  const CbkHqScope *one = *(CbkHqScope *const *) a, *other = *(CbkHqScope *const *) b;

  return one->scope < other->scope ? -1 : one->scope > other->scope;
}

/**
 * cbk_hq_officer_list:
 * @self: an officer at a moment
 * @storage: in a transaction
 * @error: any store error
 *
 * Returns: (transfer full) (nullable) (element-type CbkHqScope): all that they may hold
 */
GPtrArray *
cbk_hq_officer_list (CbkHqOfficer *self, CbkHqStorage *storage, GError **error)
{
  g_autoptr(GPtrArray) scopes = g_ptr_array_new_with_free_func ((GDestroyNotify) cbk_hq_scope_free);

  if (!add_base (self, storage, scopes, error) || !add_all_held (self, storage, scopes, error))
    return NULL;

  g_ptr_array_sort (scopes, compare_scopes);

  return g_steal_pointer (&scopes);
}

/**
 * cbk_hq_list_entitled:
 * @storage: in a transaction
 * @number: of a session
 * @error: any store error
 *
 * Returns: (transfer full) (nullable) (element-type CbkHqScope): what their laptop may hold now
 */
GPtrArray *
cbk_hq_list_entitled (CbkHqStorage *storage, const char *number, GError **error)
{
  g_autoptr(CbkHqUser) user = NULL;
  g_autoptr(CbkHqOfficer) officer = NULL;

  if (!cbk_hq_storage_get_user (storage, number, FALSE, &user, error))
    return NULL;

  if (user == NULL)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) cbk_hq_scope_free);

  officer = cbk_hq_officer_load (storage, user->officer, cbk_env_now (storage->env), error);

  return officer != NULL ? cbk_hq_officer_list (officer, storage, error) : NULL;
}

/* Differs whenever the set differs. */
char *
cbk_hq_scopes_etag (GPtrArray *scopes)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < scopes->len; i++)
    {
      const char *name = ((CbkHqScope *) scopes->pdata[i])->name;

      g_checksum_update (checksum, (const guchar *) name, (gssize) strlen (name) + 1);
    }

  return g_strdup_printf ("s%.16s", g_checksum_get_string (checksum));
}

CbkHqScope *
cbk_hq_scopes_find (GPtrArray *scopes, const char *name)
{
  for (guint i = 0; i < scopes->len; i++)
    if (g_strcmp0 (((CbkHqScope *) scopes->pdata[i])->name, name) == 0)
      return scopes->pdata[i];

  return NULL;
}

GArray *
cbk_hq_scopes_numbers (GPtrArray *scopes)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < scopes->len; i++)
    g_array_append_val (numbers, ((CbkHqScope *) scopes->pdata[i])->scope);

  return numbers;
}

/**
 * cbk_hq_list_author_groups:
 * @storage: in a transaction
 * @author: (nullable): an officer
 * @ret_names: (out) (transfer full) (element-type utf8): the scopes of the unit and the team in which they work now, or of
 *   the force
 * @error: any store error
 *
 * Returns: whether that went well
 */
gboolean
cbk_hq_list_author_groups (CbkHqStorage *storage, const char *author, GPtrArray **ret_names, GError **error)
{
  g_autoptr(CbkHqOfficer) officer = NULL;

  officer = cbk_hq_officer_load (storage, author != NULL ? author : "", cbk_env_now (storage->env), error);
  *ret_names = officer != NULL ? g_ptr_array_ref (officer->groups) : NULL;

  return officer != NULL;
}

/**
 * cbk_hq_entitled_scopes:
 * @storage: in a transaction
 * @number: who
 * @ret_scopes: (out) (transfer full) (element-type gint64): the scopes that they may read now
 * @error: any store error
 *
 * Returns: whether that could be told
 */
gboolean
cbk_hq_entitled_scopes (CbkHqStorage *storage, const char *number, GArray **ret_scopes, GError **error)
{
  g_autoptr(GPtrArray) scopes = cbk_hq_list_entitled (storage, number, error);

  *ret_scopes = scopes != NULL ? cbk_hq_scopes_numbers (scopes) : NULL;

  return scopes != NULL;
}

/* Whether one of @scopes is among those that somebody may read. */
gboolean
cbk_hq_is_entitled (GArray *entitled, GArray *scopes)
{
  for (guint i = 0; i < entitled->len; i++)
    for (guint k = 0; scopes != NULL && k < scopes->len; k++)
      if (g_array_index (entitled, gint64, i) == g_array_index (scopes, gint64, k))
        return TRUE;

  return FALSE;
}
