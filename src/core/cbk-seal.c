/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-seal.h"

#include "model/cbk-record-json.h"

/* What is written beside an entry after it was sealed, and is not part of what was sealed. */
static const char *const later[] = {
  "hash",           "approver",    "approver_rank", "approver_reason",
  "approved_at",    "out_of_hours", "times_returned", NULL,
};

static gboolean
is_sealed (CbkRecord *entry, const CbkField *field)
{
  const CbkEntity *entity = cbk_record_get_entity (entry);

  if (!cbk_record_is_set (entry, field) || g_strv_contains (later, field->name))
    return FALSE;

  return entity->machine == NULL || !g_str_equal (field->name, entity->machine->field);
}

/**
 * cbk_seal_compute:
 * @entry: a record with the fields "number", "previous_hash" and "hash"
 *
 * The SHA-256 of the id and of the entity's own fields as canonical JSON, without its state and what is added
 * to it afterwards.
 *
 * Returns: (transfer full): the hash, in hexadecimal
 */
char *
cbk_seal_compute (CbkRecord *entry)
{
  CbkRecordClass *klass = CBK_RECORD_GET_CLASS (entry);
  guint n_common = klass->n_fields - klass->entity->n_fields;
  g_autoptr(GString) json = g_string_new ("{\"id\":");

  cbk_json_append_string (json, entry->id);
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const CbkField *field = &klass->fields[klass->by_name[i]];

      if (klass->by_name[i] < n_common || !is_sealed (entry, field))
        continue;

      g_string_append_c (json, ',');
      cbk_json_append_string (json, field->name);
      g_string_append_c (json, ':');
      cbk_record_append_value (entry, field, json);
    }
  g_string_append_c (json, '}');

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, json->str, (gssize) json->len);
}

/**
 * cbk_seal_check:
 * @entries: (element-type CbkRecord): the entries of one record, in the order of their numbers
 * @ret_broken: (out) (optional): the index of the first that does not fit, when any
 *
 * Returns: whether every entry is as it was sealed and none is missing between them
 */
gboolean
cbk_seal_check (GPtrArray *entries, guint *ret_broken)
{
  const char *previous = NULL;

  for (guint i = 0; i < entries->len; i++)
    {
      CbkRecord *entry = entries->pdata[i];
      g_autofree char *hash = cbk_seal_compute (entry);

      if (g_strcmp0 (hash, cbk_record_get_text (entry, "hash")) != 0 ||
          g_strcmp0 (previous, cbk_record_get_text (entry, "previous_hash")) != 0 ||
          cbk_record_get_int (entry, "number") != (gint64) i + 1)
        {
          if (ret_broken != NULL)
            *ret_broken = i;
          return FALSE;
        }

      previous = cbk_record_get_text (entry, "hash");
    }

  return TRUE;
}
