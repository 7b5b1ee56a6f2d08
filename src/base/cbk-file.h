/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/cbk-progress.h"
#include "base/cbk-sha256.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Files are read and written in pieces of this size, so that a film needs no more memory than a letter. */
#define CBK_FILE_BLOCK (1 << 20)

gboolean cbk_file_set_error (GError **error, int number, const char *what);
gssize   cbk_file_read      (int fd, gpointer block, gsize length);
gboolean cbk_file_write     (int fd, gconstpointer block, gsize length, GError **error);
gboolean cbk_file_copy      (int from, int to, gint64 total, GCancellable *cancellable, CbkProgressFunc progress,
                             gpointer data, guint8 digest[CBK_SHA256_BYTES], gint64 *ret_size, GError **error);

G_END_DECLS
