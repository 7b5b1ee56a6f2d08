/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-evidence.h"
#include "core/cbk-steps.h"
#include "core/commands/cbk-commands.h"

static const CbkParam params[] = {
  { "description", N_("Description"), CBK_FIELD_TEXT, TRUE, NULL },
  { "case_id", N_("Case"), CBK_FIELD_REF, FALSE, "case" },
  { "subject_type", N_("In"), CBK_FIELD_CODE, FALSE, "subject_type" },
  { "subject_id", N_("Record"), CBK_FIELD_TEXT, FALSE, NULL },
  { "producer", N_("Produced by officer"), CBK_FIELD_REF, FALSE, "officer" },
  { "producer_person", N_("Produced by person"), CBK_FIELD_REF, FALSE, "person" },
  { "producer_initials", N_("Producer's initials"), CBK_FIELD_TEXT, FALSE, NULL },
  { "number", N_("Number"), CBK_FIELD_INT, FALSE, NULL },
  { "kind", N_("Kind"), CBK_FIELD_CODE, FALSE, "exhibit_kind" },
  { "found_by", N_("Found by"), CBK_FIELD_REF, FALSE, "officer" },
  { "place", N_("Found at"), CBK_FIELD_REF, FALSE, "address" },
  { "location_text", N_("Found where, in words"), CBK_FIELD_TEXT, FALSE, NULL },
  { "happened_at", N_("When seized"), CBK_FIELD_TIME, FALSE, NULL },
  { "power", N_("Power to seize"), CBK_FIELD_TEXT, FALSE, NULL },
  { "condition", N_("Condition"), CBK_FIELD_CODE, FALSE, "exhibit_condition" },
  { "condition_note", N_("Condition in words"), CBK_FIELD_TEXT, FALSE, NULL },
  { "owner", N_("Owner"), CBK_FIELD_REF, FALSE, "person" },
  { "value_pence", N_("Value in pence"), CBK_FIELD_INT, FALSE, NULL },
};

static gboolean
set_initials (CbkContext *context, CbkRecord *exhibit, GError **error)
{
  g_autoptr(CbkRecord) officer = NULL;
  g_autofree char *initials = NULL;

  if (cbk_record_get_text (exhibit, "producer_initials") != NULL)
    return TRUE;

  if (cbk_record_get_text (exhibit, "producer_person") != NULL)
    return cbk_context_refuse (context, error, "The initials of the person who produces it are needed");

  officer = cbk_context_get (context, "officer", cbk_record_get_text (exhibit, "producer"), error);
  if (officer == NULL)
    return FALSE;

  initials = cbk_evidence_dup_initials (officer);
  cbk_record_set_text (exhibit, "producer_initials", initials);

  return TRUE;
}

/* It begins with whoever seized it: nobody has to confirm that to themselves. */
static gboolean
add_first_event (CbkContext *context, CbkRecord *exhibit, GError **error)
{
  CbkRecord *event = cbk_evidence_add_continuity (context, exhibit, "found", error);
  const char *user = cbk_context_get_user (context)->id;

  if (event == NULL)
    return FALSE;

  cbk_record_set_text (event, "from_officer", user);
  cbk_record_set_text (event, "to_officer", user);

  return TRUE;
}

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *exhibit = cbk_context_create (context, "exhibit");
  gint64 at = cbk_context_get_time (context, "happened_at");

  cbk_record_set_text (exhibit, "producer", cbk_context_get_user (context)->id);
  cbk_record_set_text (exhibit, "found_by", cbk_context_get_user (context)->id);
  cbk_record_set_int (exhibit, "found_from", at);
  if (!cbk_context_fill (context, exhibit, error, "description", "case_id", "subject_type", "subject_id", "producer",
                         "producer_person", "producer_initials", "number", "kind", "found_by", "place", "location_text",
                         "power", "condition", "condition_note", "owner", "value_pence", NULL))
    return FALSE;

  if (cbk_record_get_text (exhibit, "case_id") == NULL && cbk_record_get_text (exhibit, "subject_id") == NULL)
    return cbk_context_refuse (context, error, "An exhibit belongs to a case or another record");

  return set_initials (context, exhibit, error) && cbk_evidence_number_exhibit (context, exhibit, error) &&
         cbk_context_move (context, exhibit, "seize", error) && add_first_event (context, exhibit, error) &&
         cbk_step_log (context, exhibit, "note", error, "Exhibit %s seized", cbk_record_get_text (exhibit, "reference"));
}

const CbkCommand cbk_command_seize_exhibit = {
  .name = "seize_exhibit",
  .label = N_("Seize Exhibit…"),
  .done = N_("Exhibit recorded; it has to be sealed"),
  .about = N_("Records an exhibit with the next reference of its producer, and begins its continuity."),
  .who = CBK_ROLES_WORKING,
  CBK_PARAMS (params),
  .run = run,
};
