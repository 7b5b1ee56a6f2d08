/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-disposing.h"
#include "core/cbk-guards-evidence.h"
#include "core/cbk-guards-work.h"

/* Conditions that the tables of transitions name and that fields of the record alone cannot say. */
static const struct
{
  const char *name;
  CbkGuard guard;
} guards[] = {
  { "assessed", cbk_guard_assessed },
  { "before_end", cbk_guard_before_end },
  { "charge_recorded", cbk_guard_charge_recorded },
  { "continuity", cbk_guard_continuity },
  { "correction_event", cbk_guard_correction_event },
  { "disposal_checks", cbk_guard_disposal_checks },
  { "extension_recorded", cbk_guard_extension_recorded },
  { "hashed", cbk_guard_hashed },
  { "in_time_or_reason", cbk_guard_in_time_or_reason },
  { "may_file", cbk_guard_may_file },
  { "may_review", cbk_guard_may_review },
  { "needs_no_approval", cbk_guard_needs_no_approval },
  { "newer_approved", cbk_guard_newer_approved },
  { "newer_authorised", cbk_guard_newer_authorised },
  { "newer_recorded", cbk_guard_newer_recorded },
  { "newer_sent", cbk_guard_newer_sent },
  { "newer_signed", cbk_guard_has_newer_signed },
  { "not_author", cbk_guard_not_author },
  { "not_author_and_grade", cbk_guard_not_author_and_grade },
  { "not_locked", cbk_guard_not_locked },
  { "not_owner", cbk_guard_not_owner },
  { "on_bail", cbk_guard_on_bail },
  { "outcome_checks", cbk_guard_outcome_checks },
  { "owner_or_team", cbk_guard_owner_or_team },
  { "past_acknowledge_by", cbk_guard_past_acknowledge_by },
  { "past_due", cbk_guard_overdue },
  { "plan_approved", cbk_guard_plan_approved },
  { "rationales_given", cbk_guard_rationales_given },
  { "read_back_recorded", cbk_guard_read_back_recorded },
  { "receiver", cbk_guard_receiver },
  { "registrar", cbk_guard_registrar },
  { "review_recorded", cbk_guard_review_recorded },
  { "same_hash", cbk_guard_same_hash },
  { "screened", cbk_guard_screened },
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
