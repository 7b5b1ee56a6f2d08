/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hq/cbk-hq-storage.h"

G_BEGIN_DECLS

/* A change that has no number yet. */
typedef struct
{
  gint64 cid;
  gint64 first;              /* the first one of the same action, which decides where it comes */
  gint64 version;
  char type[64];
  char id[CBK_ID_LENGTH + 1];
  char mid[CBK_ID_LENGTH + 1];
  char txn[CBK_ID_LENGTH + 1];
  char *add;
  char *del;
  guint8 mutation[CBK_HASH_BYTES];
} CbkHqPending;

void     cbk_hq_pending_free (CbkHqPending *self);
gboolean cbk_hq_list_pending (CbkHqStorage *storage, guint max, GPtrArray *pending, GError **error);

G_END_DECLS
