/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/cbk-id.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define CBK_HQ_NAME_SIZE 32

typedef struct _CbkHqDb CbkHqDb;
typedef struct _CbkHqStatement CbkHqStatement;

typedef enum
{
  CBK_HQ_TEXT,
  CBK_HQ_INT,
  CBK_HQ_BLOB,
} CbkHqType;

typedef enum
{
  CBK_HQ_DB_WRITE,   /* takes the one writer's place where there is but one */
  CBK_HQ_DB_READ,    /* sees one moment of the database */
} CbkHqMode;

/**
 * CbkHqDbClass:
 * @name: "sqlite" or "postgresql"
 * @lock: what goes behind a SELECT whose rows the transaction is about to change: " FOR UPDATE", or nothing
 * @share: what goes behind a SELECT whose rows have to stay as they are until the transaction's end: " FOR SHARE", or nothing
 * @inline_sequencer: whether a transaction numbers its own changes before it commits, because no other one writes
 *   beside it; otherwise an elected process numbers them afterwards (docs/sync.md, "Change numbers")
 * @extra: (nullable): the resource with what this database alone is told after each migration
 * @exec: runs SQL without parameters, several statements too
 * @elect: (nullable): takes the place of whoever numbers changes, for as long as the connection lasts; with depose the
 *   one who holds it is put out first. %NULL with @inline_sequencer
 * @await_makers: (nullable): whoever makes a record says so with alone unset; whoever names one that is not there says it
 *   with alone set, and goes on when nobody else makes one before the transaction's end. %NULL with @inline_sequencer
 * @prepare: makes @statement ready to be bound; the SQL is the same for every database but for @lock
 * @bind: a value by its name (":id"); %NULL @data binds the null value of that type
 * @step: whether there is a row (or another one); sends what was bound the first time
 * @finish: sends a statement that was not stepped, and says whether all went well. A database may say of a failed
 *   statement only at a later one, or at the commit: nothing is known to be kept before that
 * @column: the bytes of a column of the current row, which last until the next step; %NULL for a null value.
 *   A text ends with a zero that @length does not count
 * @column_int: a whole number
 *
 * What headquarters needs of a database: the small part of SQL that SQLite and PostgreSQL read alike, with parameters by
 * name. Everything above is written once and behaves the same on both.
 */
typedef struct
{
  const char *name;
  const char *lock;
  const char *share;
  gboolean inline_sequencer;
  const char *extra;

  void (*close) (CbkHqDb *self);
  gboolean (*begin) (CbkHqDb *self, CbkHqMode mode, GError **error);
  gboolean (*commit) (CbkHqDb *self, GError **error);
  void (*rollback) (CbkHqDb *self);
  gboolean (*exec) (CbkHqDb *self, const char *sql, GError **error);
  gboolean (*snapshot) (CbkHqDb *self, const char *folder, GError **error);
  gboolean (*elect) (CbkHqDb *self, gboolean depose, gboolean *ret_elected, GError **error);
  gboolean (*await_makers) (CbkHqDb *self, gboolean alone, GError **error);

  void (*prepare) (CbkHqStatement *statement, const char *sql);
  void (*bind) (CbkHqStatement *statement, const char *name, CbkHqType type, gconstpointer data, gsize length);
  gboolean (*step) (CbkHqStatement *statement);
  gboolean (*finish) (CbkHqStatement *statement, GError **error);
  void (*clear) (CbkHqStatement *statement);
  const void *(*column) (CbkHqStatement *statement, guint column, gsize *length);
  gint64 (*column_int) (CbkHqStatement *statement, guint column);
} CbkHqDbClass;

/* One connection, used by one thread at a time. */
struct _CbkHqDb
{
  const CbkHqDbClass *klass;
  CbkHqMode mode;            /* of the transaction */
  guint depth;               /* of transactions: the first is real, those inside are savepoints */
  gboolean again;            /* what failed may go well when the whole transaction is done once more */
};

/**
 * CbkHqStatement:
 *
 * A statement in use. It remembers its first failure: bind and step without looking, ask once with
 * cbk_hq_statement_finish().
 */
struct _CbkHqStatement
{
  CbkHqDb *db;
  gpointer impl;             /* the driver's */
};

/* May be called again from the beginning, when others were in the way: what it left outside the database the first time
 * has to be undone by itself. */
typedef gboolean (*CbkHqDbFunc) (CbkHqDb *db, gpointer data, GError **error);

void     cbk_hq_db_close    (CbkHqDb *self);
gboolean cbk_hq_db_transact (CbkHqDb *self, CbkHqMode mode, CbkHqDbFunc func, gpointer data, GError **error);
gboolean cbk_hq_db_exec     (CbkHqDb *self, const char *sql, GError **error);
gboolean cbk_hq_db_snapshot (CbkHqDb *self, const char *folder, GError **error);
gboolean cbk_hq_db_migrate  (CbkHqDb *self, gboolean make, GError **error);

void        cbk_hq_statement_init      (CbkHqStatement *self, CbkHqDb *db, const char *sql);
void        cbk_hq_statement_clear     (CbkHqStatement *self);
gboolean    cbk_hq_statement_step      (CbkHqStatement *self);
gboolean    cbk_hq_statement_finish    (CbkHqStatement *self, GError **error);

void        cbk_hq_statement_bind_text (CbkHqStatement *self, const char *name, const char *value);
void        cbk_hq_statement_bind_int  (CbkHqStatement *self, const char *name, gint64 value);
void        cbk_hq_statement_bind_blob (CbkHqStatement *self, const char *name, gconstpointer data, gsize length);
void        cbk_hq_statement_bind_id   (CbkHqStatement *self, const char *name, const char *id);

const char *cbk_hq_statement_get_text  (CbkHqStatement *self, guint column);
gint64      cbk_hq_statement_get_int   (CbkHqStatement *self, guint column);
gboolean    cbk_hq_statement_is_null   (CbkHqStatement *self, guint column);
gboolean    cbk_hq_statement_get_id    (CbkHqStatement *self, guint column, char text[CBK_ID_LENGTH + 1]);
const void *cbk_hq_statement_get_blob  (CbkHqStatement *self, guint column, gsize *length);
gboolean    cbk_hq_statement_copy_hash (CbkHqStatement *self, guint column, guint8 *hash, gsize length);

void        cbk_hq_statement_init_rows (CbkHqStatement *self, CbkHqDb *db, const char *sql, guint n_rows);
guint       cbk_hq_rows_at_once        (guint n_left);
const char *cbk_hq_row_name            (char name[CBK_HQ_NAME_SIZE], const char *parameter, guint row);

CbkHqDb *cbk_hq_db_open_postgres   (const char *url, const char *schema, CbkHqMode mode, GError **error);
CbkHqDb *cbk_hq_db_open_sqlite     (const char *path, CbkHqMode mode, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkHqDb, cbk_hq_db_close)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CbkHqStatement, cbk_hq_statement_clear)

G_END_DECLS
