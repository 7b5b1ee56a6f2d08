/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-entitlement.h"

#include "hq/cbk-hq-known.h"

/* What an officer was at a moment: where they worked, in which roles, and what was granted to them. */

void
cbk_hq_officer_free (CbkHqOfficer *self)
{
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->keys);
  g_ptr_array_unref (self->granted);
  g_free (self);
}

/* Where somebody worked, or what was granted to them, from when until when. */
typedef struct
{
  char unit[CBK_ID_LENGTH + 1];
  char team[CBK_ID_LENGTH + 1];
  char *roles;               /* of a posting */
  char *scope;               /* of a grant */
  gint64 from_at, until_at;
} CbkHqTenure;

static void
tenure_free (gpointer data)
{
  CbkHqTenure *self = data;

  g_free (self->roles);
  g_free (self->scope);
  g_free (self);
}

static CbkHqTenure *
add_tenure (GPtrArray *tenures, CbkHqStatement *stmt)
{
  CbkHqTenure *tenure = g_new0 (CbkHqTenure, 1);

  tenure->from_at = cbk_hq_statement_get_int (stmt, 0);
  tenure->until_at = cbk_hq_statement_get_int (stmt, 1);
  g_ptr_array_add (tenures, tenure);

  return tenure;
}

static gboolean
read_postings (CbkHqStorage *storage, const char *officer, GPtrArray *tenures, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, storage->db,
                         "SELECT from_at, until_at, unit, team, roles FROM posting WHERE officer = :officer ORDER BY n");
  cbk_hq_statement_bind_id (&stmt, ":officer", officer);
  while (cbk_hq_statement_step (&stmt))
    {
      CbkHqTenure *tenure = add_tenure (tenures, &stmt);

      cbk_hq_statement_get_id (&stmt, 2, tenure->unit);
      cbk_hq_statement_get_id (&stmt, 3, tenure->team);
      tenure->roles = g_strdup (cbk_hq_statement_get_text (&stmt, 4));
    }

  return cbk_hq_statement_finish (&stmt, error);
}

static gboolean
read_grants (CbkHqStorage *storage, const char *officer, GPtrArray *tenures, GError **error)
{
  g_auto(CbkHqStatement) stmt = { 0 };

  cbk_hq_statement_init (&stmt, storage->db, "SELECT from_at, until_at, scope FROM grant_ WHERE officer = :officer ORDER BY n");
  cbk_hq_statement_bind_id (&stmt, ":officer", officer);
  while (cbk_hq_statement_step (&stmt))
    add_tenure (tenures, &stmt)->scope = g_strdup (cbk_hq_statement_get_text (&stmt, 2));

  return cbk_hq_statement_finish (&stmt, error);
}

/* All that there ever was: who changes things at many moments in one push is looked up once. */
static GPtrArray *
list_tenures (CbkHqStorage *storage, const char *officer, GError **error)
{
  GPtrArray *known = cbk_hq_known_get_tenures (storage, officer);
  g_autoptr(GPtrArray) tenures = NULL;

  if (known != NULL)
    return g_ptr_array_ref (known);

  tenures = g_ptr_array_new_with_free_func (tenure_free);
  if (!read_postings (storage, officer, tenures, error) || !read_grants (storage, officer, tenures, error))
    return NULL;

  cbk_hq_known_put_tenures (storage, officer, tenures);

  return g_steal_pointer (&tenures);
}

static void
add_group (CbkHqOfficer *self, const char *kind, const char *id)
{
  if (*id == '\0')
    return;

  g_ptr_array_add (self->groups, g_strconcat (kind, ":", id, NULL));
  if (g_str_equal (kind, "team"))
    g_ptr_array_add (self->keys, g_strdup (id));
}

static void
add_roles (CbkHqOfficer *self, const char *text)
{
  g_auto(GStrv) roles = g_strsplit (text, ",", -1);

  for (guint i = 0; roles[i] != NULL; i++)
    if (*roles[i] != '\0')
      g_ptr_array_add (self->keys, g_strdup (roles[i]));
  self->roles |= cbk_roles_parse ((const char *const *) roles);
}

static void
add_tenure_to (CbkHqOfficer *self, const CbkHqTenure *tenure)
{
  if (tenure->scope == NULL)
    {
      add_group (self, "unit", tenure->unit);
      add_group (self, "team", tenure->team);
      add_roles (self, tenure->roles);
    }
  else if (g_str_equal (tenure->scope, CBK_HQ_SCOPE_ALL))
    self->wide = TRUE;
  else
    g_ptr_array_add (self->granted, g_strdup (tenure->scope));
}

/**
 * cbk_hq_officer_load:
 * @storage: in a transaction
 * @id: an officer
 * @at: the moment
 * @error: any store error
 *
 * Whoever is posted nowhere works for the force as a whole: a small one need not have units.
 *
 * Returns: (transfer full) (nullable): what they were then
 */
CbkHqOfficer *
cbk_hq_officer_load (CbkHqStorage *storage, const char *id, gint64 at, GError **error)
{
  g_autoptr(CbkHqOfficer) self = NULL;
  g_autoptr(GPtrArray) tenures = list_tenures (storage, id, error);

  if (tenures == NULL)
    return NULL;

  self = g_new0 (CbkHqOfficer, 1);
  g_strlcpy (self->id, id, sizeof self->id);
  self->at = at;
  self->groups = g_ptr_array_new_with_free_func (g_free);
  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->granted = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->keys, g_strdup (id));
  for (guint i = 0; i < tenures->len; i++)
    {
      const CbkHqTenure *tenure = g_ptr_array_index (tenures, i);

      if (tenure->from_at <= at && tenure->until_at > at)
        add_tenure_to (self, tenure);
    }

  self->wide |= (self->roles & CBK_ROLES_FORCE_WIDE) != 0;
  if (self->groups->len == 0)
    g_ptr_array_add (self->groups, g_strdup (CBK_HQ_SCOPE_FORCE));

  return g_steal_pointer (&self);
}
