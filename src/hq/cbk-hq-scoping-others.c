/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-scoping.h"

#include "base/cbk-json.h"
#include "model/cbk-registry.h"

/* Records that name each other in a ring, which no program of ours makes, are not followed for ever. */
#define MAX_VISITS 8

/* Others that have to be looked at, because of a record that was. */
typedef struct
{
  CbkHqStorage *storage;
  const CbkHqChange *change;
  GPtrArray *queue;          /* CbkHqPlace; with rank 1 when only its scopes are to be found again */
  GHashTable *visits;        /* "type id" to how often */
} CbkHqFollowing;

static void
enqueue (CbkHqFollowing *self, const char *type, const char *id, gboolean scopes_only)
{
  CbkHqPlace *place = g_new0 (CbkHqPlace, 1);

  g_strlcpy (place->type, type, sizeof place->type);
  g_strlcpy (place->id, id, sizeof place->id);
  place->rank = scopes_only;
  g_ptr_array_add (self->queue, place);
}

static void
enqueue_ties (CbkHqFollowing *self, GArray *ties)
{
  for (guint i = 0; ties != NULL && i < ties->len; i++)
    {
      const CbkTie *tie = &g_array_index (ties, CbkTie, i);

      if (!tie->home)
        enqueue (self, tie->type, tie->id, FALSE);
    }
}

static gboolean
enqueue_children (CbkHqFollowing *self, const char *type, const char *id, GError **error)
{
  g_autoptr(GArray) places = NULL;

  if (!cbk_hq_storage_list_mentions (self->storage, type, id, FALSE, &places, error))
    return FALSE;

  for (guint i = 0; i < places->len; i++)
    {
      const CbkHqPlace *place = &g_array_index (places, CbkHqPlace, i);

      if (place->rank == 1)
        enqueue (self, place->type, place->id, FALSE);
    }

  return TRUE;
}

static gboolean
enqueue_parts (CbkHqFollowing *self, const char *type, const char *id, GError **error)
{
  g_autoptr(GArray) places = NULL;

  if (!cbk_hq_storage_list_parts (self->storage, type, id, &places, error))
    return FALSE;

  for (guint i = 0; i < places->len; i++)
    {
      const CbkHqPlace *place = &g_array_index (places, CbkHqPlace, i);

      if (!g_str_equal (place->id, id) || !g_str_equal (place->type, type))
        enqueue (self, place->type, place->id, TRUE);
    }

  return TRUE;
}

static gboolean
may_visit (CbkHqFollowing *self, const CbkHqPlace *place)
{
  char *key = g_strconcat (place->type, " ", place->id, NULL);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->visits, key)) + 1;

  g_hash_table_replace (self->visits, key, GUINT_TO_POINTER (n));

  return n <= MAX_VISITS;
}

/* What is named and not here yet finds its place when it comes; whoever makes it just now is waited for. */
static gboolean
get_record (CbkHqStorage *storage, const CbkHqPlace *place, CbkHqRecord **ret_record, GError **error)
{
  if (!cbk_hq_storage_get_record (storage, place->type, place->id, TRUE, ret_record, error))
    return FALSE;

  return *ret_record != NULL || storage->db->klass->await_makers == NULL ||
         (cbk_hq_storage_await_makers (storage, TRUE, error) &&
          cbk_hq_storage_get_record (storage, place->type, place->id, TRUE, ret_record, error));
}

static gboolean
follow (CbkHqFollowing *self, const CbkHqPlace *place, GError **error)
{
  CbkRecordClass *klass = cbk_registry_find (place->type);
  g_autoptr(CbkHqRecord) record = NULL;
  g_autoptr(JsonObject) doc = NULL;
  g_autoptr(GArray) scopes = NULL;
  g_auto(CbkScoping) scoping = { 0 };
  gboolean moved = FALSE;

  if (klass == NULL || !may_visit (self, place))
    return TRUE;

  if (!get_record (self->storage, place, &record, error))
    return FALSE;

  if (record == NULL || record->disposed)
    return TRUE;

  doc = cbk_json_parse_object (record->doc, -1, error);
  if (doc == NULL)
    return FALSE;

  cbk_scoping_init (&scoping, klass, doc);
  if (place->rank == 0 && !cbk_hq_update_homes (self->storage, klass, place->id, &scoping, &moved, error))
    return FALSE;

  if (!moved && place->rank == 0)
    return TRUE;

  if (!cbk_hq_find_scopes (self->storage, klass, place->id, cbk_json_get_text (doc, "created_by"), &scopes, error) ||
      !cbk_hq_storage_move_record (self->storage, record, scopes, self->change, error))
    return FALSE;

  if (moved)
    enqueue_ties (self, scoping.ties);

  return !moved || enqueue_children (self, place->type, place->id, error);
}

static gboolean
begin_following (CbkHqFollowing *self, CbkHqPlacing *placing, GError **error)
{
  const char *type = placing->klass->entity->name;

  if (placing->regrouped && !enqueue_parts (self, type, placing->id, error))
    return FALSE;

  enqueue_ties (self, placing->before.ties);
  enqueue_ties (self, placing->after.ties);

  return !placing->moved || enqueue_children (self, type, placing->id, error);
}

/**
 * cbk_hq_place_others:
 * @storage: in a transaction
 * @placing: what cbk_hq_place_record() found
 * @change: on whose account
 * @error: any store error
 *
 * Moves what belongs to the record, what it names and what it no longer names: all in the transaction that moved it.
 *
 * Returns: whether that went well
 */
gboolean
cbk_hq_place_others (CbkHqStorage *storage, CbkHqPlacing *placing, const CbkHqChange *change, GError **error)
{
  g_autoptr(GPtrArray) queue = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GHashTable) visits = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  CbkHqFollowing self = { storage, change, queue, visits };

  if (placing->settled)
    return TRUE;

  if (!begin_following (&self, placing, error))
    return FALSE;

  for (guint i = 0; i < queue->len; i++)
    {
      CbkHqPlace place = *(CbkHqPlace *) queue->pdata[i];

      if (!follow (&self, &place, error))
        return FALSE;
    }

  return TRUE;
}
