/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-bail-terms.h"
#include "core/cbk-steps.h"
#include "core/cbk-victim-duties.h"
#include "core/commands/cbk-commands.h"

static const CbkParam params[] = {
  { "bail", N_("Bail or release that it follows"), CBK_FIELD_REF, FALSE, "bail" },
  { "custody_record", N_("Custody record"), CBK_FIELD_REF, FALSE, "custody_record" },
  { "case_id", N_("Case"), CBK_FIELD_REF, FALSE, "case" },
  { "person", N_("Person"), CBK_FIELD_REF, FALSE, "person" },
  { "kind", N_("Kind"), CBK_FIELD_CODE, FALSE, "bail_kind" },
  { "case_class", N_("Standard or other case"), CBK_FIELD_CODE, FALSE, "bail_case_class" },
  { "arrested_on", N_("Arrested"), CBK_FIELD_DATE, FALSE, NULL },
  { "granted_at", N_("When granted"), CBK_FIELD_TIME, FALSE, NULL },
  { "granted_by", N_("Granted by"), CBK_FIELD_TEXT, FALSE, NULL },
  { "granted_rank", N_("Rank"), CBK_FIELD_CODE, FALSE, "rank" },
  { "grounds_reason", N_("Reasons for A to D"), CBK_FIELD_TEXT, FALSE, NULL },
  { "ground_suspicion", N_("A: grounds to suspect"), CBK_FIELD_CODE, FALSE, "yes_no_unknown" },
  { "ground_time", N_("B: more time needed"), CBK_FIELD_CODE, FALSE, "yes_no_unknown" },
  { "ground_diligence", N_("C: diligent and expeditious"), CBK_FIELD_CODE, FALSE, "yes_no_unknown" },
  { "ground_necessity", N_("D: necessary and proportionate"), CBK_FIELD_CODE, FALSE, "yes_no_unknown" },
  { "conditions", N_("Conditions"), CBK_FIELD_LIST, FALSE, NULL },
  { "conditions_reason", N_("Why these conditions"), CBK_FIELD_TEXT, FALSE, NULL },
  { "victim_asked", N_("Victim's views sought"), CBK_FIELD_CODE, FALSE, "yes_no_unknown" },
  { "victim_views", N_("Victim's views"), CBK_FIELD_TEXT, FALSE, NULL },
  { "return_at", N_("To answer bail"), CBK_FIELD_TIME, FALSE, NULL },
  { "return_station", N_("Where to answer"), CBK_FIELD_TEXT, FALSE, NULL },
};

static CbkRecord *
begin (CbkContext *context, GError **error)
{
  const char *id = cbk_context_get_text (context, "bail");
  CbkRecord *bail = id != NULL ? cbk_context_edit (context, "bail", id, error) : cbk_context_create (context, "bail");
  const CbkUser *user = cbk_context_get_user (context);

  if (bail == NULL)
    return NULL;

  cbk_context_set_result (context, bail);
  cbk_record_set_text (bail, "kind", "precharge");
  cbk_record_set_text (bail, "granted_by", user->name);
  cbk_record_set_text (bail, "granted_rank", user->rank);
  cbk_record_set_int (bail, "granted_at", cbk_context_get_time (context, "granted_at"));
  if (cbk_record_get_text (bail, "case_class") == NULL)
    cbk_record_set_text (bail, "case_class", "standard");

  return bail;
}

static void
note_victim_asked (CbkContext *context, CbkRecord *bail)
{
  if (g_strcmp0 (cbk_record_get_text (bail, "victim_asked"), "yes") == 0 &&
      cbk_record_get_int (bail, "victim_asked_at") == CBK_TIME_UNSET)
    cbk_record_set_int (bail, "victim_asked_at", cbk_context_get_now (context));
}

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *bail = begin (context, error);

  if (bail == NULL ||
      !cbk_context_fill (context, bail, error, "custody_record", "case_id", "person", "kind", "case_class", "arrested_on",
                         "granted_by", "granted_rank", "grounds_reason", "ground_suspicion", "ground_time",
                         "ground_diligence", "ground_necessity", "conditions", "conditions_reason", "victim_asked",
                         "victim_views", "return_at", "return_station", NULL))
    return FALSE;

  note_victim_asked (context, bail);

  return cbk_bail_terms_take_custody (context, bail, error) && cbk_bail_terms_set_end (context, bail, error) &&
         cbk_bail_terms_check_grant (context, bail, error) && cbk_context_move (context, bail, "grant", error) &&
         cbk_step_set_suspect_status (context, bail, "bailed", error) &&
         cbk_victim_duties_begin_for (context, bail, "release_bail", cbk_record_get_int (bail, "granted_at"), error) &&
         cbk_step_log (context, bail, "state", error, "Released on bail until %s", cbk_record_get_text (bail, "ends_on"));
}

const CbkCommand cbk_command_grant_bail = {
  .name = "grant_bail",
  .label = N_("Grant Bail…"),
  .done = N_("Bail recorded; the victims are to be told"),
  .about = N_("Records bail before charge; its end follows the rules of the day of arrest."),
  .who = CBK_ROLE_CUSTODY | CBK_ROLE_INVESTIGATOR | CBK_ROLE_SUPERVISOR,
  CBK_PARAMS (params),
  .run = run,
};
