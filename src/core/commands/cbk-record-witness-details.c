/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-steps.h"
#include "core/commands/cbk-commands.h"

static const CbkParam params[] = {
  { "need_to_know", N_("Restricted to"), CBK_FIELD_REF, FALSE, "need_to_know" },
  { "home_address", N_("Home address"), CBK_FIELD_TEXT, FALSE, NULL },
  { "work_address", N_("Work address"), CBK_FIELD_TEXT, FALSE, NULL },
  { "home_phone", N_("Home telephone"), CBK_FIELD_TEXT, FALSE, NULL },
  { "mobile_phone", N_("Mobile telephone"), CBK_FIELD_TEXT, FALSE, NULL },
  { "email", N_("E-mail"), CBK_FIELD_TEXT, FALSE, NULL },
  { "contact_method", N_("Preferred contact"), CBK_FIELD_CODE, FALSE, "contact_method" },
  { "contact_times", N_("When to make contact"), CBK_FIELD_TEXT, FALSE, NULL },
  { "born", N_("Date of birth"), CBK_FIELD_DATE, FALSE, NULL },
  { "birth_place", N_("Place of birth"), CBK_FIELD_TEXT, FALSE, NULL },
  { "former_names", N_("Former names"), CBK_FIELD_TEXT, FALSE, NULL },
  { "ethnicity", N_("Ethnicity, self-defined"), CBK_FIELD_CODE, FALSE, "ethnicity" },
  { "dates_to_avoid", N_("Dates to avoid"), CBK_FIELD_LIST, FALSE, NULL },
  { "needs", N_("Needs"), CBK_FIELD_LIST, FALSE, "witness_need" },
  { "needs_text", N_("Needs in words"), CBK_FIELD_TEXT, FALSE, NULL },
  { "special_measures", N_("Special measures wished for"), CBK_FIELD_LIST, FALSE, "special_measure" },
  { "consents", N_("Consents"), CBK_FIELD_LIST, FALSE, "witness_consent" },
  { "parent_or_guardian", N_("Parent or guardian"), CBK_FIELD_TEXT, FALSE, NULL },
  { "willing", N_("Willing to attend court"), CBK_FIELD_CODE, FALSE, "yes_no_unknown" },
  { "willing_note", N_("What would help"), CBK_FIELD_TEXT, FALSE, NULL },
};

static gboolean
add_officer (GPtrArray *officers, const char *id)
{
  if (id == NULL || g_ptr_array_find_with_equal_func (officers, id, g_str_equal, NULL))
    return FALSE;

  g_ptr_array_add (officers, (char *) id);

  return TRUE;
}

/* Those who run the case, and whoever wrote the page. */
static CbkRecord *
make_list (CbkContext *context, CbkRecord *statement, CbkRecord *of_case)
{
  CbkRecord *list = cbk_context_create (context, "need_to_know");
  const CbkUser *user = cbk_context_get_user (context);
  g_autoptr(GPtrArray) officers = g_ptr_array_new ();

  add_officer (officers, user->id);
  add_officer (officers, cbk_record_get_text (statement, "taken_by"));
  if (of_case != NULL)
    {
      add_officer (officers, cbk_record_get_text (of_case, "owner"));
      add_officer (officers, cbk_record_get_text (of_case, "supervisor"));
    }
  g_ptr_array_add (officers, NULL);

  cbk_record_set_text (list, "name", "Witness details");
  cbk_record_set_text (list, "reason", "The page behind a statement never reaches the defence");
  cbk_record_set_text (list, "keeper", user->id);
  cbk_record_set_bool (list, "existence_shown", TRUE);
  cbk_record_set_list (list, "officers", (const char *const *) officers->pdata);

  return list;
}

static gboolean
fill (CbkContext *context, CbkRecord *details, GError **error)
{
  for (guint i = 1; i < G_N_ELEMENTS (params); i++)
    if (!cbk_context_fill (context, details, error, params[i].name, NULL))
      return FALSE;

  return TRUE;
}

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *statement = cbk_context_get_subject (context, error);
  const char *given = cbk_context_get_text (context, "need_to_know");
  g_autoptr(GError) local_error = NULL;
  g_autoptr(CbkRecord) of_case = NULL;
  CbkRecord *details;

  if (statement == NULL)
    return FALSE;

  of_case = cbk_step_find_case (context, statement, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  details = cbk_context_create (context, "witness_details");
  cbk_record_set_text (details, "statement", statement->id);
  cbk_record_set_text (details, "person", cbk_record_get_text (statement, "witness"));
  cbk_record_set_text (details, "case_id", cbk_record_get_text (statement, "case_id"));
  details->restricted_to = g_strdup (given != NULL ? given : make_list (context, statement, of_case)->id);

  return fill (context, details, error) &&
         cbk_step_log (context, statement, "note", error, "Witness details recorded apart from the statement");
}

const CbkCommand cbk_command_record_witness_details = {
  .name = "record_witness_details",
  .subject = "statement",
  .label = N_("Witness Details…"),
  .done = N_("Recorded, for those on its list alone"),
  .about = N_("Records the confidential page behind a statement, apart from it and restricted."),
  .who = CBK_ROLES_WORKING,
  CBK_PARAMS (params),
  .run = run,
};
