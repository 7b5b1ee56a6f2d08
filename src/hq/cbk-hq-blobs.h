/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/cbk-date.h"
#include "base/cbk-json.h"
#include "hq/cbk-hq-answer.h"
#include "hq/cbk-hq-blob-files.h"
#include "hq/cbk-hq-storage-blobs.h"

G_BEGIN_DECLS

/* What headquarters bears, all in one place (docs/sync.md, "Attachments"). */
#define CBK_HQ_FILE_BYTES (G_GINT64_CONSTANT (4) << 30)        /* one file */
#define CBK_HQ_DEVICE_UPLOADS 64                               /* files of one laptop on their way */
#define CBK_HQ_DEVICE_BYTES (G_GINT64_CONSTANT (16) << 30)     /* all of them together */
#define CBK_HQ_KEEP_FREE (G_GINT64_CONSTANT (256) << 20)       /* of the disk, for records */
#define CBK_HQ_UPLOAD_LIFE (7 * 24 * CBK_HOUR)                     /* after the last of it came */
#define CBK_HQ_BLOB_LIFE (30 * 24 * CBK_HOUR)                      /* without any record that names it */

typedef enum
{
  CBK_HQ_BLOB_UNKNOWN,    /* there is nothing that this laptop could ask for */
  CBK_HQ_BLOB_AWAITED,    /* a record that it may read names it, and headquarters waits for it */
  CBK_HQ_BLOB_READABLE,
} CbkHqBlobState;

/* What a laptop may know of an attachment. */
typedef struct
{
  CbkHqBlobState state;
  CbkHqReference reference;   /* by which it knows of it; not with %CBK_HQ_BLOB_UNKNOWN */
  gint64 size;                /* with %CBK_HQ_BLOB_READABLE */
  gboolean damaged;
} CbkHqBlobAccess;

/* What a round through the files did. */
typedef struct
{
  gint64 n_files;      /* that were looked at, or came to their end */
  gint64 n_bytes;
  GString *problems;   /* a line each */
} CbkHqBlobReport;

void     cbk_hq_offer_blob    (const CbkHqRequest *request, CbkHqAnswer *answer);
void     cbk_hq_head_upload   (const CbkHqRequest *request, CbkHqAnswer *answer);
void     cbk_hq_patch_upload  (const CbkHqRequest *request, CbkHqAnswer *answer);
void     cbk_hq_get_blob      (const CbkHqRequest *request, CbkHqAnswer *answer);
void     cbk_hq_fail_file     (CbkHqAnswer *answer, const GError *error);
void     cbk_hq_refuse_name   (const CbkHqRequest *request, CbkHqAnswer *answer, const char *name);

gboolean cbk_hq_look_at_blob  (const CbkHqRequest *request, const guint8 *digest, CbkHqBlobAccess *access, GError **error);
gboolean cbk_hq_is_blob_named (CbkHqStorage *storage, const guint8 *digest, gboolean *ret_is, GError **error);
gboolean cbk_hq_note_file     (CbkHqStorage *storage, const CbkHqRecord *record, JsonObject *doc, JsonObject *changed,
                               const char *device, GError **error);

gboolean cbk_hq_blobs_sweep   (CbkHqStorage *storage, const char *folder, guint *ret_n, GError **error);
gboolean cbk_hq_blobs_collect (CbkHqStorage *storage, const char *folder, CbkHqBlobReport *report, GError **error);
gboolean cbk_hq_blobs_drop    (CbkHqStorage *storage, const char *folder, const guint8 *digest, gboolean *ret_dropped,
                               GError **error);
gboolean cbk_hq_blobs_verify  (CbkHqStorage *storage, const char *folder, CbkHqBlobReport *report, GError **error);
void     cbk_hq_blob_report_clear (CbkHqBlobReport *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CbkHqBlobReport, cbk_hq_blob_report_clear)

G_END_DECLS
