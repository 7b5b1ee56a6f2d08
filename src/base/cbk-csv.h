/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/cbk-source.h"

G_BEGIN_DECLS

#define CBK_CSV_MAX_FIELD (64 * 1024)
#define CBK_CSV_MAX_LINE (1024 * 1024)
#define CBK_CSV_MAX_COLUMNS 256

/**
 * CbkCsvRow:
 * @line: the number, from 1, of the line on which it begins
 * @fields: (array length=n_fields): UTF-8 without NUL; all of it lasts until the next is read
 * @problem: (nullable): why it cannot be used; static; @n_fields is 0 then
 *
 * One record of a table.
 */
typedef struct
{
  guint64 line;
  guint n_fields;
  const char *const *fields;
  const char *problem;
} CbkCsvRow;

typedef enum
{
  CBK_CSV_ROW,
  CBK_CSV_BROKEN,
  CBK_CSV_END,
  CBK_CSV_FAILED,
} CbkCsvResult;

/* Reads tables of comma-separated values (RFC 4180) of any origin and any size in bounded memory. */
typedef struct _CbkCsv CbkCsv;

CbkCsv      *cbk_csv_new  (CbkSource *source);
void         cbk_csv_free (CbkCsv *self);
CbkCsvResult cbk_csv_next (CbkCsv *self, CbkCsvRow *row, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkCsv, cbk_csv_free)

G_END_DECLS
