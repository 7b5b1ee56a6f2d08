/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-deadlines.h"

G_BEGIN_DECLS

typedef enum
{
  CBK_SEVERITY_HIGH,
  CBK_SEVERITY_MEDIUM,
  CBK_SEVERITY_LOW,
  CBK_SEVERITY_UNKNOWN,    /* nobody has graded it: not the same as low */
  CBK_N_SEVERITIES,
} CbkSeverity;

#define CBK_N_BACKLOGS 5
#define CBK_N_AGES 4

/**
 * CbkBacklog:
 * @what: what has not been done: "Unassessed"
 * @n: how many by severity
 * @ages: how many wait less than four hours, less than a day, less than three days, and longer
 *
 * One queue of what waits, with its risk (HMICFRS on iOPS, 2020: a force must know the risk inside its backlogs).
 * Restricted records count, as they wait too.
 */
typedef struct
{
  const char *what;
  gint64 n[CBK_N_SEVERITIES];
  gint64 ages[CBK_N_AGES];
} CbkBacklog;

CbkSeverity cbk_severity_of_grade (CbkReference *reference, const char *grade);
gboolean    cbk_backlog_read      (CbkWorkspace *workspace, CbkSession *session, const CbkDeadlineScope *scope,
                                   CbkBacklog backlog[CBK_N_BACKLOGS], GError **error);

G_END_DECLS
