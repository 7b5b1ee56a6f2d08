/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/cbk-outbox.h"

G_BEGIN_DECLS

struct _CbkOutbox
{
  CbkConnection *connection;
  const CbkEnv *env;
  char device[CBK_ID_LENGTH + 1];
  char *boot;
  gint64 last_dseq;
  guint8 last_hash[CBK_HASH_BYTES];
  gint64 last_access;
  guint8 last_access_hash[CBK_HASH_BYTES];
  gint64 clock_offset; /* headquarters' clock less ours, CBK_TIME_UNSET before it is known */
  gboolean stale;     /* the heads above could not be read again after a failure */
  GString *payload;   /* reused, so that a bulk import does not allocate per record */
};

gboolean cbk_outbox_read_again (CbkOutbox *self, GError **error);
gboolean cbk_outbox_read_heads (CbkOutbox *self, GError **error);

G_END_DECLS
