/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hq/cbk-hq-db.h"

#include <libpq-fe.h>

G_BEGIN_DECLS

/* A statement as the connection knows it. */
typedef struct
{
  char *sql;                 /* with $1, $2… */
  GPtrArray *names;          /* of its parameters, in that order */
  char name[16];
  gboolean sent;             /* to be prepared; a failure before it takes that back */
} CbkHqPlan;

typedef struct _CbkHqCursor CbkHqCursor;

/**
 * CbkHqPostgres:
 *
 * One connection to PostgreSQL in pipeline mode: what writes is sent and not waited for, what reads waits for all before
 * it. A failure is found there, or at the commit; then nothing of the transaction is kept.
 */
typedef struct
{
  CbkHqDb parent;
  CbkHqMode mode;
  char *url;
  char *schema;
  PGconn *conn;              /* NULL when there is none */
  GHashTable *plans;         /* SQL to CbkHqPlan; of this connection */
  GQueue sent;               /* CbkHqPlan that it prepares, or NULL; what no answer was read to, the oldest first */
  CbkHqCursor *reading;      /* whose rows are arriving now */
  gboolean sync_due;         /* an end of the pipeline was sent behind what is being read */
  GError *failure;           /* the first one; of the transaction, or of the statement that stands alone */
  gboolean committing;
  gboolean alone;            /* the commit is on this machine, but its standby was not waited for */
} CbkHqPostgres;

/* What a CbkHqStatement is here. */
struct _CbkHqCursor
{
  CbkHqPostgres *db;
  CbkHqPlan *plan;
  Oid *types;
  char **values;
  int *lengths;
  guint next;                /* the parameter that is bound next, as a rule */
  gboolean sent;
  PGresult *row;             /* the current one */
  GQueue rows;               /* PGresult that had to be taken from the connection before they were asked for */
  GError *failure;           /* what ended them early then */
};

gboolean  cbk_hq_postgres_ensure    (CbkHqPostgres *self);
void      cbk_hq_postgres_fail      (CbkHqPostgres *self, const PGresult *result);
void      cbk_hq_postgres_lose      (CbkHqPostgres *self);
gboolean  cbk_hq_postgres_propagate (CbkHqPostgres *self, GError **error);
void      cbk_hq_postgres_send      (CbkHqPostgres *self, const char *sql);
void      cbk_hq_postgres_sync      (CbkHqPostgres *self);
void      cbk_hq_postgres_take      (CbkHqPostgres *self);
void      cbk_hq_postgres_keep_read (CbkHqPostgres *self);
void      cbk_hq_postgres_end_read  (CbkHqPostgres *self);
PGresult *cbk_hq_postgres_next_row  (CbkHqPostgres *self);

void        cbk_hq_cursor_prepare    (CbkHqStatement *statement, const char *sql);
void        cbk_hq_cursor_bind       (CbkHqStatement *statement, const char *name, CbkHqType type, gconstpointer data,
                                      gsize length);
gboolean    cbk_hq_cursor_step       (CbkHqStatement *statement);
gboolean    cbk_hq_cursor_finish     (CbkHqStatement *statement, GError **error);
void        cbk_hq_cursor_clear      (CbkHqStatement *statement);
const void *cbk_hq_cursor_column     (CbkHqStatement *statement, guint index, gsize *length);
gint64      cbk_hq_cursor_column_int (CbkHqStatement *statement, guint index);
void        cbk_hq_plan_free         (CbkHqPlan *self);

G_END_DECLS
