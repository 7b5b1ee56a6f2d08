/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-scoping.h"

#include "base/cbk-json.h"
#include "domain/cbk-uk-time.h"
#include "hq/cbk-hq-entitlement.h"
#include "model/cbk-registry.h"

#include <string.h>

/* A place that more than so many cases name is known to everybody: it would be in as many scopes. */
#define MANY_HOMES 100

#define NEED_TO_KNOW "need_to_know"
#define EVERYWHERE "ref"
#define NOBODY "00000000-0000-0000-0000-000000000000"

void
cbk_hq_placing_clear (CbkHqPlacing *self)
{
  cbk_scoping_clear (&self->before);
  cbk_scoping_clear (&self->after);
}

static gboolean
add_scope (CbkHqStorage *storage, const char *name, GArray *scopes, GError **error)
{
  gint64 scope;

  if (!cbk_hq_storage_find_scope (storage, name, &scope, error))
    return FALSE;

  g_array_append_val (scopes, scope);

  return TRUE;
}

/* The row of what is no record's root but counts as one. */
static gboolean
ensure_root (CbkHqStorage *storage, const char *type, const char *id, const char *name, GError **error)
{
  gint64 scope;

  return cbk_hq_storage_find_scope (storage, name, &scope, error) &&
         cbk_hq_storage_add_root (storage, type, id, scope, error);
}

static gboolean
add_group_scopes (CbkHqStorage *storage, GPtrArray *groups, const char *author, GArray *scopes, GError **error)
{
  g_autoptr(GPtrArray) names = NULL;

  if (groups->len == 0)
    {
      if (!cbk_hq_list_author_groups (storage, author, &names, error))
        return FALSE;
      groups = names;
    }

  for (guint i = 0; i < groups->len; i++)
    if (!add_scope (storage, groups->pdata[i], scopes, error))
      return FALSE;

  return TRUE;
}

static gboolean
put_root (CbkHqStorage *storage, CbkHqPlacing *self, const char *author, GError **error)
{
  g_autoptr(GArray) scopes = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *name = g_strconcat ("case:", self->id, NULL);
  gint64 own;

  if (self->made ? !cbk_hq_storage_make_scope (storage, name, &own, error)
                 : !cbk_hq_storage_find_scope (storage, name, &own, error))
    return FALSE;

  g_array_append_val (scopes, own);

  return add_group_scopes (storage, self->after.groups, author, scopes, error) &&
         cbk_hq_storage_put_root (storage, self->klass->entity->name, self->id, own, scopes, error);
}

static void
add_home (GArray *homes, const char *type, const char *id, gint64 rank)
{
  CbkHqPlace place = { .rank = rank };

  for (guint i = 0; i < homes->len; i++)
    {
      CbkHqPlace *known = &g_array_index (homes, CbkHqPlace, i);

      if (g_str_equal (known->id, id) && g_str_equal (known->type, type))
        {
          known->rank = MIN (known->rank, rank);
          return;
        }
    }

  g_strlcpy (place.type, type, sizeof place.type);
  g_strlcpy (place.id, id, sizeof place.id);
  g_array_append_val (homes, place);
}

static void
add_homes (GArray *homes, GArray *more)
{
  for (guint i = 0; i < more->len; i++)
    {
      const CbkHqPlace *place = &g_array_index (more, CbkHqPlace, i);

      add_home (homes, place->type, place->id, place->rank);
    }
}

static gboolean
is_restricted (GArray *homes)
{
  for (guint i = 0; i < homes->len; i++)
    if (!g_str_equal (g_array_index (homes, CbkHqPlace, i).type, NEED_TO_KNOW))
      return FALSE;

  return homes->len > 0;
}

/* What belongs to something restricted is restricted as that is, whatever else it belongs to. */
static gboolean
find_parents_homes (CbkHqStorage *storage, const CbkScoping *scoping, GArray *homes, gboolean *ret_restricted, GError **error)
{
  *ret_restricted = FALSE;
  for (guint i = 0; i < scoping->ties->len; i++)
    {
      const CbkTie *tie = &g_array_index (scoping->ties, CbkTie, i);
      g_autoptr(GArray) of_parent = NULL;
      gboolean restricted;

      if (!tie->home)
        continue;

      if (!cbk_hq_storage_hold_record (storage, tie->type, tie->id, error) ||
          !cbk_hq_storage_list_homes (storage, tie->type, tie->id, &of_parent, error))
        return FALSE;

      restricted = is_restricted (of_parent);
      if (restricted && !*ret_restricted)
        g_array_set_size (homes, 0);
      if (restricted || !*ret_restricted)
        add_homes (homes, of_parent);
      *ret_restricted |= restricted;
    }

  return TRUE;
}

