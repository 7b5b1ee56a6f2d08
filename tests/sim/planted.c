/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-bug.h"
#include "sim/sim-planted.h"
#include "sim/sim-shrink.h"

CbkBug cbk_planted_bug = CBK_BUG_NONE;

static const char *const names[] = {
  [CBK_BUG_NONE] = "none",
  [CBK_BUG_NAIVE_SEQUENCE] = "naive sequence",
  [CBK_BUG_ACK_BEFORE_COMMIT] = "ack before commit",
  [CBK_BUG_CURSOR_APART] = "cursor apart from data",
  [CBK_BUG_VALUE_COMPARE] = "values compared, not versions",
  [CBK_BUG_OVERLAY_DROPPED] = "overlay dropped at ack",
  [CBK_BUG_MARK_SPLITS] = "mark splits an action",
  [CBK_BUG_DEDUPE_LOST] = "dedupe lost",
  [CBK_BUG_TOMBSTONE_EARLY] = "tombstone collected early",
  [CBK_BUG_PURGE_FORGETS_SEARCH] = "purge forgets the search",
  [CBK_BUG_UNKNOWN_FIELD_DROPPED] = "unknown field dropped",
  [CBK_BUG_EVIDENCE_NOT_SYNCED] = "evidence not synced",
  [CBK_BUG_SETTLED_EARLY] = "settled too early",
  [CBK_BUG_NO_REPLAY] = "no replay",
  [CBK_BUG_GROUP_TORN] = "action torn",
  [CBK_BUG_NO_BACK_OFF] = "no back-off",
  [CBK_BUG_UNFENCED_SEQUENCER] = NULL,    /* takes a database that several write to: test-unfenced.c */
};

G_STATIC_ASSERT (G_N_ELEMENTS (names) == CBK_N_BUGS);

/* How many seeds it takes; 0 when it is not found. */
static guint
find (CbkBug bug, guint n_steps, guint max_seeds)
{
  cbk_planted_bug = bug;
  for (guint seed = 1; seed <= max_seeds; seed++)
    {
      SimPlan plan = { .seed = seed, .n_steps = n_steps };
      g_autofree char *failure = sim_child_run (&plan);

      if (failure == NULL)
        continue;

      g_print ("%s: found by seed %u: %.100s\n", names[bug], seed, failure);
      return seed;
    }

  g_print ("%s: NOT FOUND in %u seeds\n", names[bug], max_seeds);

  return 0;
}

/**
 * sim_find_planted:
 * @n_steps: actions of a run
 * @max_seeds: how many runs each of them may take
 * @only: the number of the one that is looked for, negative for all
 *
 * Returns: whether each of the planted bugs is found
 */
gboolean
sim_find_planted (guint n_steps, guint max_seeds, gint64 only)
{
  gboolean all = TRUE;

  for (CbkBug bug = CBK_BUG_NONE + 1; bug < CBK_N_BUGS; bug++)
    if (names[bug] != NULL && (only < 0 || only == bug))
      all = find (bug, n_steps, max_seeds) > 0 && all;

  return all;
}
