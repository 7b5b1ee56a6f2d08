/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CbkSource:
 *
 * The bytes of a file that somebody chose, read from the front, piece by piece. One thread at a time.
 */
typedef struct _CbkSource CbkSource;

CbkSource *cbk_source_open         (const char *path, GError **error);
CbkSource *cbk_source_new_memory   (const char *data, gsize length, gsize first);
void       cbk_source_close        (CbkSource *self);
gssize     cbk_source_read         (CbkSource *self, guint8 *buffer, gsize size, GError **error);
gboolean   cbk_source_rewind       (CbkSource *self, GError **error);
guint64    cbk_source_get_position (CbkSource *self);
guint64    cbk_source_get_size     (CbkSource *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkSource, cbk_source_close)

G_END_DECLS
