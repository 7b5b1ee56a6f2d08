/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-steps.h"
#include "core/cbk-work.h"
#include "core/commands/cbk-commands.h"

static const CbkParam params[] = {
  { "relevant", N_("Relevant"), CBK_FIELD_CODE, TRUE, "yes_no_unknown" },
  { "relevance_reason", N_("Why relevant, or not"), CBK_FIELD_TEXT, FALSE, NULL },
  { "sensitive", N_("Sensitive"), CBK_FIELD_CODE, FALSE, "yes_no_unknown" },
  { "sensitive_reason", N_("Why sensitive"), CBK_FIELD_TEXT, FALSE, NULL },
  { "description", N_("Description"), CBK_FIELD_TEXT, FALSE, NULL },
};

/* Numbers run over all schedules of a case, and a number once given is kept. */
static gboolean
set_number (CbkContext *context, CbkRecord *item, GError **error)
{
  g_autoptr(GPtrArray) items = NULL;
  gint64 last = 0;

  if (cbk_record_get_int (item, "number") != CBK_INT_UNSET)
    return TRUE;

  items = cbk_work_find (context, "disclosure_item", "case_id", cbk_record_get_text (item, "case_id"), error);
  for (guint i = 0; items != NULL && i < items->len; i++)
    last = MAX (last, cbk_record_get_int (items->pdata[i], "number"));
  cbk_record_set_int (item, "number", last + 1);

  return items != NULL;
}

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *item = cbk_context_get_subject (context, error);
  gboolean sensitive;

  if (item == NULL || !cbk_context_fill (context, item, error, "relevant", "relevance_reason", "sensitive", "sensitive_reason",
                                         "description", NULL))
    return FALSE;

  cbk_context_set_result (context, item);
  if (g_str_equal (cbk_record_get_text (item, "relevant"), "no"))
    return cbk_context_move (context, item, "find_irrelevant", error) &&
           cbk_step_log (context, item, "note", error, "Material found not relevant");

  if (!g_str_equal (cbk_record_get_text (item, "relevant"), "yes"))
    return cbk_context_refuse (context, error, "Whether it is relevant has to be decided first");

  sensitive = g_strcmp0 (cbk_record_get_text (item, "sensitive"), "yes") == 0;
  if (sensitive && cbk_record_get_text (item, "sensitive_reason") == NULL)
    return cbk_context_refuse (context, error, "The schedule of sensitive material gives the reason for each item");

  cbk_record_set_text (item, "schedule", sensitive ? "MG6D" : "MG6C");

  return set_number (context, item, error) && cbk_context_move (context, item, "schedule", error) &&
         cbk_step_log (context, item, "note", error, "Material put on schedule %s", sensitive ? "MG6D" : "MG6C");
}

const CbkCommand cbk_command_schedule_disclosure_item = {
  .name = "schedule_disclosure_item",
  .subject = "disclosure_item",
  .label = N_("Schedule…"),
  .done = N_("Decided"),
  .about = N_("Decides whether material is relevant and sensitive, and numbers it on its schedule."),
  .who = CBK_ROLES_WORKING,
  CBK_PARAMS (params),
  .run = run,
};
