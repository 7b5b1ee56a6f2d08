/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/cbk-progress.h"
#include "base/cbk-sha256.h"
#include "store/cbk-session.h"

G_BEGIN_DECLS

#define CBK_BLOB_NAME_SIZE CBK_SHA256_NAME_SIZE

typedef struct
{
  char sha256[CBK_BLOB_NAME_SIZE];   /* 64 hexadecimal digits */
  gint64 size;                       /* bytes */
} CbkBlob;

/* A file of which headquarters gives one part after the other. */
typedef struct _CbkBlobPart CbkBlobPart;

typedef void (*CbkBlobFunc) (const char *sha256, gint64 size, gint64 stored_at, gpointer data);

/* What a look at all files found. Cleared by cbk_blob_report_clear(). */
typedef struct
{
  gint64 n_checked;
  gint64 n_bytes;
  GPtrArray *damaged;   /* (element-type utf8): hashes whose content is not what it was */
  GPtrArray *missing;   /* (element-type utf8): hashes that wait to be sent and are not there */
} CbkBlobReport;

void cbk_blob_report_clear (CbkBlobReport *report);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CbkBlobReport, cbk_blob_report_clear)

CbkBlobs     *cbk_blobs_new          (const char *folder, GError **error);
void          cbk_blobs_free         (CbkBlobs *self);

/* On any thread. */
gboolean      cbk_blobs_store_file   (CbkBlobs *self, const char *path, GCancellable *cancellable,
                                      CbkProgressFunc progress, gpointer data, CbkBlob *blob, GError **error);
gboolean      cbk_blobs_has          (CbkBlobs *self, const char *sha256);
GInputStream *cbk_blobs_open         (CbkBlobs *self, const char *sha256, GCancellable *cancellable,
                                      GError **error);
gboolean      cbk_blobs_verify_all   (CbkBlobs *self, GPtrArray *expected, GCancellable *cancellable,
                                      CbkProgressFunc progress, gpointer data, CbkBlobReport *report,
                                      GError **error);

/* On any thread: what goes out and comes in piece by piece. */
GBytes       *cbk_blobs_read_piece   (CbkBlobs *self, const char *sha256, gint64 offset, gsize length,
                                      gint64 *ret_size, GError **error);
gboolean      cbk_blobs_check        (CbkBlobs *self, const char *sha256, GCancellable *cancellable,
                                      GError **error);
CbkBlobPart  *cbk_blob_part_open     (CbkBlobs *self, const char *sha256, gint64 *ret_length, GError **error);
gboolean      cbk_blob_part_append   (CbkBlobPart *self, gconstpointer data, gsize length, GError **error);
gboolean      cbk_blob_part_finish   (CbkBlobPart *self, GCancellable *cancellable, GError **error);
void          cbk_blob_part_close    (CbkBlobPart *self);

void          cbk_blobs_foreach      (CbkBlobs *self, CbkBlobFunc func, gpointer data);
gboolean      cbk_blobs_remove       (CbkBlobs *self, const char *sha256, GError **error);
gboolean      cbk_blobs_remove_parts (CbkBlobs *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkBlobPart, cbk_blob_part_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkBlobs, cbk_blobs_free)

G_END_DECLS
