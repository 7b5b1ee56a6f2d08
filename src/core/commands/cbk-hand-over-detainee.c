/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-custody-clock.h"
#include "core/cbk-steps.h"
#include "core/commands/cbk-commands.h"

static const CbkParam params[] = {
  { "pipt_officer", N_("To officer"), CBK_FIELD_REF, TRUE, "officer" },
  { "handover_note", N_("What they need to know"), CBK_FIELD_TEXT, TRUE, NULL },
};

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *custody = cbk_context_get_subject (context, error);
  gint64 now = cbk_context_get_now (context);

  if (custody == NULL)
    return FALSE;

  if (g_str_equal (cbk_record_get_text (custody, "state"), "released"))
    return cbk_context_refuse (context, error, "This person has left custody already");

  cbk_context_set_result (context, custody);
  cbk_record_set_int (custody, "handed_over_at", now);
  cbk_record_set_text (custody, "handed_over_by", cbk_context_get_user (context)->id);

  return cbk_context_fill (context, custody, error, "pipt_officer", "handover_note", NULL) &&
         cbk_custody_clock_add_event (context, custody, "handover", now, error) != NULL &&
         cbk_step_log (context, custody, "handover", error, "Handed over: %s",
                       cbk_context_get_text (context, "handover_note"));
}

const CbkCommand cbk_command_hand_over_detainee = {
  .name = "hand_over_detainee",
  .subject = "custody_record",
  .label = N_("Hand Over…"),
  .done = N_("Handed over"),
  .about = N_("Hands a detained person's case to an officer of the Prisoner Intervention and Prevention Team."),
  .who = CBK_ROLE_CUSTODY | CBK_ROLE_INVESTIGATOR | CBK_ROLE_SUPERVISOR,
  CBK_PARAMS (params),
  .run = run,
};
