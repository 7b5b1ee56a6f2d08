/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/cbk-env.h"
#include "store/cbk-gaps.h"

G_BEGIN_DECLS

/**
 * CbkSalvageReport:
 * @aside: (nullable): the name of the file in which the damaged evidence is kept
 * @lost_mutations: numbers that could not be read or do not fit their hash
 * @lost_accesses: the same of the access log
 *
 * What could be saved of a damaged outbox. Filled by cbk_salvage_outbox(); cbk_salvage_report_clear()
 * afterwards.
 */
typedef struct
{
  char *aside;
  gint64 n_mutations;
  gint64 n_access_events;
  gint64 n_uploads;
  gint64 n_drafts;
  gint64 n_invalid; /* rows that could be read but do not fit their own hash: counted as lost, kept aside */
  CbkGaps *lost_mutations;
  CbkGaps *lost_accesses;
} CbkSalvageReport;

void     cbk_salvage_report_clear (CbkSalvageReport *report);
gboolean cbk_salvage_outbox       (const char *folder, const CbkEnv *env, CbkSalvageReport *report,
                                   GError **error);
gboolean cbk_salvage_finish       (const char *folder, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CbkSalvageReport, cbk_salvage_report_clear)

G_END_DECLS
