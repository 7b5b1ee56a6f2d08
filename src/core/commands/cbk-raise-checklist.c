/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"
#include "base/cbk-error.h"
#include "core/cbk-work.h"

static const CbkParam params[] = {
  { "type", N_("For what kind of record"), CBK_FIELD_CODE, TRUE, "subject_type" },
  { "checklist", N_("Checklist"), CBK_FIELD_CODE, FALSE, "checklist" },
  { "owner", N_("To officer"), CBK_FIELD_REF, FALSE, "officer" },
};

static gboolean
raise_item (CbkContext *context, CbkRecord *subject, const char *checklist, const CbkReferenceValue *item,
            GError **error)
{
  CbkRecord *action = cbk_context_create (context, "action");

  cbk_work_set_subject (action, subject);
  cbk_record_set_text (action, "title", item->label);
  cbk_record_set_text (action, "raised_because", cbk_work_label (context, "checklist", checklist));
  cbk_record_set_text (action, "checklist", checklist);
  cbk_record_set_text (action, "checklist_item", item->code);
  cbk_record_set_text (action, "answer", "open");
  cbk_record_set_text (action, "priority", "fast_track");
  cbk_record_set_text (action, "raised_by", cbk_context_get_user (context)->id);

  return cbk_context_fill (context, action, error, "owner", NULL) &&
         cbk_context_move (context, action, "raise", error) &&
         (cbk_record_get_text (action, "owner") == NULL ||
          cbk_context_move (context, action, "allocate", error));
}

static gboolean
is_raised (GPtrArray *actions, const char *item)
{
  for (guint i = 0; i < actions->len; i++)
    if (g_strcmp0 (cbk_record_get_text (actions->pdata[i], "checklist_item"), item) == 0)
      return TRUE;

  return FALSE;
}

/* Run again, it adds what is not there yet: a second click does no harm. */
static gboolean
raise_all (CbkContext *context, CbkRecord *subject, const char *checklist, guint *ret_n, GError **error)
{
  const CbkReferenceList *list = cbk_reference_find_list (cbk_context_get_reference (context),
                                                          "checklist_item");
  g_autoptr(GPtrArray) actions = cbk_context_find (context, "action", error, "subject_id", subject->id, NULL);

  *ret_n = 0;
  for (guint i = 0; actions != NULL && list != NULL && i < list->values->len; i++)
    {
      const CbkReferenceValue *item = list->values->pdata[i];

      if (item->attributes == NULL ||
          g_strcmp0 (cbk_json_get_text (item->attributes, "checklist"), checklist) != 0 ||
          is_raised (actions, item->code))
        continue;

      if (!raise_item (context, subject, checklist, item, error))
        return FALSE;
      *ret_n += 1;
    }

  return actions != NULL;
}

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *subject = cbk_work_take (context, error);
  const char *checklist = cbk_context_get_text (context, "checklist");
  guint n;

  if (checklist == NULL)
    checklist = "golden_hour";

  if (subject == NULL || !raise_all (context, subject, checklist, &n, error))
    return FALSE;

  if (n == 0)
    return cbk_context_refuse (context, error, "All of “%s” is raised already, or it has no items",
                               cbk_work_label (context, "checklist", checklist));

  return cbk_work_log (context, subject, "enquiry", error, "%s: %u actions raised",
                       cbk_work_label (context, "checklist", checklist), n);
}

const CbkCommand cbk_command_raise_checklist = {
  .name = "raise_checklist",
  .label = N_("Raise Checklist…"),
  .done = N_("Checklist raised as fast-track actions"),
  .about = N_(
    "Raises every item of a checklist, such as the first response, as a fast-track action in one step."),
  .who = CBK_ROLES_WORKING,
  CBK_PARAMS (params),
  .run = run,
};
