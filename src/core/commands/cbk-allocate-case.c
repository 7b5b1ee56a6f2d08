/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"
#include "domain/cbk-clocks.h"

static const CbkParam params[] = {
  { "owner", N_("To officer"), CBK_FIELD_REF, TRUE, "officer" },
  { "team", N_("To team"), CBK_FIELD_REF, FALSE, "team" },
  { "supervisor", N_("Supervisor"), CBK_FIELD_REF, FALSE, "officer" },
  { "why", N_("Why them"), CBK_FIELD_TEXT, FALSE, NULL },
  { "factors", N_("What was weighed"), CBK_FIELD_LIST, FALSE, "allocation_factor" },
  { "priority", N_("Priority"), CBK_FIELD_CODE, FALSE, "priority" },
};

static gboolean
is_open (CbkRecord *allocation)
{
  const char *state = cbk_record_get_text (allocation, "state");

  return g_str_equal (state, "sent") || g_str_equal (state, "escalated");
}

/* Whoever was asked before and has not answered is not left wondering. */
static gboolean
withdraw_earlier (CbkContext *context, CbkRecord *record, GError **error)
{
  g_autoptr(GPtrArray) earlier = cbk_context_find (context, "allocation", error, "subject_id", record->id, NULL);

  for (guint i = 0; earlier != NULL && i < earlier->len; i++)
    {
      CbkRecord *draft;

      if (!is_open (earlier->pdata[i]))
        continue;

      draft = cbk_context_edit (context, "allocation", ((CbkRecord *) earlier->pdata[i])->id, error);
      if (draft == NULL || !cbk_context_move (context, draft, "withdraw", error))
        return FALSE;
    }

  return earlier != NULL;
}

static gboolean
send (CbkContext *context, CbkRecord *record, const char *from, GError **error)
{
  CbkRecord *allocation = cbk_context_create (context, "allocation");
  gint64 now = cbk_context_get_now (context);
  g_autoptr(CbkFinding) limit = cbk_clock_start (cbk_context_get_rules (context), cbk_context_get_calendar (context),
                                                 "allocation.acknowledge", now, error);

  if (limit == NULL)
    return FALSE;

  cbk_record_set_text (allocation, "subject_type", "case");
  cbk_record_set_text (allocation, "subject_id", record->id);
  cbk_record_set_text (allocation, "from_officer", from);
  cbk_record_set_text (allocation, "sent_by", cbk_context_get_user (context)->id);
  cbk_record_set_int (allocation, "sent_at", now);
  cbk_record_set_int (allocation, "acknowledge_by", cbk_finding_get_end (limit));

  return cbk_context_fill (context, allocation, error, "to_officer=owner", "to_team=team", "supervisor", "reason=why",
                           "factors", "priority", NULL) &&
         cbk_context_move (context, allocation, "send", error);
}

static gboolean
set_plan_due (CbkContext *context, CbkRecord *record, GError **error)
{
  gboolean high = cbk_record_get_list (record, "hidden_crimes") != NULL || g_strcmp0 (cbk_record_get_text (record, "grade"), "P1") == 0;
  g_autoptr(CbkFinding) due = cbk_clock_start (cbk_context_get_rules (context), cbk_context_get_calendar (context),
                                               high ? "supervision.plan.high-risk" : "supervision.plan.standard",
                                               cbk_context_get_now (context), error);

  if (due != NULL)
    cbk_record_set_int (record, "plan_due_at", cbk_finding_get_end (due));

  return due != NULL;
}

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *record = cbk_context_get_subject (context, error);
  g_autofree char *from = NULL;

  if (record == NULL)
    return FALSE;

  cbk_context_set_result (context, record);
  from = g_strdup (cbk_record_get_text (record, "owner"));
  if (cbk_record_get_text (record, "supervisor") == NULL)
    cbk_record_set_text (record, "supervisor", cbk_context_get_user (context)->id);

  return cbk_context_fill (context, record, error, "owner", "team", "supervisor", NULL) &&
         set_plan_due (context, record, error) && cbk_context_move (context, record, "allocate", error) &&
         withdraw_earlier (context, record, error) && send (context, record, from, error) &&
         cbk_context_log (context, record, "state", "Case allocated", error);
}

const CbkCommand cbk_command_allocate_case = {
  .name = "allocate_case",
  .subject = "case",
  .label = N_("Allocate…"),
  .done = N_("Case allocated; waiting for it to be acknowledged"),
  .about = N_("Gives a case to an officer, who has to acknowledge it."),
  .who = CBK_ROLE_SUPERVISOR,
  CBK_PARAMS (params),
  .run = run,
};
