/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"
#include "core/cbk-work.h"

static const CbkParam params[] = {
  { "type", N_("Plan for what kind of record"), CBK_FIELD_CODE, TRUE, "subject_type" },
  { "kind", N_("Kind"), CBK_FIELD_CODE, FALSE, "plan_kind" },
  { "hypothesis", N_("Hypotheses, and what would disprove them"), CBK_FIELD_TEXT, FALSE, NULL },
  { "victims", N_("Victims and needs"), CBK_FIELD_TEXT, FALSE, NULL },
  { "facts", N_("Known facts"), CBK_FIELD_TEXT, FALSE, NULL },
  { "offences", N_("Offences considered, points to prove"), CBK_FIELD_TEXT, FALSE, NULL },
  { "scenes", N_("Scenes"), CBK_FIELD_TEXT, FALSE, NULL },
  { "forensic_strategy", N_("Forensic strategy"), CBK_FIELD_TEXT, FALSE, NULL },
  { "witness_strategy", N_("Witness strategy"), CBK_FIELD_TEXT, FALSE, NULL },
  { "digital_strategy", N_("CCTV and digital strategy"), CBK_FIELD_TEXT, FALSE, NULL },
  { "suspect_strategy", N_("Suspect strategy"), CBK_FIELD_TEXT, FALSE, NULL },
  { "safeguarding", N_("Safeguarding"), CBK_FIELD_TEXT, FALSE, NULL },
  { "disclosure_notes", N_("Disclosure notes"), CBK_FIELD_TEXT, FALSE, NULL },
  { "community", N_("Community and media"), CBK_FIELD_TEXT, FALSE, NULL },
  { "objectives", N_("Objectives"), CBK_FIELD_TEXT, FALSE, NULL },
  { "review_at", N_("Review"), CBK_FIELD_TIME, FALSE, NULL },
};

static gboolean
is_same_kind (CbkRecord *plan, const char *kind)
{
  return g_strcmp0 (cbk_record_get_text (plan, "kind"), kind) == 0 &&
         !g_str_equal (cbk_record_get_text (plan, "state"), "discarded");
}

static CbkRecord *
find_previous (GPtrArray *plans, const char *kind)
{
  CbkRecord *previous = NULL;

  for (guint i = 0; i < plans->len; i++)
    if (is_same_kind (plans->pdata[i], kind) &&
        (previous == NULL ||
         cbk_record_get_int (plans->pdata[i], "number") > cbk_record_get_int (previous, "number")))
      previous = plans->pdata[i];

  return previous;
}

/* A discarded version keeps its number: no two versions are called the same. */
static gint64
count_version (GPtrArray *plans, const char *kind)
{
  gint64 last = 0;

  for (guint i = 0; i < plans->len; i++)
    if (g_strcmp0 (cbk_record_get_text (plans->pdata[i], "kind"), kind) == 0)
      last = MAX (last, cbk_record_get_int (plans->pdata[i], "number"));

  return last + 1;
}

/* The next version begins as the last one was; its text, not what was signed on it. */
static void
copy_text (CbkRecord *plan, CbkRecord *previous)
{
  static const char *const not_copied[] = { "number", "previous", "approval_note", NULL };
  const CbkEntity *entity = cbk_record_get_entity (plan);

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const CbkField *field = cbk_record_class_find_field (CBK_RECORD_GET_CLASS (plan),
                                                           entity->fields[i].name);

      if (field->type == CBK_FIELD_TEXT && !g_strv_contains (not_copied, field->name))
        cbk_record_copy_field (plan, previous, field);
    }
}

static CbkRecord *
open_plan (CbkContext *context, CbkRecord *subject, const char *kind, GError **error)
{
  g_autoptr(GPtrArray) plans = cbk_context_find (context, "plan", error, "subject_id", subject->id, NULL);
  CbkRecord *previous, *plan;

  if (plans == NULL)
    return NULL;

  previous = find_previous (plans, kind);
  if (previous != NULL && g_str_equal (cbk_record_get_text (previous, "state"), "draft"))
    return cbk_context_edit (context, "plan", previous->id, error);

  if (previous != NULL && g_str_equal (cbk_record_get_text (previous, "state"), "submitted"))
    {
      cbk_context_refuse (context, error,
                          "A version of this plan waits for approval: have it approved or returned first");
      return NULL;
    }

  plan = cbk_context_create (context, "plan");
  cbk_work_set_subject (plan, subject);
  cbk_record_set_text (plan, "kind", kind);
  cbk_record_set_int (plan, "number", count_version (plans, kind));
  if (previous != NULL)
    {
      cbk_record_set_text (plan, "previous", previous->id);
      copy_text (plan, previous);
    }

  return cbk_context_move (context, plan, "start", error) ? plan : NULL;
}

static gboolean
run (CbkContext *context, GError **error)
{
  const char *kind = cbk_context_get_text (context, "kind");
  g_autoptr(CbkRecord) subject = cbk_context_get (context, cbk_context_get_text (context, "type"),
                                                  cbk_context_get_subject_id (context), error);
  CbkRecord *plan;

  if (subject == NULL ||
      (plan = open_plan (context, subject, kind != NULL ? kind : "investigation", error)) == NULL)
    return FALSE;

  cbk_context_set_result (context, plan);
  cbk_record_set_text (plan, "author", cbk_context_get_user (context)->id);
  if (cbk_work_has_field (subject, "owner"))
    cbk_record_set_text (plan, "owner", cbk_record_get_text (subject, "owner"));

  return cbk_context_fill (context, plan, error, "hypothesis", "victims", "facts", "offences", "scenes",
                           "forensic_strategy", "witness_strategy", "digital_strategy", "suspect_strategy",
                           "safeguarding", "disclosure_notes", "community", "objectives", "review_at", NULL);
}

const CbkCommand cbk_command_write_plan = {
  .name = "write_plan",
  .label = N_("Write Plan…"),
  .done = N_("Plan saved as a draft"),
  .about = N_("Writes the draft of a plan, or the next version of one that was approved; older versions "
              "stay readable."),
  .who = CBK_ROLES_WORKING,
  CBK_PARAMS (params),
  .run = run,
};
