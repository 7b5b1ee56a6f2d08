/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"
#include "core/cbk-work.h"

static const CbkParam params[] = {
  { "flags", N_("Flags"), CBK_FIELD_LIST, FALSE, "case_flag" },
  { "hidden_crimes", N_("Hidden crimes"), CBK_FIELD_LIST, FALSE, "hidden_crime" },
  { "repeat_victim", N_("Repeat victim"), CBK_FIELD_BOOL, FALSE, NULL },
  { "why", N_("Why"), CBK_FIELD_TEXT, TRUE, NULL },
};

/* What the list "hidden_crime" prompts for is said at once, not found out later. */
static void
prompt (CbkContext *context, CbkRecord *record)
{
  const char *const *crimes = cbk_record_get_list (record, "hidden_crimes");

  for (guint i = 0; crimes != NULL && crimes[i] != NULL; i++)
    {
      JsonObject *attributes = cbk_work_attributes (context, "hidden_crime", crimes[i]);
      JsonArray *prompts = attributes != NULL && json_object_has_member (attributes, "prompts")
                             ? json_object_get_array_member (attributes, "prompts")
                             : NULL;
      g_autoptr(GString) words = g_string_new (NULL);

      for (guint j = 0; prompts != NULL && j < json_array_get_length (prompts); j++)
        g_string_append_printf (words, "%s%s", j > 0 ? ", " : "", json_array_get_string_element (prompts, j));

      if (words->len > 0)
        {
          g_strdelimit (words->str, "_", ' ');
          cbk_context_warn (context, "%s: think of %s.", cbk_work_label (context, "hidden_crime", crimes[i]),
                            words->str);
        }
    }
}

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *record = cbk_work_take (context, error);

  if (record == NULL ||
      !cbk_context_fill (context, record, error, "flags", "hidden_crimes", "repeat_victim", NULL))
    return FALSE;

  if (cbk_context_get_text (context, "hidden_crimes") != NULL)
    prompt (context, record);

  return cbk_work_log (context, record, "note", error, "Flags set: %s",
                       cbk_context_get_text (context, "why"));
}

const CbkCommand cbk_command_flag_case = {
  .name = "flag_case",
  .subject = "case",
  .label = N_("Flags…"),
  .done = N_("Flags set"),
  .about = N_("Sets the flags and hidden crimes of a case, with the reason, and says what they call for."),
  .who = CBK_ROLES_WORKING,
  CBK_PARAMS (params),
  .run = run,
};
