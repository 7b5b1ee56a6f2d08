/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"
#include "core/cbk-work.h"

static const CbkParam params[] = {
  { "decision", N_("Decision"), CBK_FIELD_CODE, TRUE, "screening" },
  { "decision_reason", N_("Why so decided"), CBK_FIELD_TEXT, TRUE, NULL },
  { "overrides", N_("Speaks for going on"), CBK_FIELD_LIST, FALSE, "screening_override" },
  { "sign_off_reason", N_("Supervisor's reason"), CBK_FIELD_TEXT, FALSE, NULL },
};

/* What the case itself says against filing, beside what the sheet says. */
static const struct
{
  const char *field;
  const char *code;
} signs[] = {
  { "hidden_crimes", NULL },       { "repeat_victim", NULL }, { "flags", "hate" },
  { "flags", "vulnerable_adult" }, { "flags", "child" },      { "flags", "public_interest" },
  { "flags", "series" },           { "flags", "repeat" },
};

static const CbkField *
find_sign (CbkRecord *record)
{
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      const CbkField *field = cbk_record_class_find_field (CBK_RECORD_GET_CLASS (record), signs[i].field);
      gboolean there = field->type == CBK_FIELD_BOOL ? cbk_record_get_bool (record, field->name)
                       : signs[i].code == NULL       ? cbk_record_is_set (record, field)
                                                     : cbk_work_has_code (record, field->name, signs[i].code);

      if (there)
        return field;
    }

  return NULL;
}

static gboolean
needs_sign_off (CbkContext *context, CbkRecord *record, CbkRecord *sheet)
{
  JsonObject *attributes = cbk_work_attributes (context, "screening",
                                                cbk_record_get_text (sheet, "decision"));

  return attributes != NULL && json_object_has_member (attributes, "sign_off_if_override") &&
         json_object_get_boolean_member (attributes, "sign_off_if_override") &&
         (cbk_record_get_list (sheet, "overrides") != NULL || find_sign (record) != NULL);
}

static gboolean
sign_off (CbkContext *context, CbkRecord *record, CbkRecord *sheet, GError **error)
{
  const CbkUser *user = cbk_context_get_user (context);

  if (!needs_sign_off (context, record, sheet))
    return TRUE;

  if (!(user->roles & CBK_ROLE_SUPERVISOR))
    return cbk_context_refuse (
      context, error,
      "Something speaks for going on with this case: only a supervisor files it, and says why");

  if (!cbk_work_is_sentence (cbk_context_get_text (context, "sign_off_reason")))
    return cbk_context_refuse (context, error,
                               "Say in at least a sentence why it is filed all the same (sign_off_reason)");

  cbk_record_set_text (sheet, "signed_off_by", user->id);
  cbk_record_set_int (sheet, "signed_off_at", cbk_context_get_now (context));

  return cbk_context_fill (context, sheet, error, "sign_off_reason", NULL);
}

static CbkRecord *
edit_sheet (CbkContext *context, CbkRecord *record, GError **error)
{
  g_autoptr(GPtrArray) sheets = cbk_context_find (context, "solvability", error, "case_id", record->id, NULL);

  if (sheets == NULL)
    return NULL;

  if (sheets->len > 0)
    return cbk_context_edit (context, "solvability", ((CbkRecord *) sheets->pdata[0])->id, error);

  cbk_context_refuse (context, error, "There is no solvability sheet yet: record it first");

  return NULL;
}

static gboolean
warn_of_no_contact (CbkContext *context, CbkRecord *record, GError **error)
{
  g_autoptr(GPtrArray) contacts =
    cbk_context_find (context, "contact", error, "subject_id", record->id, NULL);

  if (contacts != NULL && contacts->len == 0)
    cbk_context_warn (context, "No first contact with the victim is recorded.");

  return contacts != NULL;
}

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *record = cbk_work_take (context, error);
  CbkRecord *sheet;

  if (record == NULL)
    return FALSE;

  if (!g_str_equal (cbk_record_get_text (record, "state"), "screening"))
    return cbk_context_refuse (context, error, "Only a case in its initial investigation is screened");

  sheet = edit_sheet (context, record, error);
  if (sheet == NULL)
    return FALSE;

  cbk_record_set_text (sheet, "decided_by", cbk_context_get_user (context)->id);
  cbk_record_set_int (sheet, "decided_at", cbk_context_get_now (context));

  return cbk_context_fill (context, sheet, error, "decision", "decision_reason", "overrides", NULL) &&
         cbk_context_fill (context, record, error, "screening=decision", "screening_reason=decision_reason",
                           NULL) &&
         sign_off (context, record, sheet, error) && warn_of_no_contact (context, record, error) &&
         cbk_work_log (context, record, "state", error, "Screened: %s. %s",
                       cbk_work_label (context, "screening", cbk_record_get_text (record, "screening")),
                       cbk_record_get_text (record, "screening_reason"));
}

const CbkCommand cbk_command_screen_case = {
  .name = "screen_case",
  .subject = "case",
  .label = N_("Screen…"),
  .done = N_("Screening decided"),
  .about = N_("Decides, with the reason, whether a case is allocated, filed or referred after its initial "
              "investigation."),
  .who = CBK_ROLE_INVESTIGATOR | CBK_ROLE_SUPERVISOR,
  CBK_PARAMS (params),
  .run = run,
};
