/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"
#include "core/cbk-work.h"

static gboolean
run (CbkContext *context, GError **error)
{
  g_autoptr(GPtrArray) due = cbk_context_find (context, "review", error, "state", "due", NULL);
  guint n = 0;

  for (guint i = 0; due != NULL && i < due->len; i++)
    {
      gint64 limit = cbk_record_get_int (due->pdata[i], "due_at");
      CbkRecord *review;

      if (limit == CBK_TIME_UNSET || cbk_context_get_now (context) <= limit)
        continue;

      review = cbk_context_edit (context, "review", ((CbkRecord *) due->pdata[i])->id, error);
      if (review == NULL || !cbk_context_move (context, review, "run_over", error) ||
          !cbk_work_log (context, review, "supervision", error, "Review not done in time"))
        return FALSE;
      n++;
    }

  if (n > 0)
    cbk_context_warn (context, "%u reviews not done in time.", n);

  return due != NULL;
}

const CbkCommand cbk_command_mark_overdue_reviews = {
  .name = "mark_overdue_reviews",
  .label = N_("Mark Overdue Reviews"),
  .done = N_("Overdue reviews marked"),
  .about = N_("Marks every review that was not done in time, for the owner's and the supervisor's board."),
  .who = CBK_ROLES_WORKING,
  .run = run,
};
