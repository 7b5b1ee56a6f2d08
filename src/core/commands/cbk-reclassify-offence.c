/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"
#include "core/cbk-work.h"

static const CbkParam params[] = {
  { "classification", N_("Classification"), CBK_FIELD_CODE, TRUE, "offence_class" },
  { "reclassified_reason", N_("Why classified anew"), CBK_FIELD_TEXT, TRUE, NULL },
  { "title", N_("Offence"), CBK_FIELD_TEXT, FALSE, NULL },
};

static CbkRecord *
copy_offence (CbkContext *context, CbkRecord *offence)
{
  static const char *const not_copied[] = {
    "state",         "previous",   "reclassified_reason", "severity_days", "severity_table",
    "cancel_answer", "time_limit", "time_limit_rule",     "title",         NULL,
  };
  CbkRecord *copy = cbk_context_create (context, "offence");
  const CbkEntity *entity = cbk_record_get_entity (offence);

  for (guint i = 0; i < entity->n_fields; i++)
    if (!g_strv_contains (not_copied, entity->fields[i].name))
      cbk_record_copy_field (
        copy, offence, cbk_record_class_find_field (CBK_RECORD_GET_CLASS (copy), entity->fields[i].name));

  cbk_record_set_text (copy, "previous", offence->id);
  cbk_record_set_text (copy, "restricted_to", offence->restricted_to);
  cbk_context_set_result (context, copy);

  return copy;
}

static gboolean
tell_case (CbkContext *context, CbkRecord *offence, CbkRecord *copy, GError **error)
{
  CbkRecord *subject = cbk_work_edit_parent (context, offence, error);

  if (subject == NULL)
    return FALSE;

  if (g_strcmp0 (cbk_record_get_text (subject, "classification"),
                 cbk_record_get_text (offence, "classification")) == 0)
    cbk_record_set_text (subject, "classification", cbk_record_get_text (copy, "classification"));

  return TRUE;
}

/* Never overwritten: the first row stays with what it was counted as, and says why it no longer is. */
static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *offence = cbk_context_get_subject (context, error);
  CbkRecord *copy;

  if (offence == NULL)
    return FALSE;

  copy = copy_offence (context, offence);

  return cbk_context_fill (context, copy, error, "classification", "title", "reclassified_reason", NULL) &&
         cbk_context_fill (context, offence, error, "reclassified_reason", NULL) &&
         cbk_context_move (context, copy, "record", error) &&
         cbk_context_move (context, offence, "reclassify", error) &&
         tell_case (context, offence, copy, error) &&
         cbk_work_log (
           context, copy, "state", error, "Offence reclassified from %s to %s: %s",
           cbk_work_label (context, "offence_class", cbk_record_get_text (offence, "classification")),
           cbk_work_label (context, "offence_class", cbk_record_get_text (copy, "classification")),
           cbk_record_get_text (copy, "reclassified_reason"));
}

const CbkCommand cbk_command_reclassify_offence = {
  .name = "reclassify_offence",
  .subject = "offence",
  .label = N_("Reclassify…"),
  .done = N_("Offence reclassified"),
  .about = N_(
    "Gives an offence another classification as a further row with the reason; the first row stays."),
  .who = CBK_ROLE_INVESTIGATOR | CBK_ROLE_SUPERVISOR,
  CBK_PARAMS (params),
  .run = run,
};
