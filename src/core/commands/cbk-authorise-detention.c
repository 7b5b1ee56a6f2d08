/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-custody-clock.h"
#include "core/cbk-steps.h"
#include "core/commands/cbk-commands.h"

static const CbkParam params[] = {
  { "authorised_at", N_("When authorised"), CBK_FIELD_TIME, FALSE, NULL },
  { "arrived_at", N_("Arrived at the station"), CBK_FIELD_TIME, FALSE, NULL },
  { "authorised_by", N_("Authorised by"), CBK_FIELD_TEXT, FALSE, NULL },
  { "grounds", N_("Grounds"), CBK_FIELD_TEXT, TRUE, NULL },
  { "reference", N_("Custody number"), CBK_FIELD_TEXT, FALSE, NULL },
  { "solicitor", N_("Solicitor"), CBK_FIELD_TEXT, FALSE, NULL },
  { "appropriate_adult", N_("Appropriate adult"), CBK_FIELD_TEXT, FALSE, NULL },
  { "interpreter", N_("Interpreter"), CBK_FIELD_TEXT, FALSE, NULL },
};

static void
warn_deadlines (CbkContext *context, CbkRecord *custody)
{
  cbk_context_warn (context, "%s", cbk_record_get_text (custody, "detention_rule"));
  cbk_context_warn (context, "%s", cbk_record_get_text (custody, "review_rule"));
}

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *custody = cbk_context_get_subject (context, error);
  gint64 at = cbk_context_get_time (context, "authorised_at");

  if (custody == NULL || !cbk_step_check_past (context, at, "The authorisation", error))
    return FALSE;

  cbk_context_set_result (context, custody);
  cbk_record_set_int (custody, "authorised_at", at);
  cbk_record_set_text (custody, "authorised_by", cbk_context_get_user (context)->name);
  if (!cbk_context_fill (context, custody, error, "arrived_at", "authorised_by", "grounds", "reference", "solicitor",
                         "appropriate_adult", "interpreter", NULL) ||
      cbk_custody_clock_add_event (context, custody, "authorised", at, error) == NULL ||
      !cbk_custody_clock_set (context, custody, error) || !cbk_context_move (context, custody, "authorise", error))
    return FALSE;

  if (at < cbk_record_get_int (custody, "relevant_at"))
    return cbk_context_refuse (context, error, "Detention cannot be authorised before the relevant time");

  warn_deadlines (context, custody);

  return cbk_step_log (context, custody, "state", error, "Detention authorised");
}

const CbkCommand cbk_command_authorise_detention = {
  .name = "authorise_detention",
  .subject = "custody_record",
  .label = N_("Authorise Detention…"),
  .done = N_("Detention authorised; reviews are due from now on"),
  .about = N_("Records that detention was authorised, from which reviews are counted."),
  .who = CBK_ROLE_CUSTODY | CBK_ROLE_INVESTIGATOR | CBK_ROLE_SUPERVISOR,
  CBK_PARAMS (params),
  .run = run,
};
