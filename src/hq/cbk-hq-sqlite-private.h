/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hq/cbk-hq-sqlite.h"
#include "store/cbk-connection.h"

G_BEGIN_DECLS

typedef struct
{
  CbkHqStorage parent;
  CbkConnection *connection;
} CbkHqSqlite;

static inline CbkConnection *
cbk_hq_sqlite_connection (CbkHqStorage *self)
{
  return ((CbkHqSqlite *) self)->connection;
}

gboolean cbk_hq_sqlite_get_record (CbkHqStorage *self, const char *type, const char *id, CbkHqRecord **ret_record,
                                   GError **error);
gboolean cbk_hq_sqlite_put_record (CbkHqStorage *self, const CbkHqRecord *record, const CbkHqChange *change, GError **error);
gboolean cbk_hq_sqlite_list_own   (CbkHqStorage *self, const char *type, const char *id, const char *device, gint64 base,
                                   GArray **ret_versions, GError **error);
gboolean cbk_hq_sqlite_find_scope (CbkHqStorage *self, const char *name, gint64 *ret_scope, GError **error);
gboolean cbk_hq_sqlite_get_head   (CbkHqStorage *self, gint64 *ret_seq, GError **error);
gboolean cbk_hq_sqlite_read_feed  (CbkHqStorage *self, gint64 scope, gint64 after, CbkHqFeedFunc func, gpointer data,
                                   GError **error);
gboolean cbk_hq_sqlite_verify     (CbkHqStorage *self, CbkHqReport *report, GError **error);

gboolean cbk_hq_sqlite_get_user    (CbkHqStorage *self, const char *number, CbkHqUser **ret_user, GError **error);
gboolean cbk_hq_sqlite_put_user    (CbkHqStorage *self, const CbkHqUser *user, GError **error);
gboolean cbk_hq_sqlite_put_session (CbkHqStorage *self, const guint8 token[CBK_HASH_BYTES], const char *number,
                                    const char *device, gint64 expires, GError **error);
gboolean cbk_hq_sqlite_get_session (CbkHqStorage *self, const guint8 token[CBK_HASH_BYTES], char **ret_number,
                                    char **ret_device, GError **error);

G_END_DECLS
