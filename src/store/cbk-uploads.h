/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/cbk-blobs.h"

G_BEGIN_DECLS

/* How far an attachment is on its way to headquarters: the column state of the table upload. */
typedef enum
{
  CBK_UPLOAD_PENDING,
  CBK_UPLOAD_SENDING,
  CBK_UPLOAD_DONE,
} CbkUploadState;

/**
 * CbkUploadAlarm:
 * @CBK_UPLOAD_ALARM_GONE: the file is not where it was, and headquarters does not have it
 * @CBK_UPLOAD_ALARM_CHANGED: its content is not what was taken in; what there is is kept and not sent
 * @CBK_UPLOAD_ALARM_TOO_LARGE: headquarters does not take files of this size
 * @CBK_UPLOAD_ALARM_GARBLED: the file is whole here and does not arrive whole
 *
 * Why an attachment does not go on by itself: the column alarm. A person has to hear of each.
 */
typedef enum
{
  CBK_UPLOAD_ALARM_NONE,
  CBK_UPLOAD_ALARM_GONE,
  CBK_UPLOAD_ALARM_CHANGED,
  CBK_UPLOAD_ALARM_TOO_LARGE,
  CBK_UPLOAD_ALARM_GARBLED,
} CbkUploadAlarm;

/* What the outbox knows of an attachment. */
typedef struct
{
  char sha256[CBK_BLOB_NAME_SIZE];
  gint64 size;
  char *name;              /* (nullable) */
  gint64 offset;           /* bytes that headquarters has */
  char *url;               /* (nullable): where they are sent */
  CbkUploadState state;
  CbkUploadAlarm alarm;
} CbkUpload;

/* How all of them are. */
typedef struct
{
  guint n_waiting;         /* of which headquarters does not have all */
  gint64 n_bytes;          /* that it does not have */
  guint n_alarms;
} CbkUploadCount;

CbkUpload *cbk_upload_new  (const char *sha256);
void       cbk_upload_free (CbkUpload *self);
const char *cbk_upload_alarm_describe (CbkUploadAlarm alarm);

/* On the writer thread. */
gboolean   cbk_uploads_add         (CbkSession *session, const CbkBlob *blob, const char *media, const char *name,
                                    CbkUploadState state, GError **error);
gboolean   cbk_uploads_add_missing (CbkSession *session, guint *ret_n, GError **error);
gboolean   cbk_uploads_offer_again (CbkSession *session, GError **error);
gboolean   cbk_uploads_get         (CbkSession *session, const char *sha256, CbkUpload **ret_upload, GError **error);
gboolean   cbk_uploads_next        (CbkSession *session, const CbkUpload *after, gint64 max_size, CbkUpload **ret_upload,
                                    GError **error);
gboolean   cbk_uploads_note        (CbkSession *session, const CbkUpload *upload, GError **error);
gboolean   cbk_uploads_count       (CbkSession *session, CbkUploadCount *count, GError **error);
GPtrArray *cbk_uploads_list        (CbkSession *session, GError **error);
GPtrArray *cbk_uploads_list_hashes (CbkSession *session, GError **error);
gboolean   cbk_uploads_give_up (CbkSession *session, const char *sha256, GError **error);
gboolean   cbk_uploads_purge       (CbkSession *session, guint *ret_n, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbkUpload, cbk_upload_free)

G_END_DECLS
