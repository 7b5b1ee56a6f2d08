/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-unique.h"

#include "hq/cbk-hq-conflict.h"
#include "model/cbk-registry.h"

/* Two laptops may give the same number without knowing of each other. Both records are kept, and a person is told. */

static gboolean
append_value (GString *key, JsonObject *doc, const char *name)
{
  JsonNode *node = json_object_get_member (doc, name);

  g_string_append (key, key->len == 0 ? "[" : ",");
  cbk_json_append_string (key, name);
  g_string_append_c (key, ',');
  if (node != NULL)
    return cbk_json_append_node (key, node, NULL);
  g_string_append (key, "null");

  return FALSE;
}

/* NULL when the record has nothing there that could be shared. */
static char *
make_key (const CbkUnique *unique, JsonObject *doc)
{
  g_auto(GStrv) within = g_strsplit (unique->within != NULL ? unique->within : "", " ", -1);
  g_autoptr(GString) key = g_string_new (NULL);

  if (!append_value (key, doc, unique->field))
    return NULL;

  for (guint i = 0; within[i] != NULL && *within[i] != '\0'; i++)
    if (!append_value (key, doc, within[i]))
      return NULL;
  g_string_append_c (key, ']');

  return g_string_free (g_steal_pointer (&key), FALSE);
}

static GPtrArray *
list_keys (const CbkEntity *entity, JsonObject *doc)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; doc != NULL && !json_object_has_member (doc, "withdrawn") && i < entity->n_unique; i++)
    {
      char *key = make_key (&entity->unique[i], doc);

      if (key != NULL)
        g_ptr_array_add (keys, key);
    }

  return keys;
}

static gboolean
has_key (GPtrArray *keys, const char *key)
{
  return g_ptr_array_find_with_equal_func (keys, key, g_str_equal, NULL);
}

static gboolean
same_keys (GPtrArray *keys, GPtrArray *others)
{
  for (guint i = 0; i < keys->len; i++)
    if (!has_key (others, keys->pdata[i]))
      return FALSE;

  return keys->len == others->len;
}

/* Whoever shared with this record what it has no more. */
static gboolean
tell_others (CbkHqStorage *storage, CbkHqItem *item, GPtrArray *old_keys, GPtrArray *keys, GError **error)
{
  const char *type = cbk_json_get_text (item->object, "type"), *id = cbk_json_get_text (item->object, "id");

  for (guint i = 0; i < old_keys->len; i++)
    {
      char other[CBK_ID_LENGTH + 1];
      g_autoptr(JsonObject) doc = NULL;

      if (has_key (keys, old_keys->pdata[i]))
        continue;

      if (!cbk_hq_storage_find_same (storage, type, id, old_keys->pdata[i], other, error))
        return FALSE;

      if (*other == '\0')
        continue;

      doc = cbk_hq_read_doc (storage, type, other, error);
      if (doc == NULL || !cbk_hq_conflict_follow (storage, item, other, doc, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
report_new (CbkHqStorage *storage, CbkHqItem *item, const CbkEntity *entity, GPtrArray *old_keys, JsonObject *doc, GError **error)
{
  const char *id = cbk_json_get_text (item->object, "id");

  for (guint i = 0; i < entity->n_unique && !json_object_has_member (doc, "withdrawn"); i++)
    {
      g_autofree char *key = make_key (&entity->unique[i], doc);
      char other[CBK_ID_LENGTH + 1];

      if (key == NULL || has_key (old_keys, key))
        continue;

      if (!cbk_hq_storage_find_same (storage, entity->name, id, key, other, error) ||
          (*other != '\0' && !cbk_hq_conflict_report_twice (storage, item, entity->unique[i].field, other, doc, error)))
        return FALSE;
    }

  return TRUE;
}

/**
 * cbk_hq_unique_check:
 * @storage: in a transaction
 * @item: a mutation that made or changed a record
 * @before: (nullable): the record before it
 * @doc: the record now
 * @error: any store error
 *
 * Returns: whether it was looked at
 */
gboolean
cbk_hq_unique_check (CbkHqStorage *storage, CbkHqItem *item, JsonObject *before, JsonObject *doc, GError **error)
{
  CbkRecordClass *klass = cbk_registry_find (cbk_json_get_text (item->object, "type"));
  const CbkEntity *entity = klass->entity;
  g_autoptr(GPtrArray) old_keys = NULL;
  g_autoptr(GPtrArray) keys = NULL;

  if (entity->n_unique == 0)
    return TRUE;

  old_keys = list_keys (entity, before);
  keys = list_keys (entity, doc);
  if (same_keys (keys, old_keys))
    return TRUE;

  return cbk_hq_storage_set_unique (storage, entity->name, cbk_json_get_text (item->object, "id"), keys, error) &&
         report_new (storage, item, entity, old_keys, doc, error) &&
         tell_others (storage, item, old_keys, keys, error);
}

/**
 * cbk_hq_unique_is_free:
 * @storage: in a transaction
 * @type: a kind of record
 * @id: which
 * @ret_free: (out): whether it shares with no other what it should not
 * @error: any store error
 *
 * Returns: whether it could be told
 */
gboolean
cbk_hq_unique_is_free (CbkHqStorage *storage, const char *type, const char *id, gboolean *ret_free, GError **error)
{
  CbkRecordClass *klass = cbk_registry_find (type);
  g_autoptr(JsonObject) doc = cbk_hq_read_doc (storage, type, id, error);
  g_autoptr(GPtrArray) keys = doc != NULL && klass != NULL ? list_keys (klass->entity, doc) : NULL;

  *ret_free = TRUE;
  if (keys == NULL)
    return doc != NULL || error == NULL || *error == NULL;

  for (guint i = 0; *ret_free && i < keys->len; i++)
    {
      char other[CBK_ID_LENGTH + 1];

      if (!cbk_hq_storage_find_same (storage, type, id, keys->pdata[i], other, error))
        return FALSE;

      *ret_free = *other == '\0';
    }

  return TRUE;
}
