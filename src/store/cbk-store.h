/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/cbk-session.h"

G_BEGIN_DECLS

#define CBK_TYPE_STORE (cbk_store_get_type ())
G_DECLARE_FINAL_TYPE (CbkStore, cbk_store, CBK, STORE, GObject)

/* One plain function on one of the store's threads. What it finds goes into @data. */
typedef gboolean (*CbkSessionFunc) (CbkSession *session, gpointer data, GError **error);

CbkStore   *cbk_store_open         (const char *folder, const CbkEnv *env, GError **error);
void        cbk_store_close        (CbkStore *self);
const char *cbk_store_get_folder   (CbkStore *self);
CbkBlobs   *cbk_store_get_blobs    (CbkStore *self);
const char *cbk_store_get_notice   (CbkStore *self);

gboolean    cbk_store_write        (CbkStore *self, CbkSessionFunc func, gpointer data, GCancellable *cancellable,
                                    GError **error);
gboolean    cbk_store_save         (CbkStore *self, CbkSessionFunc func, gpointer data, GCancellable *cancellable,
                                    GError **error);
gboolean    cbk_store_read         (CbkStore *self, CbkSessionFunc func, gpointer data, GCancellable *cancellable,
                                    GError **error);
void        cbk_store_write_async  (CbkStore *self, CbkSessionFunc func, gpointer data, GDestroyNotify data_destroy,
                                    GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void        cbk_store_save_async   (CbkStore *self, CbkSessionFunc func, gpointer data, GDestroyNotify data_destroy,
                                    GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void        cbk_store_read_async   (CbkStore *self, CbkSessionFunc func, gpointer data, GDestroyNotify data_destroy,
                                    GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gpointer    cbk_store_run_finish   (CbkStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
