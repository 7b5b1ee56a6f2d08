/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-steps.h"
#include "core/cbk-work.h"
#include "core/cbk-victim-duties.h"
#include "core/commands/cbk-commands.h"
#include "domain/cbk-uk-time.h"

static const CbkParam params[] = {
  { "method", N_("How"), CBK_FIELD_CODE, TRUE, "contact_method" },
  { "reached", N_("Reached"), CBK_FIELD_CODE, TRUE, "yes_no_unknown" },
  { "happened_at", N_("When"), CBK_FIELD_TIME, FALSE, NULL },
  { "direction", N_("Direction"), CBK_FIELD_CODE, FALSE, "contact_direction" },
  { "said", N_("What was said"), CBK_FIELD_TEXT, FALSE, NULL },
  { "duties", N_("Duties that it meets"), CBK_FIELD_LIST, FALSE, "victim_duty" },
  { "public_milestone", N_("Step shown to the victim"), CBK_FIELD_CODE, FALSE, "public_milestone" },
  { "public_text", N_("Text shown to the victim"), CBK_FIELD_TEXT, FALSE, NULL },
  { "satisfaction", N_("Satisfaction given, of 5"), CBK_FIELD_INT, FALSE, NULL },
  { "corrects", N_("Corrects"), CBK_FIELD_REF, FALSE, "contact" },
};

static gboolean
is_reached (CbkRecord *contact)
{
  return g_strcmp0 (cbk_record_get_text (contact, "reached"), "yes") == 0;
}

static CbkRecord *
make_contact (CbkContext *context, CbkRecord *role, GError **error)
{
  CbkRecord *contact = cbk_context_create (context, "contact");

  cbk_record_set_text (contact, "subject_type", cbk_record_get_text (role, "subject_type"));
  cbk_record_set_text (contact, "subject_id", cbk_record_get_text (role, "subject_id"));
  cbk_record_set_text (contact, "case_role", role->id);
  cbk_record_set_text (contact, "person", cbk_record_get_text (role, "person"));
  cbk_record_set_text (contact, "organisation", cbk_record_get_text (role, "organisation"));
  cbk_record_set_text (contact, "officer", cbk_context_get_user (context)->id);
  cbk_record_set_text (contact, "direction", "to");
  cbk_record_set_int (contact, "happened_at", cbk_context_get_time (context, "happened_at"));
  contact->restricted_to = g_strdup (role->restricted_to);

  if (!cbk_context_fill (context, contact, error, "method", "reached", "happened_at", "direction", "said", "duties",
                         "public_milestone", "public_text", "satisfaction", "corrects", NULL) ||
      !cbk_step_check_past (context, cbk_record_get_int (contact, "happened_at"), "The contact", error))
    return NULL;

  return contact;
}

/* What was said to somebody who was reached is what the record is for. */
static gboolean
check_said (CbkContext *context, CbkRecord *contact, GError **error)
{
  if (!is_reached (contact))
    return TRUE;

  if (cbk_record_get_text (contact, "said") == NULL)
    return cbk_context_refuse (context, error, "What was said? A contact is recorded with it");

  if (cbk_record_get_list (contact, "duties") == NULL)
    cbk_context_warn (context, "No duty was named: this contact meets none.");

  return TRUE;
}

static gboolean
concerns (CbkRecord *duty, CbkRecord *contact)
{
  const char *const *codes = cbk_record_get_list (contact, "duties");
  const char *state = cbk_record_get_text (duty, "state");

  if (g_str_equal (state, "met") || g_str_equal (state, "exempt") ||
      cbk_record_get_int (duty, "met_at") != CBK_TIME_UNSET ||
      cbk_record_get_int (duty, "event_at") > cbk_record_get_int (contact, "happened_at"))
    return FALSE;

  return codes != NULL ? g_strv_contains (codes, cbk_record_get_text (duty, "duty")) : !is_reached (contact);
}

static gboolean
judge_duties (CbkContext *context, CbkRecord *role, CbkRecord *contact, GError **error)
{
  g_autoptr(GPtrArray) duties = cbk_work_find (context, "victim_duty", "case_role", role->id, error);

  for (guint i = 0; duties != NULL && i < duties->len; i++)
    {
      CbkRecord *draft;

      if (!concerns (duties->pdata[i], contact))
        continue;

      draft = cbk_context_edit (context, "victim_duty", ((CbkRecord *) duties->pdata[i])->id, error);
      if (draft == NULL || !cbk_victim_duties_judge (context, draft, contact, error))
        return FALSE;
    }

  return duties != NULL;
}

/* An attempt puts nothing off. */
static gboolean
plan_next (CbkContext *context, CbkRecord *role, CbkRecord *contact, GError **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autoptr(CbkFinding) next = NULL;
  gint64 due;

  if (!is_reached (contact))
    return TRUE;

  next = cbk_victim_duties_next_contact (context, role, cbk_uk_day (cbk_record_get_int (contact, "happened_at")), &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  due = next != NULL ? cbk_finding_get_end (next) : CBK_TIME_UNSET;
  cbk_record_set_int (contact, "next_due_at", due);
  if (due == CBK_TIME_UNSET || due > cbk_record_get_int (role, "next_contact_at"))
    cbk_record_set_int (role, "next_contact_at", due);

  return TRUE;
}

static gboolean
log_contact (CbkContext *context, CbkRecord *role, CbkRecord *contact, GError **error)
{
  g_autoptr(CbkRecord) subject = cbk_context_get (context, cbk_record_get_text (role, "subject_type"),
                                                  cbk_record_get_text (role, "subject_id"), error);

  return subject != NULL &&
         cbk_context_log (context, subject, contact, "contact",
                          is_reached (contact) ? "Contact with the victim recorded" : "Attempt at contact recorded", error);
}

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *role = cbk_context_get_subject (context, error);
  CbkRecord *contact = role != NULL ? make_contact (context, role, error) : NULL;

  return contact != NULL && check_said (context, contact, error) && judge_duties (context, role, contact, error) &&
         plan_next (context, role, contact, error) && log_contact (context, role, contact, error);
}

const CbkCommand cbk_command_record_contact = {
  .name = "record_contact",
  .subject = "case_role",
  .label = N_("Record Contact…"),
  .done = N_("Contact recorded"),
  .about = N_("Records a contact or an attempt at one; what was told meets the duties named."),
  .who = CBK_ROLES_WORKING,
  .flags = CBK_COMMAND_FINAL,
  CBK_PARAMS (params),
  .run = run,
};
