/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/cbk-sha256.h"
#include "hq/cbk-hq-storage.h"

G_BEGIN_DECLS

/* An attachment on its way. */
typedef struct
{
  char upload[CBK_ID_LENGTH + 1];
  char device[CBK_ID_LENGTH + 1];
  guint8 digest[CBK_SHA256_BYTES];
  gint64 size;
  gint64 begun_at;
} CbkHqUpload;

/* A record that named an attachment. */
typedef struct
{
  char type[64];
  char id[CBK_ID_LENGTH + 1];
  char device[CBK_ID_LENGTH + 1];   /* that wrote it there */
  gboolean holder;                  /* and has shown that it has the content */
} CbkHqReference;

typedef struct
{
  guint8 digest[CBK_SHA256_BYTES];
  gint64 size;
  gint64 stored_at;
  gboolean damaged;                 /* it was looked at and is not what it was */
} CbkHqBlob;

/* @ret_found: whether there is one. */
gboolean cbk_hq_storage_get_blob        (CbkHqStorage *self, const guint8 *digest, CbkHqBlob *blob, gboolean *ret_found,
                                         GError **error);
gboolean cbk_hq_storage_lock_blob       (CbkHqStorage *self, const guint8 *digest, gboolean alone, GError **error);
gboolean cbk_hq_storage_put_blob        (CbkHqStorage *self, const guint8 *digest, gint64 size, GError **error);
gboolean cbk_hq_storage_mark_checked    (CbkHqStorage *self, const guint8 *digest, gboolean damaged, GError **error);
gboolean cbk_hq_storage_drop_blob       (CbkHqStorage *self, const guint8 *digest, GError **error);
gboolean cbk_hq_storage_list_blobs      (CbkHqStorage *self, gint64 stored_before, GArray **ret_blobs, GError **error);

gboolean cbk_hq_storage_put_holder      (CbkHqStorage *self, const guint8 *digest, const char *device, GError **error);
gboolean cbk_hq_storage_is_holder       (CbkHqStorage *self, const guint8 *digest, const char *device, gboolean *ret_is,
                                         GError **error);
gboolean cbk_hq_storage_put_reference   (CbkHqStorage *self, const guint8 *digest, const char *type, const char *id,
                                         const char *device, GError **error);
gboolean cbk_hq_storage_list_references (CbkHqStorage *self, const guint8 *digest, GArray **ret_references, GError **error);
gboolean cbk_hq_storage_is_held_back    (CbkHqStorage *self, const guint8 *digest, gboolean *ret_is, GError **error);

gboolean cbk_hq_storage_get_upload      (CbkHqStorage *self, const char *id, CbkHqUpload *upload, gboolean *ret_found,
                                         GError **error);
gboolean cbk_hq_storage_find_upload     (CbkHqStorage *self, const char *device, const guint8 *digest, CbkHqUpload *upload,
                                         gboolean *ret_found, GError **error);
gboolean cbk_hq_storage_put_upload      (CbkHqStorage *self, const CbkHqUpload *upload, GError **error);
gboolean cbk_hq_storage_drop_upload     (CbkHqStorage *self, const char *id, GError **error);
gboolean cbk_hq_storage_sum_uploads     (CbkHqStorage *self, const char *device, gint64 *ret_n, gint64 *ret_bytes, GError **error);

G_END_DECLS
