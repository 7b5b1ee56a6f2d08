/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/cbk-sync-rows.h"

G_BEGIN_DECLS

/* A page on its way into the cache, in one transaction. */
typedef struct
{
  CbkSession *session;
  CbkSyncPage *page;
  CbkMembers members;
  gboolean quiet;          /* nothing of ours is unsettled: nothing has to be laid over */
  gint64 settled_before;
  gint64 settled;          /* from here on our mutations are laid over what headquarters has */
} CbkApplying;

/* What the row of a record has beside its fields. */
typedef struct
{
  gboolean there;
  gint64 rid;
  gint64 version;
  gboolean pending;
  char *base;
} CbkRowState;

/* Our unsettled changes of a record, over what headquarters has of it. */
typedef struct
{
  CbkRecord *record;
  gint64 settled;
  guint n;
} CbkOverlay;

gboolean cbk_applying_read_row_state (CbkSession *session, CbkRecordClass *klass, const char *id, CbkRowState *state,
                                      GError **error);
gboolean cbk_applying_put_server     (CbkApplying *self, CbkRecord *server, CbkRowState *state, JsonObject *fver,
                                      GError **error);

G_END_DECLS
