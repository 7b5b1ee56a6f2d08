/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Between programs on one machine: "there is something to number". Nothing depends on it but the time that it saves. */
typedef struct _CbkHqBell CbkHqBell;

CbkHqBell *cbk_hq_bell_new    (const char *folder);
void       cbk_hq_bell_listen (CbkHqBell *self);
void       cbk_hq_bell_ring   (CbkHqBell *self);
void       cbk_hq_bell_wait   (CbkHqBell *self, gint64 usec, gboolean rung, GCancellable *cancellable);
void       cbk_hq_bell_free   (CbkHqBell *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkHqBell, cbk_hq_bell_free)

G_END_DECLS