static gboolean
find_shared_homes (CbkHqStorage *storage, CbkRecordClass *klass, const char *id, GArray **ret_homes, GError **error)
{
  guint rank = cbk_scoping_rank (klass);
  guint limit = rank > 1 ? MANY_HOMES + 1 : G_MAXINT;

  if (!cbk_hq_storage_gather_homes (storage, klass->entity->name, id, rank, limit, ret_homes, error))
    return FALSE;

  if (rank < 2 || (*ret_homes)->len <= MANY_HOMES)
    return TRUE;

  g_array_set_size (*ret_homes, 0);
  add_home (*ret_homes, EVERYWHERE, NOBODY, rank);

  return ensure_root (storage, EVERYWHERE, NOBODY, CBK_HQ_SCOPE_REF, error);
}

static gboolean
find_homes (CbkHqStorage *storage, CbkRecordClass *klass, const char *id, const CbkScoping *scoping, GArray **ret_homes,
            GError **error)
{
  g_autoptr(GArray) homes = g_array_new (FALSE, TRUE, sizeof (CbkHqPlace));
  gboolean restricted = FALSE;

  *ret_homes = NULL;
  if (klass->entity->scoping == CBK_SCOPING_REFERENCE)
    ;
  else if (cbk_id_is_valid (scoping->restricted_to))
    {
      g_autofree char *name = g_strconcat ("restricted:", scoping->restricted_to, NULL);

      add_home (homes, NEED_TO_KNOW, scoping->restricted_to, 0);
      if (!ensure_root (storage, NEED_TO_KNOW, scoping->restricted_to, name, error))
        return FALSE;
    }
  else if (cbk_scoping_rank (klass) > 0)
    return find_shared_homes (storage, klass, id, ret_homes, error);
  else if (!find_parents_homes (storage, scoping, homes, &restricted, error))
    return FALSE;
  else if (klass->entity->scoping == CBK_SCOPING_ROOT && !restricted)
    add_home (homes, klass->entity->name, id, 0);

  *ret_homes = g_steal_pointer (&homes);

  return TRUE;
}

/* What is part of nothing is where its author works. */
gboolean
cbk_hq_find_scopes (CbkHqStorage *storage, CbkRecordClass *klass, const char *id, const char *author, GArray **ret_scopes,
             GError **error)
{
  g_autoptr(GPtrArray) none = g_ptr_array_new ();

  if (!cbk_hq_storage_list_scopes (storage, klass->entity->name, id, ret_scopes, error))
    return FALSE;

  if (klass->entity->scoping == CBK_SCOPING_REFERENCE)
    return add_scope (storage, CBK_HQ_SCOPE_REF, *ret_scopes, error);

  return (*ret_scopes)->len > 0 || add_group_scopes (storage, none, author, *ret_scopes, error);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const CbkHqPlace *one = a, *other = b;
  int order = strcmp (one->type, other->type);

  return order != 0 ? order : strcmp (one->id, other->id);
}

static gboolean
same_places (GArray *a, GArray *b)
{
  if (a->len != b->len)
    return FALSE;

  g_array_sort (a, compare_places);
  g_array_sort (b, compare_places);
  for (guint i = 0; i < a->len; i++)
    if (compare_places (&g_array_index (a, CbkHqPlace, i), &g_array_index (b, CbkHqPlace, i)) != 0 ||
        g_array_index (a, CbkHqPlace, i).rank != g_array_index (b, CbkHqPlace, i).rank)
      return FALSE;

  return TRUE;
}

