/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-conflicts.h"

#include "base/cbk-error.h"
#include "core/cbk-context-private.h"
#include "model/cbk-record-json.h"

/* Deciding what headquarters holds (docs/sync.md, "Conflicts"): the record and the conflict change in one piece, and come
 * back together when somebody else was faster. */

static JsonObject *
read_values (CbkRecord *conflict, const char *name)
{
  const char *text = cbk_record_get_text (conflict, name);
  JsonObject *values = text != NULL ? cbk_json_parse_object (text, -1, NULL) : NULL;

  return values != NULL ? values : json_object_new ();
}

/* Other open ones about the same record: whoever decides has them before them, and headquarters is told so. */
static gboolean
note_seen (CbkContext *context, CbkRecord *conflict, GError **error)
{
  g_autoptr(GPtrArray) found = cbk_context_find (context, "sync_conflict", error, "subject_id",
                                                 cbk_record_get_text (conflict, "subject_id"), "state", "open", NULL);

  if (found == NULL)
    return FALSE;

  cbk_change_set_resolve (context->changes, conflict->id);
  for (guint i = 0; i < found->len; i++)
    {
      CbkRecord *other = found->pdata[i];

      if (!g_str_equal (other->id, conflict->id))
        cbk_change_set_resolve (context->changes, other->id);
    }

  return TRUE;
}

static gboolean
set_value (CbkContext *context, CbkRecord *record, JsonObject *ours, const char *name, JsonNode *choice, GError **error)
{
  const CbkField *field = cbk_record_class_find_field (CBK_RECORD_GET_CLASS (record), name);
  JsonNode *wanted = json_object_get_member (ours, name);

  if (field == NULL)
    return cbk_context_refuse (context, error, "“%s” is of a newer version of this program; it is decided with that one", name);

  if (JSON_NODE_HOLDS_OBJECT (choice))
    return cbk_record_parse_field (record, field, cbk_json_get_text (json_node_get_object (choice), "value"), error);

  if (wanted != NULL)
    return cbk_record_read_value (record, field, wanted, error);

  cbk_record_clear_field (record, field);

  return TRUE;
}

static gboolean
is_theirs (JsonNode *choice)
{
  return JSON_NODE_HOLDS_VALUE (choice) && g_strcmp0 (json_node_get_string (choice), "theirs") == 0;
}

static gboolean
apply_choices (CbkContext *context, CbkRecord *conflict, JsonObject *choices, GError **error)
{
  g_autoptr(JsonObject) ours = read_values (conflict, "our_values");
  const char *const *names = cbk_record_get_list (conflict, "fields");
  CbkRecord *record = NULL;

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      JsonNode *choice = json_object_get_member (choices, names[i]);

      if (choice == NULL)
        return cbk_context_refuse (context, error, "Say which side “%s” takes: ours, theirs, or a value", names[i]);

      if (is_theirs (choice))
        continue;

      if (record == NULL)
        record = cbk_context_edit (context, cbk_record_get_text (conflict, "subject_type"),
                                   cbk_record_get_text (conflict, "subject_id"), error);
      if (record == NULL || !set_value (context, record, ours, names[i], choice, error))
        return FALSE;
    }

  return record == NULL || note_seen (context, conflict, error);
}

/**
 * cbk_conflict_decide:
 * @context: a context
 * @conflict: a draft of an open conflict
 * @choices: for each field "ours", "theirs" or an object with "value", as a person types it; "*" stands for what was saved
 *   together, which is taken or left together
 * @error: %CBK_ERROR_STATE when it cannot be decided so, %CBK_ERROR_INVALID for a value that its field does not take
 *
 * Changes the record as was decided. What was saved together headquarters applies itself.
 *
 * Returns: whether it can be
 */
gboolean
cbk_conflict_decide (CbkContext *context, CbkRecord *conflict, JsonObject *choices, GError **error)
{
  const char *kind = cbk_record_get_text (conflict, "kind");

  if (g_strcmp0 (cbk_record_get_text (conflict, "state"), "open") != 0)
    return cbk_context_refuse (context, error, "This was decided already");

  if (g_strcmp0 (kind, "quarantine") == 0)
    return cbk_context_refuse (context, error,
                               "This could not be applied; an administrator releases or rejects it at headquarters");

  if (g_strcmp0 (kind, "constraint") == 0)
    return TRUE;

  if (g_strcmp0 (kind, "group") == 0)
    return json_object_has_member (choices, "*") ||
           cbk_context_refuse (context, error, "What was saved together is taken or left together: ours or theirs");

  return apply_choices (context, conflict, choices, error);
}
