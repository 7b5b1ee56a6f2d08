/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-solvability-count.h"

static const char *const elements[CBK_SOLVABILITY_ELEMENTS + 1] = {
  "victim_supports", "named_suspect", "witness",        "cctv", "police_testimony",
  "forensic",        "linked",        "reported_early", NULL,
};

/**
 * cbk_solvability_names:
 *
 * Returns: (array zero-terminated=1): the fields of the eight elements, in the sheet's order
 */
const char *const *
cbk_solvability_names (void)
{
  return elements;
}

/**
 * cbk_solvability_count:
 * @sheet: a solvability sheet
 *
 * Counts the eight elements of EBIT (McFadzien, Pughsley, Featherstone and Phillips 2020). An element without
 * an answer is not known.
 *
 * Returns: how many are present, and how many unknown
 */
CbkSolvabilityCount
cbk_solvability_count (CbkRecord *sheet)
{
  CbkSolvabilityCount count = { 0, 0 };

  for (guint i = 0; elements[i] != NULL; i++)
    {
      const char *answer = cbk_record_get_text (sheet, elements[i]);

      if (answer == NULL || g_str_equal (answer, "unknown"))
        count.unknown++;
      else if (g_str_equal (answer, "yes"))
        count.present++;
    }

  return count;
}
