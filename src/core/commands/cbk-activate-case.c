/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"
#include "core/cbk-work.h"
#include "domain/cbk-clocks.h"

static gboolean
is_high_harm (CbkRecord *record)
{
  return cbk_record_get_list (record, "hidden_crimes") != NULL ||
         g_strcmp0 (cbk_record_get_text (record, "grade"), "P1") == 0;
}

/* The first supervisor's review stands on the board as soon as there is something to review. */
static gboolean
plan_first_review (CbkContext *context, CbkRecord *record, GError **error)
{
  g_autoptr(CbkFinding) due = NULL;
  g_autoptr(CbkRecord) planned =
    cbk_work_find_in_state (context, "review", "subject_id", record->id, "due overdue", error);
  g_autofree char *rule = NULL;
  CbkRecord *review;

  if (planned != NULL)
    return TRUE;

  due = cbk_clock_next_review (cbk_context_get_rules (context),
                               is_high_harm (record) ? "supervision.review.high-harm"
                                                     : "supervision.review.standard",
                               cbk_context_get_today (context), CBK_DAY_UNSET, error);
  if (due == NULL)
    return FALSE;

  rule = cbk_finding_to_json (due);
  review = cbk_context_create (context, "review");
  cbk_work_set_subject (review, record);
  cbk_record_set_text (review, "kind", "first");
  cbk_record_set_int (review, "due_at", cbk_finding_get_end (due));
  cbk_record_set_text (review, "due_rule", rule);
  cbk_record_set_text (review, "reviewer", cbk_record_get_text (record, "supervisor"));
  cbk_record_set_text (review, "owner", cbk_record_get_text (record, "owner"));
  cbk_record_set_int (record, "next_review_at", cbk_finding_get_end (due));

  return cbk_context_move (context, review, "plan", error);
}

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *record = cbk_work_take (context, error);

  return record != NULL && cbk_context_move (context, record, "activate", error) &&
         plan_first_review (context, record, error) &&
         cbk_work_log (context, record, "state", error, "Investigation begun");
}

const CbkCommand cbk_command_activate_case = {
  .name = "activate_case",
  .subject = "case",
  .label = N_("Begin Investigation"),
  .done = N_("Investigation begun"),
  .about = N_("Begins the investigation of an allocated case whose plan is approved."),
  .who = CBK_ROLE_INVESTIGATOR | CBK_ROLE_SUPERVISOR,
  .run = run,
};