gboolean
cbk_hq_update_homes (CbkHqStorage *storage, CbkRecordClass *klass, const char *id, const CbkScoping *scoping, gboolean *ret_moved,
              GError **error)
{
  g_autoptr(GArray) before = NULL;
  g_autoptr(GArray) after = NULL;

  if (!cbk_hq_storage_list_homes (storage, klass->entity->name, id, &before, error) ||
      !find_homes (storage, klass, id, scoping, &after, error))
    return FALSE;

  *ret_moved = !same_places (before, after);

  return !*ret_moved || cbk_hq_storage_put_homes (storage, klass->entity->name, id, after, error);
}

/* A list that ends on a day lets people in until that day is over. */
static gint64
holders_until (const CbkScoping *scoping)
{
  CbkDay day = cbk_day_parse (scoping->ends_on);

  return day != CBK_DAY_UNSET ? cbk_uk_start_of_day (day + 1) : G_MAXINT64;
}

static gboolean
put_scoping (CbkHqStorage *storage, CbkHqPlacing *self, const char *author, GError **error)
{
  const CbkEntity *entity = self->klass->entity;
  gboolean is_list = g_str_equal (entity->name, NEED_TO_KNOW);
  g_autofree char *list = is_list ? g_strconcat ("restricted:", self->id, NULL) : NULL;

  if (!cbk_hq_storage_put_mentions (storage, entity->name, self->id, self->before.ties, self->after.ties, error))
    return FALSE;

  if (entity->holders != NULL &&
      !cbk_hq_storage_put_holders (storage, entity->name, self->id, self->after.holders, holders_until (&self->after), error))
    return FALSE;

  if (list != NULL && !ensure_root (storage, NEED_TO_KNOW, self->id, list, error))
    return FALSE;

  return entity->scoping != CBK_SCOPING_ROOT || put_root (storage, self, author, error);
}

static gboolean
any_decides (CbkRecordClass *klass, JsonObject *changed)
{
  JsonObjectIter iter;
  const char *name;

  json_object_iter_init (&iter, changed);
  while (json_object_iter_next (&iter, &name, NULL))
    if (cbk_scoping_reads (klass, name))
      return TRUE;

  return FALSE;
}

/**
 * cbk_hq_place_record:
 * @storage: in a transaction
 * @placing: (out): to be cleared
 * @klass: the record's kind
 * @before: (nullable): its document before this change, which outlives @placing
 * @after: its document from now on, which outlives @placing
 * @changed: has what is not as it was, by its name
 * @record: the record; @record->scopes is what it was before, and becomes what it is from now on
 * @error: any store error
 *
 * Finds out in which scopes a record is. A change of what does not matter to that costs nothing.
 *
 * Returns: whether that went well; cbk_hq_place_others() is due once the record is written
 */
gboolean
cbk_hq_place_record (CbkHqStorage *storage, CbkHqPlacing *placing, CbkRecordClass *klass, JsonObject *before,
                     JsonObject *after, JsonObject *changed, CbkHqRecord *record, GError **error)
{
  const char *author = cbk_json_get_text (after, "created_by");
  g_autoptr(GArray) scopes = NULL;

  *placing = (CbkHqPlacing){ .klass = klass, .made = before == NULL,
                              .settled = before != NULL && !any_decides (klass, changed) };
  if (placing->settled)
    return TRUE;

  g_strlcpy (placing->id, record->id, sizeof placing->id);
  cbk_scoping_init (&placing->after, klass, after);
  if (before != NULL)
    cbk_scoping_init (&placing->before, klass, before);

  placing->settled = before != NULL && cbk_scoping_same (&placing->before, &placing->after);
  if (placing->settled)
    return TRUE;

  if (before == NULL && !cbk_hq_storage_await_makers (storage, FALSE, error))
    return FALSE;

  placing->regrouped = before != NULL && klass->entity->scoping == CBK_SCOPING_ROOT &&
                       !cbk_scoping_same_groups (&placing->before, &placing->after);
  if (!put_scoping (storage, placing, author, error) ||
      !cbk_hq_update_homes (storage, klass, record->id, &placing->after, &placing->moved, error) ||
      !cbk_hq_find_scopes (storage, klass, record->id, author, &scopes, error))
    return FALSE;

  g_clear_pointer (&record->scopes, g_array_unref);
  record->scopes = g_steal_pointer (&scopes);

  return TRUE;
}
