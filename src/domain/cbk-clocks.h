/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "domain/cbk-calendar.h"
#include "domain/cbk-finding.h"

G_BEGIN_DECLS

/* Deadlines that one rule describes wholly: so long after an event. The codes are in data/reference/law. */

CbkFinding *cbk_clock_start             (const CbkRules    *rules,
                                         const CbkCalendar *calendar,
                                         const char        *code,
                                         gint64             event,
                                         GError           **error);
CbkFinding *cbk_clock_start_on          (const CbkRules    *rules,
                                         const CbkCalendar *calendar,
                                         const char        *code,
                                         CbkDay             event,
                                         GError           **error);
void        cbk_clock_judge             (CbkFinding        *finding,
                                         gint64             done_at,
                                         gint64             now);
CbkFinding *cbk_clock_next_review       (const CbkRules    *rules,
                                         const char        *code,
                                         CbkDay             begin,
                                         CbkDay             last_done,
                                         GError           **error);
GPtrArray  *cbk_clock_escalations       (const CbkRules    *rules,
                                         const char        *code,
                                         gint64             event,
                                         GError           **error);
CbkFinding *cbk_clock_prosecution_limit (const CbkRules    *rules,
                                         CbkDay             offence,
                                         CbkDay             reported,
                                         gboolean           domestic_abuse_assault,
                                         GError           **error);

G_END_DECLS
