/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-conflict.h"

#include "base/cbk-date.h"

/* Whoever decides sees who wrote each side, and when. The author's side is in the conflict; what the record holds may be by
 * somebody else for each field. */

static gboolean
add_stamp (CbkHqStorage *storage, const CbkHqRecord *row, gint64 version, JsonObject *stamps, const char *name, GError **error)
{
  g_autofree char *actor = NULL;
  char text[CBK_TIME_TEXT_SIZE];
  JsonObject *stamp;
  gint64 at;

  if (!cbk_hq_storage_get_author (storage, row->type, row->id, version, &actor, &at, error))
    return FALSE;
  if (at == CBK_TIME_UNSET)
    return TRUE;

  cbk_time_print (at, text);
  stamp = json_object_new ();
  json_object_set_string_member (stamp, "at", text);
  if (actor != NULL)
    json_object_set_string_member (stamp, "by", actor);
  json_object_set_object_member (stamps, name, stamp);

  return TRUE;
}

static JsonObject *
read_stamps (CbkHqStorage *storage, CbkRecord *conflict, const CbkHqRecord *row, GError **error)
{
  g_autoptr(JsonObject) versions = cbk_json_parse_object (row->fver, -1, error);
  g_autoptr(JsonObject) stamps = json_object_new ();
  const char *const *names = cbk_record_get_list (conflict, "fields");

  if (versions == NULL)
    return NULL;

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      gint64 version = cbk_json_get_int (versions, names[i], 0);

      if (version > 0 && !add_stamp (storage, row, version, stamps, names[i], error))
        return NULL;
    }

  return g_steal_pointer (&stamps);
}

/**
 * cbk_hq_conflict_note_authors:
 * @storage: in a transaction
 * @conflict: a draft of a conflict, whose fields are in it
 * @error: any storage error
 *
 * Writes into it who wrote what the record holds now.
 *
 * Returns: whether that could be read
 */
gboolean
cbk_hq_conflict_note_authors (CbkHqStorage *storage, CbkRecord *conflict, GError **error)
{
  g_autoptr(CbkHqRecord) row = NULL;
  g_autoptr(JsonObject) stamps = NULL;

  if (!cbk_hq_storage_get_record (storage, cbk_record_get_text (conflict, "subject_type"),
                                  cbk_record_get_text (conflict, "subject_id"), FALSE, &row, error))
    return FALSE;
  if (row == NULL)
    return TRUE;

  stamps = read_stamps (storage, conflict, row, error);
  if (stamps == NULL)
    return FALSE;

  cbk_hq_conflict_set_json (conflict, "their_stamps", stamps);

  return TRUE;
}
