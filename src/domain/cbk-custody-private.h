/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "domain/cbk-custody.h"

G_BEGIN_DECLS

/**
 * CbkDetentionClock:
 * @relevant_time: when the clock started
 * @used_before: detention used before
 * @absences: (element-type CbkCustodyAbsence): what does not count, sorted and without overlap
 *
 * The detention clock as it runs: elapsed time in, moment out.
 */
typedef struct
{
  gint64 relevant_time;
  gint64 used_before;
  GArray *absences;
} CbkDetentionClock;

gboolean cbk_detention_clock_init  (CbkDetentionClock       *self,
                                    const CbkRules          *rules,
                                    const CbkCustodyFacts        *custody,
                                    GError                 **error);
void     cbk_detention_clock_clear (CbkDetentionClock       *self);
gint64   cbk_detention_clock_reach (const CbkDetentionClock *self,
                                    gint64                   elapsed,
                                    gint64                  *ret_left_out);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CbkDetentionClock, cbk_detention_clock_clear)

G_END_DECLS
