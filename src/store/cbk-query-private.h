/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/cbk-query.h"

G_BEGIN_DECLS

typedef struct
{
  const CbkField *field;
  CbkOp op;
  CbkRecord *value;   /* a record that holds nothing but the value, so that it is bound as its column is */
  char *json;         /* the values, where there are many; then @field is %NULL for row numbers */
} CbkCondition;

struct _CbkQuery
{
  CbkRecordClass *klass;
  GArray *conditions;
  const CbkField *sort;
  gboolean descending;
  gboolean withdrawn;
  gint64 limit;
  gint64 offset;
};

void cbk_query_append_from (CbkQuery *self, GString *sql);
void cbk_query_put_values  (CbkQuery *self, CbkStatement *stmt);

G_END_DECLS
