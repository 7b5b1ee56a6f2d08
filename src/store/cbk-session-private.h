/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/cbk-session.h"

G_BEGIN_DECLS

struct _CbkSession
{
  const CbkEnv *env;
  GCancellable *cancellable;
  CbkBlobs *blobs;
  CbkConnection *cache;
  CbkOutbox *outbox;       /* NULL on the reader */
  CbkCache *writer;        /* NULL on the reader */
  gboolean behind;         /* the outbox has what the cache could not take */
  GPtrArray *committed;    /* ids that changed since the work began */
};

gboolean cbk_session_replay (CbkSession *self, GError **error);

G_END_DECLS
