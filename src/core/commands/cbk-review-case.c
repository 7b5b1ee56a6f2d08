/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"
#include "core/cbk-work.h"
#include "domain/cbk-clocks.h"
#include "domain/cbk-uk-time.h"

static const CbkParam params[] = {
  { "seen", N_("What was seen"), CBK_FIELD_TEXT, TRUE, NULL },
  { "decision", N_("Decision"), CBK_FIELD_TEXT, TRUE, NULL },
  { "direction", N_("Directions, one a line"), CBK_FIELD_TEXT, FALSE, NULL },
  { "quality", N_("Found to be"), CBK_FIELD_CODE, FALSE, "review_quality" },
  { "kind", N_("Kind"), CBK_FIELD_CODE, FALSE, "review_kind" },
};

static CbkRecord *
open_review (CbkContext *context, CbkRecord *record, GError **error)
{
  g_autoptr(CbkRecord) planned =
    cbk_work_find_in_state (context, "review", "subject_id", record->id, "due overdue", error);
  CbkRecord *review;

  if (planned != NULL)
    return cbk_context_edit (context, "review", planned->id, error);

  review = cbk_context_create (context, "review");
  cbk_work_set_subject (review, record);
  cbk_record_set_text (review, "kind", "supervisor");
  cbk_record_set_text (review, "owner", cbk_record_get_text (record, "owner"));

  return review;
}

static gboolean
raise_directions (CbkContext *context, CbkRecord *record, CbkRecord *review, GError **error)
{
  const char *text = cbk_record_get_text (review, "direction");
  g_auto(GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      CbkRecord *action;

      if (*g_strstrip (lines[i]) == '\0')
        continue;

      action = cbk_context_create (context, "action");
      cbk_work_set_subject (action, record);
      cbk_record_set_text (action, "kind", "review");
      cbk_record_set_text (action, "title", lines[i]);
      cbk_record_set_text (action, "raised_because", cbk_record_get_text (review, "decision"));
      cbk_record_set_text (action, "origin_type", "review");
      cbk_record_set_text (action, "origin_id", review->id);
      cbk_record_set_text (action, "priority", "normal");
      cbk_record_set_text (action, "raised_by", cbk_context_get_user (context)->id);
      cbk_record_set_text (action, "owner", cbk_record_get_text (record, "owner"));
      if (!cbk_context_move (context, action, "raise", error) ||
          (cbk_record_get_text (action, "owner") != NULL &&
           !cbk_context_move (context, action, "allocate", error)))
        return FALSE;
    }

  return TRUE;
}

static const char *
find_rule (CbkRecord *record)
{
  gboolean high = cbk_record_get_list (record, "hidden_crimes") != NULL ||
                  g_strcmp0 (cbk_record_get_text (record, "grade"), "P1") == 0;

  return high ? "supervision.review.high-harm" : "supervision.review.standard";
}

static gboolean
plan_next (CbkContext *context, CbkRecord *record, CbkRecord *review, GError **error)
{
  CbkDay today = cbk_context_get_today (context);
  CbkDay begin = cbk_uk_day (cbk_record_get_int (record, "reported_at"));
  g_autoptr(CbkFinding) due = cbk_clock_next_review (cbk_context_get_rules (context), find_rule (record),
                                                     begin != CBK_DAY_UNSET ? begin : today, today, error);
  g_autofree char *rule = NULL;
  CbkRecord *next;

  if (due == NULL)
    return FALSE;

  rule = cbk_finding_to_json (due);
  next = cbk_context_create (context, "review");
  cbk_work_set_subject (next, record);
  cbk_record_set_text (next, "kind", "supervisor");
  cbk_record_set_text (next, "reviewer", cbk_record_get_text (record, "supervisor"));
  cbk_record_set_text (next, "owner", cbk_record_get_text (record, "owner"));
  cbk_record_set_int (next, "due_at", cbk_finding_get_end (due));
  cbk_record_set_text (next, "due_rule", rule);
  cbk_record_set_int (review, "next_due_at", cbk_finding_get_end (due));
  cbk_record_set_int (record, "next_review_at", cbk_finding_get_end (due));

  return cbk_context_move (context, next, "plan", error);
}

static gboolean
run (CbkContext *context, GError **error)
{
  CbkRecord *record = cbk_context_get_subject (context, error);
  CbkRecord *review = record != NULL ? open_review (context, record, error) : NULL;

  if (review == NULL)
    return FALSE;

  cbk_context_set_result (context, review);
  cbk_record_set_text (review, "reviewer", cbk_context_get_user (context)->id);
  cbk_record_set_text (review, "rank", cbk_context_get_user (context)->rank);
  cbk_record_set_int (review, "done_at", cbk_context_get_now (context));

  return cbk_context_fill (context, review, error, "seen", "decision", "direction", "quality", "kind",
                           NULL) &&
         cbk_context_move (context, review, "do", error) &&
         raise_directions (context, record, review, error) && plan_next (context, record, review, error) &&
         cbk_work_log (context, record, "supervision", error, "Reviewed: %s",
                       cbk_record_get_text (review, "decision"));
}

const CbkCommand cbk_command_review_case = {
  .name = "review_case",
  .subject = "case",
  .label = N_("Review…"),
  .done = N_("Review recorded"),
  .about = N_(
    "Records what a supervisor saw and decided; directions become actions, and the next review is planned."),
  .who = CBK_ROLE_SUPERVISOR,
  CBK_PARAMS (params),
  .run = run,
};
