/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/cbk-file.h"
#include "base/cbk-id.h"

G_BEGIN_DECLS

/* Hears of each file that waits for the rest of itself, and when something of it came last. */
typedef void (*CbkHqPartFunc) (const char *upload, gint64 touched_at, gpointer data);

/**
 * CbkHqBlobFiles:
 *
 * The files of headquarters' attachments: "blobs/ab/cd/abcd…", named after their content, and "blobs/parts/ID" while they
 * come. It knows nothing of who may have them, and no path is ever made of what somebody sent: names are digests and ids.
 */
typedef struct
{
  int dir;
} CbkHqBlobFiles;

gboolean cbk_hq_blob_files_open  (CbkHqBlobFiles *self, const char *folder, GError **error);
void     cbk_hq_blob_files_clear (CbkHqBlobFiles *self);
void     cbk_hq_blob_files_lock  (CbkHqBlobFiles *self, gboolean alone);
gboolean cbk_hq_blob_files_has_room (CbkHqBlobFiles *self, gint64 size, gint64 keep_free);

gboolean cbk_hq_part_make        (CbkHqBlobFiles *self, const char *upload, GError **error);
int      cbk_hq_part_lock        (CbkHqBlobFiles *self, const char *upload, GError **error);
gboolean cbk_hq_part_get_length  (CbkHqBlobFiles *self, const char *upload, gint64 *ret_length, GError **error);
gboolean cbk_hq_part_append      (int part, gint64 at, gconstpointer data, gsize length, GError **error);
gboolean cbk_hq_part_digest      (int part, guint8 digest[CBK_SHA256_BYTES], GError **error);
gboolean cbk_hq_part_begin_again (int part, GError **error);
gboolean cbk_hq_part_install     (CbkHqBlobFiles *self, const char *upload, const guint8 digest[CBK_SHA256_BYTES],
                                  GError **error);
void     cbk_hq_part_remove      (CbkHqBlobFiles *self, const char *upload);
void     cbk_hq_part_foreach     (CbkHqBlobFiles *self, CbkHqPartFunc func, gpointer data);

int      cbk_hq_blob_file_open   (CbkHqBlobFiles *self, const guint8 digest[CBK_SHA256_BYTES], gint64 *ret_size,
                                  GError **error);
gboolean cbk_hq_blob_file_check  (CbkHqBlobFiles *self, const guint8 digest[CBK_SHA256_BYTES], gint64 size, GError **error);
gboolean cbk_hq_blob_file_remove (CbkHqBlobFiles *self, const guint8 digest[CBK_SHA256_BYTES], GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CbkHqBlobFiles, cbk_hq_blob_files_clear)

G_END_DECLS
