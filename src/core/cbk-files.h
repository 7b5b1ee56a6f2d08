/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/cbk-progress.h"
#include "core/cbk-workspace.h"

G_BEGIN_DECLS

typedef enum
{
  CBK_FILE_STATE_WAITS,        /* here; headquarters does not have all of it */
  CBK_FILE_STATE_SAFE,         /* here and with headquarters */
  CBK_FILE_STATE_ELSEWHERE,    /* not here */
  CBK_FILE_STATE_ALARM,        /* a person has to do something */
} CbkFileState;

/* A file that a record names, as people are told of it. */
typedef struct
{
  char *id;
  char *name;
  char *sha256;
  gint64 size;                 /* bytes; 0 when not known */
  CbkFileState state;
  char *sentence;              /* "here, 3 of 70 MB are with headquarters" */
} CbkFile;

/* How all files are that were taken in here. */
typedef struct
{
  guint n_waiting;
  gint64 n_bytes;              /* that headquarters does not have */
  guint n_alarms;
  GPtrArray *sentences;        /* (element-type utf8): one for each that waits, alarms first */
} CbkFilesWaiting;

void       cbk_file_free (CbkFile *self);
void       cbk_files_waiting_clear (CbkFilesWaiting *self);

GPtrArray *cbk_workspace_list_files   (CbkWorkspace *self, const char *subject, GError **error);
gboolean   cbk_workspace_get_file     (CbkWorkspace *self, const char *id, const char *reason, const char *path,
                                       CbkProgressFunc progress, gpointer data, GCancellable *cancellable, GError **error);
GPtrArray *cbk_workspace_verify_files (CbkWorkspace *self, CbkProgressFunc progress, gpointer data,
                                       GCancellable *cancellable, GError **error);
gboolean   cbk_workspace_send_files   (CbkWorkspace *self, gboolean all, CbkProgressFunc progress, gpointer data,
                                       char **ret_sentence, GCancellable *cancellable, GError **error);
gboolean   cbk_workspace_get_waiting  (CbkWorkspace *self, CbkFilesWaiting *waiting, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkFile, cbk_file_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CbkFilesWaiting, cbk_files_waiting_clear)

G_END_DECLS
