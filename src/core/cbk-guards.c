/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-guards-private.h"

/* Conditions that the tables of transitions name and that fields of the record alone cannot say. */

/* Only whoever it was sent to says that they have it: nobody acknowledges for another. */
static gboolean
receiver (CbkContext *context, CbkRecord *allocation, GError **error)
{
  const CbkUser *user = cbk_context_get_user (context);
  const char *officer = cbk_record_get_text (allocation, "to_officer");
  const char *team = cbk_record_get_text (allocation, "to_team");

  if (g_strcmp0 (officer, user->id) == 0 || (officer == NULL && g_strcmp0 (team, user->team) == 0))
    return TRUE;

  return cbk_context_refuse (context, error, "This was not allocated to you");
}

static const struct
{
  const char *name;
  CbkGuard guard;
} guards[] = {
  { "before_end", cbk_guard_before_end },
  { "continuity", cbk_guard_continuity },
  { "correction_event", cbk_guard_correction_event },
  { "extension_recorded", cbk_guard_extension_recorded },
  { "hashed", cbk_guard_hashed },
  { "newer_signed", cbk_guard_newer_signed },
  { "not_locked", cbk_guard_not_locked },
  { "past_due", cbk_guard_past_due },
  { "read_back_recorded", cbk_guard_read_back_recorded },
  { "receiver", receiver },
  { "review_recorded", cbk_guard_review_recorded },
  { "same_hash", cbk_guard_same_hash },
};

/**
 * cbk_guard_find:
 * @name: what a row of a state machine names
 *
 * Returns: (nullable): the condition; %NULL when nothing checks it
 */
CbkGuard
cbk_guard_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (guards); i++)
    if (g_str_equal (guards[i].name, name))
      return guards[i].guard;

  return NULL;
}
