/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-custody-clock.h"
#include "core/cbk-steps.h"
#include "core/cbk-victim-duties.h"
#include "core/commands/cbk-commands.h"

static const CbkParam params[] = {
  { "arrested_at", N_("When arrested"), CBK_FIELD_TIME, TRUE, NULL },
  { "person", N_("Person"), CBK_FIELD_REF, FALSE, "person" },
  { "person_text", N_("Name as booked in"), CBK_FIELD_TEXT, FALSE, NULL },
  { "case_id", N_("Case"), CBK_FIELD_REF, FALSE, "case" },
  { "relevant_basis", N_("How they came"), CBK_FIELD_CODE, FALSE, "relevant_basis" },
  { "arrived_at", N_("Arrived at the station"), CBK_FIELD_TIME, FALSE, NULL },
  { "relevant_at", N_("Relevant time, as the custody system gives it"), CBK_FIELD_TIME, FALSE, NULL },
  { "earlier_detention", N_("Minutes of detention used before"), CBK_FIELD_INT, FALSE, NULL },
  { "reference", N_("Custody number"), CBK_FIELD_TEXT, FALSE, NULL },
  { "site", N_("Custody site"), CBK_FIELD_CODE, FALSE, "custody_site" },
  { "offences", N_("Arrested for"), CBK_FIELD_LIST, FALSE, NULL },
  { "arrest_place", N_("Where arrested"), CBK_FIELD_TEXT, FALSE, NULL },
  { "unverified_reason", N_("Why entered here"), CBK_FIELD_TEXT, FALSE, NULL },
  { "risk_level", N_("Risk"), CBK_FIELD_CODE, FALSE, "risk_level" },
  { "risk_note", N_("Risk in words"), CBK_FIELD_TEXT, FALSE, NULL },
  { "needs", N_("Needs"), CBK_FIELD_LIST, FALSE, "custody_need" },
};

static gboolean
check_times (CbkContext *context, CbkRecord *custody, GError **error)
{
  gint64 arrested = cbk_record_get_int (custody, "arrested_at");
  gint64 arrived = cbk_record_get_int (custody, "arrived_at");

  if (!cbk_step_check_past (context, arrested, "The arrest", error) ||
      !cbk_step_check_past (context, arrived, "The arrival", error))
    return FALSE;

  /* Who came of their own will, or to answer bail, was at the station before the arrest. */
  if (arrived != CBK_TIME_UNSET && arrived < arrested &&
      g_strcmp0 (cbk_record_get_text (custody, "relevant_basis"), "arrival") == 0)
    return cbk_context_refuse (context, error, "The arrival cannot be before the arrest");

  return TRUE;
}

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *custody = cbk_context_create (context, "custody_record");

  cbk_record_set_text (custody, "relevant_basis", "arrival");
  cbk_record_set_bool (custody, "unverified", TRUE);
  if (!cbk_context_fill (context, custody, error, "arrested_at", "person", "person_text", "case_id", "relevant_basis",
                         "arrived_at", "relevant_at", "earlier_detention", "reference", "site", "offences", "arrest_place",
                         "unverified_reason", "risk_level", "risk_note", "needs", NULL) ||
      !check_times (context, custody, error))
    return FALSE;

  if (cbk_record_get_text (custody, "person") == NULL && cbk_record_get_text (custody, "person_text") == NULL)
    return cbk_context_refuse (context, error, "Who was arrested? Give the person or the name as booked in");

  return cbk_custody_clock_set (context, custody, error) && cbk_context_move (context, custody, "arrest", error) &&
         cbk_step_set_suspect_status (context, custody, "arrested", error) &&
         cbk_victim_duties_begin_for (context, custody, "arrest", cbk_record_get_int (custody, "arrested_at"), error) &&
         cbk_step_log (context, custody, "state", error, "Arrest recorded");
}

const CbkCommand cbk_command_arrest_person = {
  .name = "arrest_person",
  .label = N_("Record Arrest…"),
  .done = N_("Arrest recorded; its clocks run"),
  .about = N_("Records an arrest and begins the custody record, its clocks and the duties to the victims."),
  .who = CBK_ROLES_WORKING,
  CBK_PARAMS (params),
  .run = run,
};
