/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-steps.h"
#include "core/commands/cbk-commands.h"

static const CbkParam params[] = {
  { "meets_test", N_("Meets the disclosure test"), CBK_FIELD_CODE, TRUE, "yes_no_unknown" },
  { "decision_reason", N_("Why so decided"), CBK_FIELD_TEXT, TRUE, NULL },
  { "disclosed_as", N_("Disclosed as"), CBK_FIELD_CODE, FALSE, "disclosed_as" },
  { "edited_copy", N_("Edited copy"), CBK_FIELD_REF, FALSE, "exhibit" },
  { "withheld", N_("Withheld by the court's leave"), CBK_FIELD_BOOL, FALSE, NULL },
};

/* Annex C1 of the Disclosure Manual: no - under review; yes - as it can be disclosed; else the court is asked. */
static const char *
find_event (CbkContext *context, CbkRecord *item)
{
  if (cbk_context_get_bool (context, "withheld"))
    return "withhold";

  if (g_str_equal (cbk_record_get_text (item, "meets_test"), "no"))
    return "keep_under_review";

  return g_str_equal (cbk_record_get_text (item, "meets_test"), "yes") && cbk_record_get_text (item, "disclosed_as") != NULL
           ? "disclose" : "ask_for_immunity";
}

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *item = cbk_context_get_subject (context, error);

  if (item == NULL || !cbk_context_fill (context, item, error, "meets_test", "decision_reason", "disclosed_as", "edited_copy", NULL))
    return FALSE;

  cbk_context_set_result (context, item);
  cbk_record_set_text (item, "decided_by", cbk_context_get_user (context)->id);
  cbk_record_set_int (item, "decided_at", cbk_context_get_now (context));
  cbk_record_set_int (item, "reviewed_at", cbk_context_get_now (context));

  return cbk_context_move (context, item, find_event (context, item), error) &&
         cbk_step_log (context, item, "note", error, "Disclosure decided");
}

const CbkCommand cbk_command_decide_disclosure = {
  .name = "decide_disclosure",
  .subject = "disclosure_item",
  .label = N_("Decide…"),
  .done = N_("Decided, with the reason"),
  .about = N_("Decides whether material meets the disclosure test, and how it is disclosed."),
  .who = CBK_ROLES_WORKING,
  CBK_PARAMS (params),
  .run = run,
};
