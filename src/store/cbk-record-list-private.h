/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/cbk-cursor.h"
#include "store/cbk-list-diff.h"
#include "store/cbk-record-list.h"

G_BEGIN_DECLS

/**
 * CbkListJob:
 *
 * One reading of a list's row numbers, in steps on the reader thread. It goes to and fro between the threads
 * and is only ever touched by the one that has it.
 */
typedef struct
{
  CbkQuery *query;       /* kept alive by @shared */
  gpointer shared;       /* an atomic box with the query */
  CbkCursor *cursor;
  GArray *rids;          /* what was read: the last step's when @before is NULL, else all of it */
  GArray *before;        /* (nullable): what the list shows; not changed while the job lasts */
  GHashTable *ids;       /* (nullable): what was saved; NULL when the list is read in any case */
  GArray *touched;       /* rows of this list's kind that were saved */
  GArray *changes;       /* (nullable): how to get from @before to @rids */
  gboolean started;
  gboolean done;
} CbkListJob;

CbkListJob *cbk_list_job_new  (gpointer shared_query, GArray *before, GHashTable *ids);
void        cbk_list_job_free (gpointer data);
gboolean    cbk_list_job_run  (CbkSession *session, gpointer data, GError **error);

/* Some records wanted at once. */
typedef struct
{
  GArray *rids;
  GPtrArray *records;    /* NULL where there is none */
} CbkListPage;

CbkListPage *cbk_list_page_new  (void);
void         cbk_list_page_free (gpointer data);
gboolean     cbk_list_page_run  (CbkSession *session, gpointer data, GError **error);

G_END_DECLS
