/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/cbk-connection.h"

G_BEGIN_DECLS

struct _CbkConnection
{
  sqlite3 *db;
  GHashTable *statements;   /* sql (owned) → sqlite3_stmt (owned) */
  GThread *owner;
  GCancellable *cancellable;
  gboolean gathering;       /* a transaction is open */
  CbkTransactionFunc finish;
  GDestroyNotify forget;
  gpointer data;            /* of these two */
};

void cbk_connection_set_error (CbkConnection *self, int rc, GError **error);

G_END_DECLS
