/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"
#include "core/cbk-work.h"

static const CbkParam params[] = {
  { "type", N_("In what kind of record"), CBK_FIELD_CODE, TRUE, "subject_type" },
  { "role", N_("Part"), CBK_FIELD_CODE, TRUE, "case_role_kind" },
  { "person", N_("Person"), CBK_FIELD_REF, FALSE, "person" },
  { "organisation", N_("Organisation"), CBK_FIELD_REF, FALSE, "organisation" },
  { "role_text", N_("Part in words"), CBK_FIELD_TEXT, FALSE, NULL },
  { "victim_kind", N_("Kind of victim"), CBK_FIELD_CODE, FALSE, "victim_kind" },
  { "relationship", N_("Relationship to the other party"), CBK_FIELD_TEXT, FALSE, NULL },
  { "personally_connected", N_("Personally connected"), CBK_FIELD_CODE, FALSE, "yes_no_unknown" },
  { "suspect_status", N_("Suspect's status"), CBK_FIELD_CODE, FALSE, "suspect_status" },
  { "tie_category", N_("Trace, interview, eliminate"), CBK_FIELD_CODE, FALSE, "tie_category" },
  { "starts_on", N_("From"), CBK_FIELD_DATE, FALSE, NULL },
};

/* One nominal, many roles; the same role twice is a slip. */
static gboolean
check_new (CbkContext *context, CbkRecord *subject, GError **error)
{
  g_autoptr(GPtrArray) roles =
    cbk_context_find (context, "case_role", error, "subject_id", subject->id, NULL);
  const char *person = cbk_context_get_text (context, "person");

  for (guint i = 0; roles != NULL && person != NULL && i < roles->len; i++)
    if (g_strcmp0 (cbk_record_get_text (roles->pdata[i], "person"), person) == 0 &&
        g_strcmp0 (cbk_record_get_text (roles->pdata[i], "role"), cbk_context_get_text (context, "role")) ==
          0 &&
        cbk_record_get_text (roles->pdata[i], "ends_on") == NULL)
      return cbk_context_refuse (context, error, "This person has that part already");

  return roles != NULL;
}

static gboolean
check_named (CbkContext *context, GError **error)
{
  if (cbk_context_get_text (context, "person") != NULL ||
      cbk_context_get_text (context, "organisation") != NULL ||
      cbk_context_get_text (context, "role_text") != NULL)
    return TRUE;

  return cbk_context_refuse (context, error,
                             "Say who it is: a person, an organisation, or a description in words");
}

static gboolean
run (CbkContext *context, GError **error)
{
  g_autoptr(CbkRecord) subject = cbk_context_get (context, cbk_context_get_text (context, "type"),
                                                  cbk_context_get_subject_id (context), error);
  CbkRecord *role;

  if (subject == NULL || !check_named (context, error) || !check_new (context, subject, error))
    return FALSE;

  role = cbk_context_create (context, "case_role");
  cbk_work_set_subject (role, subject);

  if (!cbk_context_fill (context, role, error, "role", "person", "organisation", "role_text", "victim_kind",
                         "relationship", "personally_connected", "suspect_status", "tie_category",
                         "starts_on", NULL))
    return FALSE;

  if (cbk_work_is_one_of (cbk_record_get_text (role, "role"), "victim suspect"))
    cbk_context_warn (context, "A new victim or suspect changes the circumstances: assess again (THRIVE+).");

  return cbk_work_log (context, role, "enquiry", error, "Added: %s",
                       cbk_work_label (context, "case_role_kind", cbk_record_get_text (role, "role")));
}

const CbkCommand cbk_command_add_person_to_case = {
  .name = "add_person_to_case",
  .label = N_("Add Person…"),
  .done = N_("Person added"),
  .about = N_(
    "Gives a person or organisation a part in a case or other record: victim, witness, suspect and so on."),
  .who = CBK_ROLES_WORKING,
  CBK_PARAMS (params),
  .run = run,
};
