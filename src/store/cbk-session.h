/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/cbk-cache.h"
#include "store/cbk-outbox.h"

G_BEGIN_DECLS

/**
 * CbkSession:
 *
 * What a piece of work on one of the store's threads may use. It lasts for that piece of work.
 */
typedef struct _CbkSession CbkSession;

/* The attachments; see store/cbk-blobs.h. */
typedef struct _CbkBlobs CbkBlobs;

CbkConnection *cbk_session_get_cache   (CbkSession *self);
CbkOutbox     *cbk_session_get_outbox  (CbkSession *self);
CbkBlobs      *cbk_session_get_blobs   (CbkSession *self);
const CbkEnv  *cbk_session_get_env     (CbkSession *self);
GCancellable  *cbk_session_get_cancellable (CbkSession *self);

CbkRecord     *cbk_session_get         (CbkSession *self, const char *type, const char *id, GError **error);
gboolean       cbk_session_commit      (CbkSession *self, CbkChangeSet *changes, GError **error);
gboolean       cbk_session_load        (CbkSession *self, GPtrArray *records, GError **error);

G_END_DECLS
