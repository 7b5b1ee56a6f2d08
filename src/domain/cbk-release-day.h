/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "domain/cbk-calendar.h"
#include "domain/cbk-finding.h"

G_BEGIN_DECLS

CbkFinding *cbk_release_day       (const CbkRules    *rules,
                                   const CbkCalendar *calendar,
                                   CbkDay             legal,
                                   gboolean           avoids_closed_days,
                                   GError           **error);
CbkFinding *cbk_release_day_early (const CbkRules    *rules,
                                   const CbkCalendar *calendar,
                                   CbkDay             release_day,
                                   GError           **error);

G_END_DECLS
