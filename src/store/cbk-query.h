/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/cbk-session.h"

G_BEGIN_DECLS

typedef enum
{
  CBK_OP_EQUAL,
  CBK_OP_NOT_EQUAL,
  CBK_OP_LESS,
  CBK_OP_AT_MOST,
  CBK_OP_MORE,
  CBK_OP_AT_LEAST,
  CBK_OP_SET,       /* holds something; takes no value */
  CBK_OP_UNSET,     /* holds nothing; takes no value */
  CBK_OP_HAS,       /* a list that holds the value, or a text in which it stands */
  CBK_OP_AMONG,     /* a code or text that is one of some, with commas between */
} CbkOp;

/**
 * CbkQuery:
 *
 * Which records of one kind, in which order. Names come from the field table, values are bound: nothing that a person
 * types becomes SQL.
 */
typedef struct _CbkQuery CbkQuery;

CbkQuery       *cbk_query_new       (CbkRecordClass *klass);
void            cbk_query_free      (CbkQuery *self);
CbkRecordClass *cbk_query_get_class (CbkQuery *self);
gboolean        cbk_query_where     (CbkQuery *self, const char *field, CbkOp op, const char *value, GError **error);
gboolean        cbk_query_parse     (CbkQuery *self, const char *text, GError **error);
gboolean        cbk_query_sort      (CbkQuery *self, const char *field, gboolean descending, GError **error);
void            cbk_query_limit     (CbkQuery *self, gint64 limit, gint64 offset);
void            cbk_query_withdrawn (CbkQuery *self, gboolean also);
void            cbk_query_admit     (CbkQuery *self, const char *const *lists);
void            cbk_query_among     (CbkQuery *self, GArray *rids);

GPtrArray      *cbk_query_run       (CbkQuery *self, CbkSession *session, GError **error);
GArray         *cbk_query_rids      (CbkQuery *self, CbkSession *session, GError **error);
gboolean        cbk_query_count     (CbkQuery *self, CbkSession *session, gint64 *ret_count, GError **error);

typedef gboolean (*CbkRecordFunc) (CbkRecord *record, gpointer data, GError **error);
gboolean        cbk_query_foreach   (CbkQuery *self, CbkSession *session, CbkRecordFunc func, gpointer data, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkQuery, cbk_query_free)

G_END_DECLS
