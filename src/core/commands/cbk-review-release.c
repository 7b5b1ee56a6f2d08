/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-steps.h"
#include "core/commands/cbk-commands.h"
#include "domain/cbk-clocks.h"
#include "base/cbk-error.h"

static const CbkParam params[] = {
  { "decision", N_("What was decided"), CBK_FIELD_TEXT, TRUE, NULL },
  { "sign_off", N_("Signed off by a supervisor"), CBK_FIELD_BOOL, FALSE, NULL },
};

static gboolean
sign_off (CbkContext *context, CbkRecord *bail, GError **error)
{
  g_autoptr(CbkFinding) next = NULL;

  if (!cbk_context_get_bool (context, "sign_off"))
    return TRUE;

  if (!(cbk_context_get_user (context)->roles & CBK_ROLE_SUPERVISOR))
    {
      g_set_error_literal (error, CBK_ERROR, CBK_ERROR_DENIED, "A supervisor signs it off");
      return FALSE;
    }

  next = cbk_clock_start_on (cbk_context_get_rules (context), cbk_context_get_calendar (context), "bail.rui-sign-off",
                             cbk_context_get_today (context), error);
  if (next != NULL)
    cbk_record_set_int (bail, "sign_off_at", cbk_finding_get_end (next));

  return next != NULL;
}

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *bail = cbk_context_get_subject (context, error);
  g_autoptr(CbkFinding) next = NULL;
  g_autofree char *sentence = NULL;

  if (bail == NULL)
    return FALSE;

  if (!g_str_equal (cbk_record_get_text (bail, "state"), "rui"))
    return cbk_context_refuse (context, error, "Only a release under investigation is reviewed so");

  cbk_context_set_result (context, bail);
  next = cbk_clock_next_review (cbk_context_get_rules (context), "bail.rui-review",
                                cbk_day_parse (cbk_record_get_text (bail, "starts_on")), cbk_context_get_today (context), error);
  if (next == NULL)
    return FALSE;

  sentence = cbk_finding_explain (next);
  cbk_record_set_int (bail, "review_at", cbk_finding_get_end (next));
  cbk_record_set_text (bail, "end_rule", sentence);

  return sign_off (context, bail, error) &&
         cbk_step_log (context, bail, "supervision", error, "Release under investigation reviewed: %s",
                       cbk_context_get_text (context, "decision"));
}

const CbkCommand cbk_command_review_release = {
  .name = "review_release",
  .subject = "bail",
  .label = N_("Review Release…"),
  .done = N_("Reviewed; the next review is due"),
  .about = N_("Records a review of a release under investigation, and the supervisor's sign-off."),
  .who = CBK_ROLE_INVESTIGATOR | CBK_ROLE_SUPERVISOR,
  CBK_PARAMS (params),
  .run = run,
};
