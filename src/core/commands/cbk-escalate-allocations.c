/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/commands/cbk-commands.h"
#include "core/cbk-work.h"

static gboolean
is_late (CbkContext *context, CbkRecord *allocation)
{
  gint64 limit = cbk_record_get_int (allocation, "acknowledge_by");

  return limit != CBK_TIME_UNSET && cbk_context_get_now (context) > limit;
}

static gboolean
escalate (CbkContext *context, CbkRecord *allocation, GError **error)
{
  CbkRecord *draft = cbk_context_edit (context, "allocation", allocation->id, error);

  if (draft == NULL)
    return FALSE;

  cbk_record_set_int (draft, "escalated_at", cbk_context_get_now (context));

  return cbk_context_move (context, draft, "escalate", error) &&
         cbk_work_log (context, draft, "state", error,
                       "Allocation not acknowledged in time: passed to the supervisor");
}

/* Run as often as one likes: what is escalated is not escalated again. */
static gboolean
run (CbkContext *context, GError **error)
{
  g_autoptr(GPtrArray) sent = cbk_context_find (context, "allocation", error, "state", "sent", NULL);
  guint n_escalated = 0;

  for (guint i = 0; sent != NULL && i < sent->len; i++)
    {
      if (!is_late (context, sent->pdata[i]))
        continue;

      if (!escalate (context, sent->pdata[i], error))
        return FALSE;
      n_escalated++;
    }

  if (n_escalated > 0)
    cbk_context_warn (context, "%u not acknowledged in time.", n_escalated);

  return sent != NULL;
}

const CbkCommand cbk_command_escalate_allocations = {
  .name = "escalate_allocations",
  .label = N_("Escalate Late Allocations"),
  .done = N_("Late allocations escalated"),
  .about = N_("Passes every allocation that nobody acknowledged in time to the supervisor's queue."),
  .who = CBK_ROLES_WORKING,
  .run = run,
};
