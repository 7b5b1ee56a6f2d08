/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-steps.h"
#include "core/cbk-victim-duties.h"
#include "core/commands/cbk-commands.h"

static const CbkParam params[] = {
  { "kind", N_("Kind"), CBK_FIELD_CODE, TRUE, "interview_kind" },
  { "started_at", N_("Started"), CBK_FIELD_TIME, TRUE, NULL },
  { "ended_at", N_("Ended"), CBK_FIELD_TIME, FALSE, NULL },
  { "interview", N_("Interview planned before"), CBK_FIELD_REF, FALSE, "interview" },
  { "case_id", N_("Case"), CBK_FIELD_REF, FALSE, "case" },
  { "person", N_("Person"), CBK_FIELD_REF, FALSE, "person" },
  { "custody_record", N_("Custody record"), CBK_FIELD_REF, FALSE, "custody_record" },
  { "title", N_("Subject"), CBK_FIELD_TEXT, FALSE, NULL },
  { "breaks", N_("Breaks"), CBK_FIELD_TEXT, FALSE, NULL },
  { "offences", N_("Offences"), CBK_FIELD_LIST, FALSE, NULL },
  { "points_to_prove", N_("Points to prove"), CBK_FIELD_LIST, FALSE, NULL },
  { "place", N_("Where"), CBK_FIELD_TEXT, FALSE, NULL },
  { "officers", N_("Officers"), CBK_FIELD_LIST, FALSE, NULL },
  { "persons_present", N_("Persons present"), CBK_FIELD_TEXT, FALSE, NULL },
  { "solicitor", N_("Solicitor"), CBK_FIELD_TEXT, FALSE, NULL },
  { "appropriate_adult", N_("Appropriate adult"), CBK_FIELD_TEXT, FALSE, NULL },
  { "interpreter", N_("Interpreter"), CBK_FIELD_TEXT, FALSE, NULL },
  { "cautioned_at", N_("Caution given"), CBK_FIELD_TIME, FALSE, NULL },
  { "caution_understood", N_("Caution understood"), CBK_FIELD_CODE, FALSE, "yes_no_unknown" },
  { "special_warnings", N_("Special warnings"), CBK_FIELD_TEXT, FALSE, NULL },
  { "recording_reference", N_("Recording reference"), CBK_FIELD_TEXT, FALSE, NULL },
  { "recording_hash", N_("SHA-256 of the recording"), CBK_FIELD_TEXT, FALSE, NULL },
  { "prepared_statement", N_("Prepared statement"), CBK_FIELD_CODE, FALSE, "yes_no_unknown" },
  { "answered", N_("Answers"), CBK_FIELD_CODE, FALSE, "interview_answers" },
  { "summary", N_("Summary"), CBK_FIELD_TEXT, FALSE, NULL },
  { "unused_note", N_("Unused material"), CBK_FIELD_TEXT, FALSE, NULL },
};

static gboolean
is_under_caution (CbkRecord *interview)
{
  const char *kind = cbk_record_get_text (interview, "kind");

  return !g_str_equal (kind, "witness") && !g_str_equal (kind, "significant") && !g_str_equal (kind, "return");
}

static gboolean
fill (CbkContext *context, CbkRecord *interview, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (params); i++)
    if (!g_str_equal (params[i].name, "interview") && !cbk_context_fill (context, interview, error, params[i].name, NULL))
      return FALSE;

  return TRUE;
}

static gboolean
check_times (CbkContext *context, CbkRecord *interview, GError **error)
{
  gint64 started = cbk_record_get_int (interview, "started_at");
  gint64 ended = cbk_record_get_int (interview, "ended_at");

  if (ended != CBK_TIME_UNSET && ended < started)
    return cbk_context_refuse (context, error, "An interview does not end before it starts");

  return cbk_step_check_past (context, started, "The interview", error) &&
         cbk_step_check_past (context, ended, "The end", error);
}

static void
warn_missing (CbkContext *context, CbkRecord *interview)
{
  if (is_under_caution (interview) && cbk_record_get_int (interview, "cautioned_at") == CBK_TIME_UNSET)
    cbk_context_warn (context, "The caution is not recorded.");

  if (is_under_caution (interview) && cbk_record_get_text (interview, "recording_reference") == NULL)
    cbk_context_warn (context, "The reference of the recording is not recorded.");

  if (cbk_record_get_text (interview, "persons_present") == NULL)
    cbk_context_warn (context, "Who was present is not recorded.");
}

static gboolean
move (CbkContext *context, CbkRecord *interview, GError **error)
{
  if (!cbk_context_move (context, interview, "start", error))
    return FALSE;

  if (cbk_record_get_int (interview, "ended_at") == CBK_TIME_UNSET)
    return TRUE;

  return cbk_context_move (context, interview, "end", error) &&
         (cbk_record_get_text (interview, "summary") == NULL || cbk_context_move (context, interview, "summarise", error));
}

static gboolean
run (CbkContext *context, GError **error)
{
  const char *planned = cbk_context_get_text (context, "interview");
  CbkRecord *interview = planned != NULL ? cbk_context_edit (context, "interview", planned, error)
                                         : cbk_context_create (context, "interview");

  if (interview == NULL || !fill (context, interview, error) || !check_times (context, interview, error))
    return FALSE;

  cbk_context_set_result (context, interview);
  warn_missing (context, interview);

  return move (context, interview, error) &&
         (!is_under_caution (interview) ||
          cbk_victim_duties_begin_for (context, interview, "interview", cbk_record_get_int (interview, "started_at"), error)) &&
         cbk_step_log (context, interview, "note", error, "Interview recorded");
}

const CbkCommand cbk_command_record_interview = {
  .name = "record_interview",
  .label = N_("Record Interview…"),
  .done = N_("Interview recorded"),
  .about = N_("Records an interview: times, breaks, persons present, caution, recording and summary."),
  .who = CBK_ROLES_WORKING,
  CBK_PARAMS (params),
  .run = run,
};
