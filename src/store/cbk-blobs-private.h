/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/cbk-file.h"
#include "store/cbk-blobs.h"

G_BEGIN_DECLS

struct _CbkBlobs
{
  int dir;              /* the folder itself: nothing is ever looked up by a path that somebody could bend */
  gint last_temporary;  /* atomic */
};

gboolean cbk_blob_name_is_valid (const char *sha256);
int      cbk_blobs_open_checked (CbkBlobs *self, const char *sha256, gint64 *ret_size,
                                 GCancellable *cancellable,
                                 GError **error);
int      cbk_blobs_open_part    (CbkBlobs *self, const char *sha256, gboolean make, GError **error);
gboolean cbk_blob_copy          (int from, int to, gint64 total, GCancellable *cancellable,
                                 CbkProgressFunc progress,
                                 gpointer data, CbkBlob *blob, GError **error);

G_END_DECLS
