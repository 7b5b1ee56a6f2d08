/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define CBK_TYPE_WORKER (cbk_worker_get_type ())
G_DECLARE_FINAL_TYPE (CbkWorker, cbk_worker, CBK, WORKER, GObject)

CbkWorker *cbk_worker_new        (const char      *name);
void       cbk_worker_push       (CbkWorker       *self, GTask *task, GTaskThreadFunc func);
void       cbk_worker_run        (CbkWorker       *self, GFunc func, gpointer data);
void       cbk_worker_run_next   (CbkWorker       *self, GFunc func, gpointer data);
gboolean   cbk_worker_is_current (CbkWorker       *self);
void       cbk_worker_stop       (CbkWorker       *self);

G_END_DECLS
