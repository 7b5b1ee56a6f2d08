/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/cbk-id.h"
#include "base/cbk-csv.h"
#include "core/import/cbk-import.h"

G_BEGIN_DECLS

typedef struct _CbkImportJob CbkImportJob;

/**
 * CbkImportFormat:
 * @command: what the mutations say they were made by
 * @label: for people
 * @entity: what the records are
 * @fields: (array zero-terminated=1): what a file decides; all else of a record is left alone
 * @kept: (array zero-terminated=1): those of @fields that a file which does not say them leaves alone too
 * @run: reads the file from its beginning; hands over records by cbk_import_job_add()
 *
 * One kind of file.
 */
typedef struct
{
  CbkImportKind kind;
  const char *command;
  const char *label;
  const char *entity;
  const char *const *fields;
  const char *const *kept;
  gboolean (*run) (CbkImportJob *job, GError **error);
} CbkImportFormat;

extern const CbkImportFormat cbk_import_street_crime;
extern const CbkImportFormat cbk_import_postcodes;
extern const CbkImportFormat cbk_import_areas;

/* One file on its way into one store. */
struct _CbkImportJob
{
  CbkWorkspace *workspace;
  CbkUser *user;
  const CbkImportFormat *format;
  CbkRecordClass *klass;
  CbkSource *source;
  char *name;              /* the file's, for people */
  CbkProgressFunc progress;
  gpointer progress_data;
  GCancellable *cancellable;
  CbkImportReport *report;

  GPtrArray *batch;
  gsize batch_bytes;
  GHashTable *keys;        /* hash of a natural key → how often it was seen in this file */
};

/* What the first record of a table says about it. */
gboolean   cbk_import_is_street_crime (const CbkCsvRow *row);
gboolean   cbk_import_is_postcodes    (const CbkCsvRow *row);

void       cbk_import_make_id    (char id[CBK_ID_LENGTH + 1], const char *entity, const char *key);
gboolean   cbk_import_parse_int  (const char *text, gint64 min, gint64 max, gint64 *ret_value);

gboolean   cbk_import_job_flush  (CbkImportJob *self, GError **error);
void       cbk_import_job_tell   (CbkImportJob *self);
gboolean   cbk_import_job_count  (CbkImportJob *self, GError **error);
gboolean   cbk_import_job_see    (CbkImportJob *self, const char *key, guint *ret_before, GError **error);
CbkRecord *cbk_import_job_draft  (CbkImportJob *self, const char *key, const char *edition);
gboolean   cbk_import_job_add    (CbkImportJob *self, guint64 line, CbkRecord *draft, gsize bytes,
                                  GError **error);
void       cbk_import_job_reject (CbkImportJob *self, guint64 line, const char *format, ...)
  G_GNUC_PRINTF (3, 4);

/* Called for each record of a table that is written as one, headings among them. */
typedef gboolean (*CbkImportRowFunc) (CbkImportJob *job, const CbkCsvRow *row, gpointer data, GError **error);

gboolean   cbk_import_job_each_row (CbkImportJob *self, CbkImportRowFunc func, gpointer data, GError **error);

G_END_DECLS
