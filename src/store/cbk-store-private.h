/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/cbk-worker.h"
#include "store/cbk-lease-private.h"
#include "store/cbk-session-private.h"
#include "store/cbk-store.h"

G_BEGIN_DECLS

struct _CbkStore
{
  GObject parent_instance;

  const CbkEnv *env;
  char *folder;
  char *notice;
  int lock;
  GMainContext *context;   /* where the signal is emitted */

  CbkBlobs *blobs;
  CbkWorker *writer;
  CbkWorker *reader;
  CbkLease lease;
  gboolean gathered;          /* atomic: saves that the cache has not committed */
  CbkSession write_session;   /* only ever touched on @writer */
  CbkSession read_session;    /* only ever touched on @reader */
};

int  cbk_store_lock_folder (const char *folder, GError **error);
gboolean cbk_store_open_cache (CbkStore *self, GError **error);
gboolean cbk_store_remove_cache (CbkStore *self, GError **error);
void cbk_store_emit_committed (CbkStore *self, GPtrArray *ids);

G_END_DECLS
