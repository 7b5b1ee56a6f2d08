/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/cbk-sync-files-private.h"

#include "base/cbk-error.h"
#include "store/cbk-sync-rows.h"

#include <string.h>

/* The engine's hands, for one file. */
typedef struct
{
  CbkSyncFiles *files;
  CbkSyncFilesReport *report;
  CbkUpload *upload;
  CbkFileEngine engine;
  GCancellable *cancellable;
} CbkSending;

static gboolean
note (CbkSession *session, gpointer upload, GError **error)
{
  return cbk_uploads_note (session, upload, error);
}

static gboolean
note_progress (CbkSending *self, CbkUploadState state, CbkUploadAlarm alarm, GError **error)
{
  self->upload->state = state;
  self->upload->alarm = alarm;
  self->upload->offset = state == CBK_UPLOAD_DONE ? self->upload->size : self->engine.offset;

  return cbk_store_write (self->files->store, note, self->upload, NULL, error);
}

/* Only what was read and found different is said to be changed: a disk that fails is another matter. */
static gboolean
check_file (CbkSending *self, GError **error)
{
  CbkBlobs *blobs = cbk_store_get_blobs (self->files->store);
  g_autoptr(GError) local_error = NULL;

  if (cbk_blobs_check (blobs, self->upload->sha256, self->cancellable, &local_error))
    cbk_file_engine_checked (&self->engine, CBK_FILE_FINE);
  else if (g_error_matches (local_error, CBK_ERROR, CBK_ERROR_NOT_FOUND))
    cbk_file_engine_checked (&self->engine, CBK_FILE_GONE);
  else if (g_error_matches (local_error, CBK_ERROR, CBK_ERROR_CORRUPT))
    cbk_file_engine_checked (&self->engine, CBK_FILE_CHANGED);
  else
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

static gboolean
offer_file (CbkSending *self, GError **error)
{
  g_autofree char *text = g_strdup_printf ("{\"sha256\":\"%s\",\"size\":%" G_GINT64_FORMAT "}", self->upload->sha256,
                                           self->upload->size);
  g_autoptr(GBytes) body = g_bytes_new (text, strlen (text));
  CbkTransportRequest request = { .method = "POST", .path = "/v1/blobs", .content_type = "application/json", .body = body,
                                  .offset = -1 };
  g_auto(CbkFileExchange) exchange = { 0 };
  const char *url;

  if (!cbk_file_exchange (self->files, &request, &exchange, self->cancellable, error))
    return FALSE;

  url = exchange.object != NULL ? cbk_json_get_text (exchange.object, "upload") : NULL;
  if (exchange.answer.status == 201 && (url == NULL || !g_str_has_prefix (url, "/v1/uploads/")))
    exchange.answer.status = 0;

  g_free (self->upload->url);
  self->upload->url = exchange.answer.status == 201 ? g_strdup (url) : NULL;
  cbk_file_engine_offered (&self->engine, &exchange.answer);

  return self->engine.action != CBK_FILE_SEND || note_progress (self, CBK_UPLOAD_SENDING, CBK_UPLOAD_ALARM_NONE, error);
}

static gboolean
ask_how_far (CbkSending *self, GError **error)
{
  CbkTransportRequest request = { .method = "HEAD", .path = self->upload->url, .offset = -1 };
  g_auto(CbkFileExchange) exchange = { 0 };

  if (!cbk_file_exchange (self->files, &request, &exchange, self->cancellable, error))
    return FALSE;

  cbk_file_engine_asked (&self->engine, &exchange.answer);

  return TRUE;
}

static char *
print_digest (GBytes *piece)
{
  guint8 digest[CBK_SHA256_BYTES];
  g_autofree char *base64 = NULL;

  cbk_sha256_bytes (g_bytes_get_data (piece, NULL), g_bytes_get_size (piece), digest);
  base64 = g_base64_encode (digest, sizeof digest);

  return g_strconcat ("sha-256=:", base64, ":", NULL);
}

/* (nullable): %NULL without an error when there is no such file, or one of another length. */
static GBytes *
read_piece (CbkSending *self, GError **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autoptr(GBytes) piece = NULL;
  gint64 size = 0;

  piece = cbk_blobs_read_piece (cbk_store_get_blobs (self->files->store), self->upload->sha256, self->engine.offset,
                                self->engine.piece, &size, &local_error);
  if (piece != NULL && size == self->upload->size)
    return g_steal_pointer (&piece);

  if (piece != NULL)
    cbk_file_engine_checked (&self->engine, CBK_FILE_CHANGED);
  else if (g_error_matches (local_error, CBK_ERROR, CBK_ERROR_NOT_FOUND))
    cbk_file_engine_checked (&self->engine, CBK_FILE_GONE);
  else
    g_propagate_error (error, g_steal_pointer (&local_error));

  return NULL;
}

static gboolean
send_piece (CbkSending *self, GError **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autoptr(GBytes) piece = read_piece (self, &local_error);
  g_autofree char *digest = piece != NULL ? print_digest (piece) : NULL;
  CbkTransportRequest request = { .method = "PATCH", .path = self->upload->url, .content_type = "application/octet-stream",
                                  .body = piece, .offset = self->engine.offset, .digest = digest };
  g_auto(CbkFileExchange) exchange = { 0 };
  gint64 began_at = cbk_env_mono (self->files->env);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  if (piece == NULL)
    return TRUE;

  if (!cbk_file_exchange (self->files, &request, &exchange, self->cancellable, error))
    return FALSE;

  cbk_file_engine_sent (&self->engine, &exchange.answer, cbk_env_mono (self->files->env) - began_at);
  self->files->piece = self->engine.piece;
  if (self->files->progress != NULL)
    self->files->progress (_("Sending files"), (guint64) self->engine.offset, (guint64) self->engine.size,
                           self->files->progress_data);

  return self->engine.action != CBK_FILE_SEND || note_progress (self, CBK_UPLOAD_SENDING, CBK_UPLOAD_ALARM_NONE, error);
}

static gboolean
note_end (CbkSending *self, GError **error)
{
  static const CbkUploadAlarm alarms[] = {
    [CBK_FILE_FINE] = CBK_UPLOAD_ALARM_NONE,           [CBK_FILE_GONE] = CBK_UPLOAD_ALARM_GONE,
    [CBK_FILE_CHANGED] = CBK_UPLOAD_ALARM_CHANGED,     [CBK_FILE_TOO_LARGE] = CBK_UPLOAD_ALARM_TOO_LARGE,
    [CBK_FILE_GARBLED] = CBK_UPLOAD_ALARM_GARBLED,
  };

  if (self->engine.action == CBK_FILE_SENT)
    {
      self->report->n_sent++;
      g_clear_pointer (&self->upload->url, g_free);
      return note_progress (self, CBK_UPLOAD_DONE, CBK_UPLOAD_ALARM_NONE, error);
    }

  if (self->engine.sentence != NULL && g_strcmp0 (self->report->sentence, self->engine.sentence) != 0)
    {
      g_free (self->report->sentence);
      self->report->sentence = g_strdup (self->engine.sentence);
    }

  return note_progress (self, CBK_UPLOAD_PENDING, alarms[self->engine.problem], error);
}

/* One step of what the engine wants, or its end. */
static gboolean
do_action (CbkSending *self, gboolean *ret_ended, GError **error)
{
  *ret_ended = FALSE;
  switch (self->engine.action)
    {
    case CBK_FILE_CHECK:
      return check_file (self, error);

    case CBK_FILE_OFFER:
      return offer_file (self, error);

    case CBK_FILE_ASK:
      return ask_how_far (self, error);

    case CBK_FILE_SEND:
      return send_piece (self, error);

    case CBK_FILE_SENT:
    case CBK_FILE_PUT_OFF:
    case CBK_FILE_ALARM:
    case CBK_FILE_STOPPED:
    default:
      *ret_ended = TRUE;
      return note_end (self, error);
    }
}

static gboolean
read_head (CbkSession *session, gpointer head, GError **error)
{
  return cbk_sync_read_head (session, head, error);
}

/* Whether records have their turn: somebody saved something, or the files had theirs. */
static gboolean
turn_is_over (CbkSyncFiles *self, gint64 began_at, gboolean *ret_over, GError **error)
{
  g_auto(CbkSyncHead) head = { 0 };

  if (!cbk_store_write (self->store, read_head, &head, NULL, error))
    return FALSE;

  *ret_over = head.first_open > 0 || cbk_env_mono (self->env) - began_at >= self->turn;

  return TRUE;
}

/* One file, to its end or that of the turn. */
static gboolean
send_file (CbkSending *self, gint64 began_at, GError **error)
{
  gboolean ended = FALSE;

  while (!ended && !self->report->more)
    {
      gboolean sends = self->engine.action == CBK_FILE_SEND;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error) || !do_action (self, &ended, error))
        return FALSE;

      if (sends && self->engine.action == CBK_FILE_SEND && !turn_is_over (self->files, began_at, &self->report->more, error))
        return FALSE;
    }

  return TRUE;
}

