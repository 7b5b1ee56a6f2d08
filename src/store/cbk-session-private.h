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
  gboolean gathers;        /* the next work, or whoever reads, commits what this one does to the cache */
  guint n_gathered;        /* saves that the cache has not committed */
  GPtrArray *committed;    /* ids that changed since the work began */
  char *seal;              /* why nothing is shown or saved here any more; NULL as it should be */
};

void     cbk_session_settle (CbkSession *self);
gboolean cbk_session_replay (CbkSession *self, GError **error);
gboolean cbk_session_read_mutation (JsonObject *payload, CbkRecord *record, GError **error);
gboolean cbk_session_read_seal (CbkSession *session, GError **error);
gboolean cbk_session_check_seal (CbkSession *session, GError **error);

G_END_DECLS
