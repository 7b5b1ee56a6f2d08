/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-bail-terms.h"
#include "core/cbk-steps.h"
#include "core/cbk-victim-duties.h"
#include "core/commands/cbk-commands.h"

static const CbkParam params[] = {
  { "conditions", N_("Conditions"), CBK_FIELD_LIST, FALSE, NULL },
  { "conditions_reason", N_("Why these conditions"), CBK_FIELD_TEXT, TRUE, NULL },
  { "victim_asked", N_("Victim's views sought"), CBK_FIELD_CODE, FALSE, "yes_no_unknown" },
  { "victim_views", N_("Victim's views"), CBK_FIELD_TEXT, FALSE, NULL },
};

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *bail = cbk_context_get_subject (context, error);
  const char *state = bail != NULL ? cbk_record_get_text (bail, "state") : NULL;

  if (bail == NULL)
    return FALSE;

  if (!g_str_equal (state, "on_bail") && !g_str_equal (state, "extended") && !g_str_equal (state, "suspended"))
    return cbk_context_refuse (context, error, "There is no bail running whose conditions could change");

  /* What the victim said about the conditions before says nothing about the new ones. */
  cbk_context_set_result (context, bail);
  cbk_record_set_list (bail, "conditions", NULL);
  cbk_record_set_text (bail, "victim_asked", NULL);
  cbk_record_set_text (bail, "victim_views", NULL);
  cbk_record_set_int (bail, "victim_asked_at", CBK_TIME_UNSET);
  if (!cbk_context_fill (context, bail, error, "conditions", "conditions_reason", "victim_asked", "victim_views", NULL))
    return FALSE;

  if (g_strcmp0 (cbk_record_get_text (bail, "victim_asked"), "yes") == 0)
    cbk_record_set_int (bail, "victim_asked_at", cbk_context_get_now (context));
  cbk_bail_terms_check_victim (context, bail);

  return cbk_victim_duties_begin_for (context, bail, "bail_change", cbk_context_get_now (context), error) &&
         cbk_step_log (context, bail, "state", error, "Conditions of bail changed");
}

const CbkCommand cbk_command_change_bail_conditions = {
  .name = "change_bail_conditions",
  .subject = "bail",
  .label = N_("Change Conditions…"),
  .done = N_("Conditions changed; the victims are to be told"),
  .about = N_("Changes or cancels the conditions of bail, with the victim's views."),
  .who = CBK_ROLE_CUSTODY | CBK_ROLE_INVESTIGATOR | CBK_ROLE_SUPERVISOR,
  CBK_PARAMS (params),
  .run = run,
};
