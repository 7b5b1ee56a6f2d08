/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/cbk-id.h"

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * CbkConnectionKind:
 * @CBK_CONNECTION_EVIDENCE: every commit reaches the disk before it returns
 * @CBK_CONNECTION_CACHE: a power cut may take the last commits, never the order or the whole
 * @CBK_CONNECTION_READ: reads only
 */
typedef enum
{
  CBK_CONNECTION_EVIDENCE,
  CBK_CONNECTION_CACHE,
  CBK_CONNECTION_READ,
} CbkConnectionKind;

/* One SQLite connection and its prepared statements; used by the thread that opened it and no other. */
typedef struct _CbkConnection CbkConnection;

typedef gboolean (*CbkTransactionFunc) (CbkConnection *connection, gpointer data, GError **error);

CbkConnection *cbk_connection_open            (const char *path, CbkConnectionKind kind, GError **error);
void           cbk_connection_close           (CbkConnection *self);
void           cbk_connection_set_cancellable (CbkConnection *self, GCancellable *cancellable);
gboolean       cbk_connection_exec            (CbkConnection *self, const char *sql, GError **error);
gboolean       cbk_connection_transact        (CbkConnection *self, CbkTransactionFunc func, gpointer data, GError **error);
gboolean       cbk_connection_gather          (CbkConnection *self, CbkTransactionFunc func, gpointer data, GError **error);
gboolean       cbk_connection_settle          (CbkConnection *self, GError **error);
void           cbk_connection_set_gatherer    (CbkConnection *self, CbkTransactionFunc finish, GDestroyNotify forget,
                                               gpointer data);
gint64         cbk_connection_get_changes     (CbkConnection *self);
sqlite3       *cbk_connection_get_handle      (CbkConnection *self);
const char    *cbk_connection_get_library_version (void);
char          *cbk_connection_dup_folder       (CbkConnection *self);
gboolean       cbk_connection_query_int       (CbkConnection *self, const char *sql, gint64 *ret_value, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkConnection, cbk_connection_close)

/**
 * CbkStatement:
 *
 * A prepared statement in use. It remembers its first failure: bind and step without looking, ask once at the end.
 */
typedef struct
{
  CbkConnection *connection;
  sqlite3_stmt *stmt;
  int rc;
} CbkStatement;

void        cbk_statement_init       (CbkStatement *self, CbkConnection *connection, const char *sql);
void        cbk_statement_clear      (CbkStatement *self);
void        cbk_statement_reset      (CbkStatement *self);
gboolean    cbk_statement_step       (CbkStatement *self);
gboolean    cbk_statement_finish     (CbkStatement *self, GError **error);

void        cbk_statement_bind_text  (CbkStatement *self, const char *name, const char *value);
void        cbk_statement_bind_int   (CbkStatement *self, const char *name, gint64 value);
void        cbk_statement_bind_blob  (CbkStatement *self, const char *name, gconstpointer data, gsize length);
void        cbk_statement_bind_id    (CbkStatement *self, const char *name, const char *id);

/* The same by position, counted from 1, for statements whose columns come from a field table. */
void        cbk_statement_put_text   (CbkStatement *self, int index, const char *value);
void        cbk_statement_put_int    (CbkStatement *self, int index, gint64 value);
void        cbk_statement_put_id     (CbkStatement *self, int index, const char *id);
void        cbk_statement_put_null   (CbkStatement *self, int index);

const char *cbk_statement_get_text   (CbkStatement *self, guint column);
gint64      cbk_statement_get_int    (CbkStatement *self, guint column);
gboolean    cbk_statement_is_null    (CbkStatement *self, guint column);
gboolean    cbk_statement_get_id     (CbkStatement *self, guint column, char text[CBK_ID_LENGTH + 1]);
const void *cbk_statement_get_blob   (CbkStatement *self, guint column, gsize *length);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CbkStatement, cbk_statement_clear)

G_END_DECLS
