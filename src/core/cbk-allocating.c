/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-allocating.h"

#include "core/cbk-work.h"

/**
 * cbk_allocating_send:
 * @context: the context of a command with the parameters "owner", "team", "supervisor", "why", "factors",
 * "priority"
 * @subject: what is allocated
 * @from: (nullable): the officer who had it
 * @error: any error
 *
 * Makes the allocation that the receiver has to acknowledge in time.
 *
 * Returns: whether it could be sent
 */
gboolean
cbk_allocating_send (CbkContext *context, CbkRecord *subject, const char *from, GError **error)
{
  CbkRecord *allocation = cbk_context_create (context, "allocation");
  gint64 now = cbk_context_get_now (context);

  cbk_work_set_subject (allocation, subject);
  cbk_record_set_text (allocation, "from_officer", from);
  cbk_record_set_text (allocation, "sent_by", cbk_context_get_user (context)->id);
  cbk_record_set_int (allocation, "sent_at", now);

  return cbk_work_set_due (context, allocation, "acknowledge_by", "allocation.acknowledge", now, error) &&
         cbk_context_fill (context, allocation, error, "to_officer=owner", "to_team=team", "supervisor",
                           "reason=why", "factors", "priority", NULL) &&
         cbk_context_move (context, allocation, "send", error);
}

/**
 * cbk_allocating_end_earlier:
 * @context: a context, after cbk_allocating_send()
 * @subject: what was allocated anew
 * @error: any error
 *
 * Whoever was asked before and has not answered is not left wondering, and whoever had it has it no longer.
 *
 * Returns: whether all could be ended
 */
gboolean
cbk_allocating_end_earlier (CbkContext *context, CbkRecord *subject, GError **error)
{
  g_autoptr(GPtrArray) earlier =
    cbk_context_find (context, "allocation", error, "subject_id", subject->id, NULL);

  for (guint i = 0; earlier != NULL && i < earlier->len; i++)
    {
      CbkRecord *allocation = earlier->pdata[i];
      const char *state = cbk_record_get_text (allocation, "state");
      const char *event = g_str_equal (state, "acknowledged") ? "hand_on" : "withdraw";
      CbkRecord *draft;

      if (!cbk_work_is_one_of (state, "sent escalated acknowledged"))
        continue;

      draft = cbk_context_edit (context, "allocation", allocation->id, error);
      if (draft == NULL || !cbk_context_move (context, draft, event, error))
        return FALSE;
    }

  return earlier != NULL;
}
