/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/cbk-file.h"
#include "store/cbk-blobs.h"

G_BEGIN_DECLS

/* Before the name of a file of which headquarters has given a part. */
#define CBK_BLOB_PART "get-"

struct _CbkBlobs
{
  int dir;              /* the folder itself: nothing is ever looked up by a path that somebody could bend */
  gint last_temporary;  /* atomic */
};

gboolean cbk_blob_name_is_valid (const char *sha256);
int      cbk_blobs_open_checked (CbkBlobs *self, const char *sha256, gint64 *ret_size,
                                 GCancellable *cancellable,
                                 GError **error);
gboolean cbk_blobs_move_into_place (CbkBlobs *self, const char *temporary, const char *sha256, GError **error);
int      cbk_blobs_open_stored  (CbkBlobs *self, const char *sha256, gint64 *ret_size, GError **error);
GDir    *cbk_blob_read_folder   (int dir);
int      cbk_blobs_open_part    (CbkBlobs *self, const char *sha256, gboolean make, GError **error);
gboolean cbk_blob_copy          (int from, int to, gint64 total, GCancellable *cancellable,
                                 CbkProgressFunc progress,
                                 gpointer data, CbkBlob *blob, GError **error);

G_END_DECLS
