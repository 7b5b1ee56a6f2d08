/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-steps.h"
#include "core/cbk-victim-duties.h"
#include "core/commands/cbk-commands.h"

static const CbkParam params[] = {
  { "contact_frequency", N_("Updates agreed"), CBK_FIELD_CODE, TRUE, "contact_frequency" },
};

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *role = cbk_context_get_subject (context, error);
  g_autoptr(GError) local_error = NULL;
  g_autoptr(CbkFinding) next = NULL;
  g_autoptr(CbkRecord) subject = NULL;

  if (role == NULL || !cbk_context_fill (context, role, error, "contact_frequency", NULL))
    return FALSE;

  cbk_context_set_result (context, role);
  next = cbk_victim_duties_next_contact (context, role, cbk_context_get_today (context), &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  cbk_record_set_int (role, "next_contact_at", next != NULL ? cbk_finding_get_end (next) : CBK_TIME_UNSET);

  subject = cbk_context_get (context, cbk_record_get_text (role, "subject_type"), cbk_record_get_text (role, "subject_id"),
                             error);

  return subject != NULL && cbk_victim_duties_meet (context, role, "V4", error) &&
         cbk_context_log (context, subject, role, "contact", "Agreed with the victim how often to be in touch", error);
}

const CbkCommand cbk_command_agree_contact_plan = {
  .name = "agree_contact_plan",
  .subject = "case_role",
  .label = N_("Agree Updates…"),
  .done = N_("Agreed; the next contact is due"),
  .about = N_("Records how often a victim wishes to be kept informed."),
  .who = CBK_ROLES_WORKING,
  CBK_PARAMS (params),
  .run = run,
};
