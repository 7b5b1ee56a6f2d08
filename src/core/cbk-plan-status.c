/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-plan-status.h"

static CbkRecord *
later (CbkRecord *a, CbkRecord *b)
{
  return a == NULL || cbk_record_get_int (b, "number") > cbk_record_get_int (a, "number") ? b : a;
}

/**
 * cbk_plan_status:
 * @plans: (element-type CbkRecord): all versions of one plan, in any order
 *
 * Returns: which version is approved, which is the newest, and whether they differ
 */
CbkPlanStatus
cbk_plan_status (GPtrArray *plans)
{
  CbkPlanStatus self = { NULL, NULL, FALSE };

  for (guint i = 0; i < plans->len; i++)
    {
      const char *state = cbk_record_get_text (plans->pdata[i], "state");

      if (g_strcmp0 (state, "discarded") == 0)
        continue;

      self.latest = later (self.latest, plans->pdata[i]);
      if (g_strcmp0 (state, "approved") == 0)
        self.approved = later (self.approved, plans->pdata[i]);
    }

  self.changed = self.latest != self.approved;

  return self;
}

/**
 * cbk_plan_status_describe:
 * @self: a status
 *
 * Returns: (transfer full): one line for the plan's page
 */
char *
cbk_plan_status_describe (const CbkPlanStatus *self)
{
  if (self->latest == NULL)
    return g_strdup ("No plan yet");

  if (self->approved == NULL)
    return g_strdup ("Not approved yet");

  return g_strdup_printf (self->changed ? "Unapproved changes since version %d" : "Version %d approved",
                          (int) cbk_record_get_int (self->approved, "number"));
}