typedef struct
{
  const CbkUpload *after;
  gint64 max_size;
  CbkUpload *next;
  guint n_missing;
  CbkUploadCount count;
} CbkFilesLook;

static gboolean
find_next (CbkSession *session, gpointer data, GError **error)
{
  CbkFilesLook *look = data;

  return cbk_uploads_next (session, look->after, look->max_size, &look->next, error);
}

static gboolean
begin (CbkSession *session, gpointer data, GError **error)
{
  return cbk_uploads_add_missing (session, &((CbkFilesLook *) data)->n_missing, error);
}

static gboolean
count (CbkSession *session, gpointer data, GError **error)
{
  return cbk_uploads_count (session, &((CbkFilesLook *) data)->count, error);
}

static gboolean
send_all (CbkSyncFiles *self, CbkSyncFilesReport *report, GCancellable *cancellable, GError **error)
{
  g_autoptr(CbkUpload) upload = NULL;
  gint64 began_at = cbk_env_mono (self->env);
  gboolean ok = TRUE, stopped = FALSE;

  while (ok && !stopped && !report->more)
    {
      CbkFilesLook look = { .after = upload, .max_size = self->all ? G_MAXINT64 : CBK_SYNC_SMALL_FILE - 1 };
      CbkSending sending = { .files = self, .report = report, .cancellable = cancellable };

      ok = cbk_store_write (self->store, find_next, &look, cancellable, error);
      if (!ok || look.next == NULL)
        break;

      g_clear_pointer (&upload, cbk_upload_free);
      upload = sending.upload = look.next;
      cbk_file_engine_init (&sending.engine, upload->size, upload->offset, upload->url != NULL, self->piece);
      ok = send_file (&sending, began_at, error);
      stopped = sending.engine.action == CBK_FILE_STOPPED;
      cbk_file_engine_clear (&sending.engine);
    }

  return ok;
}

/**
 * cbk_sync_send_files:
 * @self: how
 * @report: (out): what was done, also when it fails half-way; to be cleared
 * @cancellable: (nullable): stops between two steps and inside a request
 * @error: %G_IO_ERROR_HOST_UNREACHABLE, or any store error
 *
 * Waits; for the sync thread or a program without a main loop. After records were sent: attachments give way to them, and
 * come back to the piece at which they were. What does not go and why is in @report, and no error.
 *
 * Returns: whether all had their turn
 */
gboolean
cbk_sync_send_files (CbkSyncFiles *self, CbkSyncFilesReport *report, GCancellable *cancellable, GError **error)
{
  CbkFilesLook look = { 0 };
  gboolean ok;

  *report = (CbkSyncFilesReport){ 0 };
  ok = cbk_store_write (self->store, begin, &look, cancellable, error) && send_all (self, report, cancellable, error);
  if (cbk_store_write (self->store, count, &look, NULL, NULL))
    report->left = look.count;

  return ok;
}

void
cbk_sync_files_report_clear (CbkSyncFilesReport *self)
{
  g_clear_pointer (&self->sentence, g_free);
}
