/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-conflicts.h"
#include "core/commands/cbk-commands.h"

static const CbkParam params[] = {
  { "choice", N_("Which side all of it takes"), CBK_FIELD_CODE, FALSE, "sync_choice" },
  { "choices", N_("Which side each field takes, as JSON"), CBK_FIELD_TEXT, FALSE, NULL },
  { "rationale", N_("Reason"), CBK_FIELD_TEXT, TRUE, NULL },
};

static JsonObject *
read_choices (CbkContext *context, CbkRecord *conflict, GError **error)
{
  const char *text = cbk_context_get_text (context, "choices"), *all = cbk_context_get_text (context, "choice");
  const char *const *names = cbk_record_get_list (conflict, "fields");
  JsonObject *choices = text != NULL ? cbk_json_parse_object (text, -1, error) : json_object_new ();

  if (choices == NULL || all == NULL)
    return choices;

  json_object_set_string_member (choices, "*", all);
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (!json_object_has_member (choices, names[i]))
      json_object_set_string_member (choices, names[i], all);

  return choices;
}

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *conflict = cbk_context_get_subject (context, error);
  g_autoptr(JsonObject) choices = conflict != NULL ? read_choices (context, conflict, error) : NULL;
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(GString) text = g_string_new (NULL);

  if (choices == NULL || !cbk_conflict_decide (context, conflict, choices, error))
    return FALSE;

  node = json_node_init_object (json_node_alloc (), choices);
  if (!cbk_json_append_node (text, node, error))
    return FALSE;

  cbk_context_set_result (context, conflict);
  cbk_record_set_text (conflict, "choices", text->str);
  cbk_record_set_text (conflict, "resolved_by", cbk_context_get_user (context)->id);
  cbk_record_set_int (conflict, "resolved_at", cbk_context_get_now (context));

  return cbk_context_fill (context, conflict, error, "rationale", NULL) &&
         cbk_context_move (context, conflict, "resolve", error);
}

const CbkCommand cbk_command_resolve_conflict = {
  .name = "resolve_conflict",
  .subject = "sync_conflict",
  .label = N_("Decide Conflict…"),
  .done = N_("Decided"),
  .about = N_("Decides between two changes of the same that were made without knowing of each other."),
  .who = CBK_ROLES_WORKING | CBK_ROLE_ADMINISTRATOR,
  .flags = CBK_COMMAND_FINAL,
  CBK_PARAMS (params),
  .run = run,
};
