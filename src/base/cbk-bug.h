/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CbkBug:
 *
 * Mistakes that programs of this kind are known to make. The simulator has to find each of them, or it is the simulator
 * that is wrong. They are compiled only into the simulator's own copy of the libraries (tests/sim); in every other build
 * cbk_bug() is the constant %FALSE and nothing of them is left.
 */
typedef enum
{
  CBK_BUG_NONE,
  CBK_BUG_NAIVE_SEQUENCE,        /* a change number is taken by a transaction that may fail */
  CBK_BUG_ACK_BEFORE_COMMIT,     /* what is answered does not wait for what is durable */
  CBK_BUG_CURSOR_APART,          /* the cursor is stored in another transaction than what it stands for */
  CBK_BUG_VALUE_COMPARE,         /* what was changed is seen by values, not by versions */
  CBK_BUG_OVERLAY_DROPPED,       /* an own save is not shown any more between its answer and its effect */
  CBK_BUG_MARK_SPLITS,           /* a page ends inside of what one action did */
  CBK_BUG_DEDUPE_LOST,           /* what was taken once is taken again */
  CBK_BUG_TOMBSTONE_EARLY,       /* that a record left is forgotten before everybody was told */
  CBK_BUG_PURGE_FORGETS_SEARCH,  /* the words of a record that left are still found */
  CBK_BUG_UNKNOWN_FIELD_DROPPED, /* an older program rubs out what a newer one wrote */
  CBK_BUG_EVIDENCE_NOT_SYNCED,   /* a save is said to be safe before the disk has it */
  CBK_BUG_SETTLED_EARLY,         /* saves are said to be settled before their effect was sent */
  CBK_BUG_NO_REPLAY,             /* what the cache lost is not laid over again from the evidence */
  CBK_BUG_GROUP_TORN,            /* of what one action did a part is taken, and a part is held */
  CBK_BUG_NO_BACK_OFF,           /* who cannot reach headquarters tries again at once */
  CBK_BUG_UNFENCED_SEQUENCER,    /* who numbers the changes does not look whether another does it by now */
  CBK_N_BUGS,
} CbkBug;

#ifdef CBK_PLANTED_BUGS
extern CbkBug cbk_planted_bug;
#define cbk_bug(bug_) (cbk_planted_bug == (bug_))
#else
#define cbk_bug(bug_) FALSE
#endif

G_END_DECLS
