/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"
#include "domain/cbk-clocks.h"

static const CbkParam params[] = {
  { "summary", N_("What happened"), CBK_FIELD_TEXT, TRUE, NULL },
  { "incident", N_("Incident that it came from"), CBK_FIELD_REF, FALSE, "incident" },
  { "reported_at", N_("When it was reported"), CBK_FIELD_TIME, FALSE, NULL },
  { "channel", N_("How it was reported"), CBK_FIELD_CODE, FALSE, "report_channel" },
  { "classification", N_("Offence"), CBK_FIELD_CODE, FALSE, "offence_class" },
  { "occurred_from", N_("Happened from"), CBK_FIELD_TIME, FALSE, NULL },
  { "occurred_to", N_("Happened to"), CBK_FIELD_TIME, FALSE, NULL },
  { "place", N_("Place"), CBK_FIELD_REF, FALSE, "address" },
  { "location_text", N_("Place in words"), CBK_FIELD_TEXT, FALSE, NULL },
  { "unit", N_("Unit"), CBK_FIELD_REF, FALSE, "unit" },
  { "flags", N_("Flags"), CBK_FIELD_LIST, FALSE, "case_flag" },
  { "hidden_crimes", N_("Hidden crimes"), CBK_FIELD_LIST, FALSE, "hidden_crime" },
};

static gboolean
take_assessment (CbkContext *context, CbkRecord *record, const char *incident, GError **error)
{
  g_autoptr(GPtrArray) signed_ones =
    cbk_context_find (context, "assessment", error, "subject_id", incident, "state", "signed", NULL);

  if (signed_ones != NULL && signed_ones->len > 0)
    {
      cbk_record_set_int (record, "thrive_version", cbk_record_get_int (signed_ones->pdata[0], "number"));
      cbk_record_set_text (record, "grade", cbk_record_get_text (signed_ones->pdata[0], "grade"));
    }

  return signed_ones != NULL;
}

/* What the incident knows is not typed again. */
static gboolean
take_from_incident (CbkContext *context, CbkRecord *record, GError **error)
{
  const char *id = cbk_context_get_text (context, "incident");
  CbkRecord *incident;

  if (id == NULL)
    return TRUE;

  incident = cbk_context_edit (context, "incident", id, error);
  if (incident == NULL)
    return FALSE;

  if (cbk_record_get_text (incident, "case_id") != NULL)
    return cbk_context_refuse (context, error, "There is a case for this incident already");

  cbk_record_set_text (incident, "case_id", record->id);
  if (cbk_record_get_int (incident, "reported_at") != CBK_TIME_UNSET)
    cbk_record_set_int (record, "reported_at", cbk_record_get_int (incident, "reported_at"));
  cbk_record_set_text (record, "channel", cbk_record_get_text (incident, "channel"));
  cbk_record_set_text (record, "place", cbk_record_get_text (incident, "place"));
  cbk_record_set_text (record, "location_text", cbk_record_get_text (incident, "location_text"));
  cbk_record_set_text (record, "grade", cbk_record_get_text (incident, "grade"));
  cbk_record_set_list (record, "flags", cbk_record_get_list (incident, "flags"));

  return take_assessment (context, record, id, error);
}

static gboolean
check_recording_clock (CbkContext *context, CbkRecord *record, GError **error)
{
  g_autoptr(CbkFinding) clock =
    cbk_clock_start (cbk_context_get_rules (context), cbk_context_get_calendar (context),
                             "recording.crime", cbk_record_get_int (record, "reported_at"), error);

  if (clock == NULL)
    return FALSE;

  if (cbk_context_get_now (context) > cbk_finding_get_end (clock))
    {
      g_autofree char *sentence = cbk_finding_explain (clock);

      cbk_context_warn (context, "%s It is late: please say why on the case.", sentence);
    }

  return TRUE;
}

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *record = cbk_context_create (context, "case");

  cbk_record_set_int (record, "reported_at", cbk_context_get_time (context, "reported_at"));
  cbk_record_set_int (record, "recorded_at", cbk_context_get_now (context));
  cbk_record_set_text (record, "unit", cbk_context_get_user (context)->unit);

  return take_from_incident (context, record, error) &&
         cbk_context_fill (context, record, error, "summary", "incident", "reported_at", "channel",
                           "classification", "occurred_from", "occurred_to", "place", "location_text", "unit",
                           "flags", "hidden_crimes", NULL) &&
         cbk_context_move (context, record, "open", error) &&
         check_recording_clock (context, record, error) &&
         cbk_context_log (context, record, record, "state", "Case opened", error);
}

const CbkCommand cbk_command_open_case = {
  .name = "open_case",
  .label = N_("New Case…"),
  .done = N_("Case opened"),
  .about = N_("Opens a case from a report or an incident."),
  .who = CBK_ROLES_WORKING,
  CBK_PARAMS (params),
  .run = run,
};
