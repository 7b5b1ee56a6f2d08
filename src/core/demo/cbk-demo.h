/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/cbk-progress.h"
#include "core/cbk-workspace.h"

G_BEGIN_DECLS

/**
 * CbkDemoSize:
 * @CBK_DEMO_SMALL: 5 000 records: a few desks
 * @CBK_DEMO_UNIT: 100 000 records: a policing unit over three years
 * @CBK_DEMO_FORCE: 1 000 000 records: the whole force
 */
typedef enum
{
  CBK_DEMO_SMALL,
  CBK_DEMO_UNIT,
  CBK_DEMO_FORCE,
} CbkDemoSize;

guint64  cbk_demo_get_total  (CbkDemoSize size);
gboolean cbk_demo_find_moment (CbkWorkspace *workspace, gint64 *ret_as_of, GError **error);
gboolean cbk_demo_make       (CbkWorkspace *workspace, CbkDemoSize size, guint64 seed, gint64 as_of,
                              CbkProgressFunc progress, gpointer data, GCancellable *cancellable,
                              GError **error);
gboolean cbk_demo_make_sized (CbkWorkspace *workspace, guint64 total, guint64 seed, gint64 as_of,
                              CbkProgressFunc progress, gpointer data, GCancellable *cancellable,
                              GError **error);
gboolean cbk_demo_print      (CbkDemoSize size, guint64 seed, gint64 as_of, GOutputStream *stream, CbkProgressFunc progress,
                              gpointer data, GCancellable *cancellable, GError **error);

G_END_DECLS
