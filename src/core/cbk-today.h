/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/cbk-backlog.h"

G_BEGIN_DECLS

/* Whose work is looked at. */
typedef enum
{
  CBK_LOOK_MINE,
  CBK_LOOK_TEAM,
  CBK_LOOK_UNIT,
  CBK_LOOK_FORCE,
  CBK_N_LOOKS,
} CbkLook;

typedef enum
{
  CBK_HORIZON_OVERDUE,
  CBK_HORIZON_HOUR,
  CBK_HORIZON_TODAY,
  CBK_HORIZON_WEEK,
  CBK_N_HORIZONS,
} CbkHorizon;

#define CBK_WORKLOAD_DAYS 5

/* What one officer has in hand: open cases, and what is due today and on each of the days after. */
typedef struct
{
  char *owner;
  gint64 n_open;
  guint due[CBK_WORKLOAD_DAYS];
  guint n_due;             /* within the week, and overdue */
} CbkWorkload;

/* What others have written in the log of a case. */
typedef struct
{
  char *id;
  char *title;
  gint64 n_entries;
  gint64 last_at;
} CbkNews;

/**
 * CbkToday:
 * @at: the moment that it tells of
 * @clocks: (element-type CbkDeadline): what is overdue, the last that passed first, then what is due within the week, the
 * first due first; at the most %CBK_TODAY_LIMIT of each horizon
 * @n_clocks: how many there are in all, by horizon
 * @workload: (element-type CbkWorkload): who has most in hand; empty where one looks at one's own
 * @news: (element-type CbkNews): cases in whose log others have written, the newest first
 *
 * What must not be missed.
 */
typedef struct
{
  gint64 at;
  GPtrArray *clocks;
  guint n_clocks[CBK_N_HORIZONS];
  CbkBacklog backlog[CBK_N_BACKLOGS];
  GPtrArray *workload;
  GPtrArray *news;
} CbkToday;

#define CBK_TODAY_LIMIT 100

void       cbk_today_free       (CbkToday *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkToday, cbk_today_free)

gboolean   cbk_look_is_offered  (CbkLook look, const CbkUser *user);
CbkHorizon cbk_horizon_of       (gint64 due, gint64 now);

void       cbk_workspace_read_today_async  (CbkWorkspace *self, CbkLook look, gint64 since, GCancellable *cancellable,
                                            GAsyncReadyCallback callback, gpointer user_data);
CbkToday  *cbk_workspace_read_today_finish (CbkWorkspace *self, GAsyncResult *result, GError **error);

G_END_DECLS
