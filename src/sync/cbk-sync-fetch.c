/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/cbk-sync-files-private.h"

#include "base/cbk-error.h"

void
cbk_file_exchange_clear (CbkFileExchange *self)
{
  cbk_transport_reply_clear (&self->reply);
  g_clear_pointer (&self->object, json_object_unref);
}

static gboolean
is_true (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN &&
         json_node_get_boolean (node);
}

/**
 * cbk_file_exchange:
 * @files: how
 * @request: what is asked; the token is added
 * @exchange: (out): what came back; to be cleared
 * @cancellable: (nullable): stops it
 * @error: when there was no answer
 *
 * Returns: whether there was one
 */
gboolean
cbk_file_exchange (CbkSyncFiles *files,
                   CbkTransportRequest *request,
                   CbkFileExchange *exchange,
                   GCancellable *cancellable,
                   GError **error)
{
  CbkFileAnswer *answer = &exchange->answer;
  const char *text;
  gsize length;

  *exchange = (CbkFileExchange){ 0 };
  request->token = files->token;
  if (!files->transport->request (files->transport, request, &exchange->reply, cancellable, error))
    return FALSE;

  text = g_bytes_get_data (exchange->reply.body, &length);
  exchange->object = length > 0 ? cbk_json_parse_object (text, (gssize) length, NULL) : NULL;
  *answer = (CbkFileAnswer){ .status = exchange->reply.status, .offset = exchange->reply.offset };
  if (exchange->object != NULL)
    {
      answer->word = cbk_json_get_text (exchange->object, "error");
      answer->message = cbk_json_get_text (exchange->object, "message");
      answer->have = is_true (exchange->object, "have");
    }

  return TRUE;
}

typedef struct
{
  CbkSyncFiles *files;
  CbkBlobPart *part;
  gint64 got;
  gint64 size;
} CbkFetching;

static gboolean
take_piece (gconstpointer bytes, gsize length, gpointer data, GError **error)
{
  CbkFetching *self = data;

  self->got += (gint64) length;
  if (self->files->progress != NULL)
    self->files->progress (_("Fetching a file"), (guint64) self->got, self->size > 0 ? (guint64) self->size : 0,
                           self->files->progress_data);

  return cbk_blob_part_append (self->part, bytes, length, error);
}

static gboolean
note_fetched (CbkSession *session, gpointer data, GError **error)
{
  return cbk_uploads_add (session, data, NULL, NULL, CBK_UPLOAD_DONE, error);
}

static gboolean
refuse (const CbkFileAnswer *answer, GError **error)
{
  const char *message = answer->message != NULL ? answer->message : "Headquarters gave an answer that makes no sense";
  CbkError code = answer->status == 404 ? CBK_ERROR_NOT_FOUND : answer->status == 401 || answer->status == 403 ? CBK_ERROR_DENIED
                  : answer->status == 503 || answer->status == 429 ? CBK_ERROR_BUSY : CBK_ERROR_INVALID;

  g_set_error_literal (error, CBK_ERROR, code, message);

  return FALSE;
}

static gboolean
fetch_rest (CbkFetching *self, const char *path, GCancellable *cancellable, GError **error)
{
  CbkTransportRequest request = { .method = "GET", .path = path, .offset = -1, .from = self->got, .sink = take_piece,
                                  .sink_data = self };
  g_auto(CbkFileExchange) exchange = { 0 };

  if (!cbk_file_exchange (self->files, &request, &exchange, cancellable, error))
    return FALSE;

  /* All of it came before, and the end did not. */
  if (exchange.answer.status == 416 && self->got > 0)
    return TRUE;

  return exchange.answer.status == 200 || exchange.answer.status == 206 || refuse (&exchange.answer, error);
}

/**
 * cbk_sync_fetch_file:
 * @self: how
 * @sha256: a file that a record names
 * @size: its bytes, 0 when the record does not say
 * @cancellable: (nullable): stops it; what came is kept for the next time
 * @error: %CBK_ERROR_NOT_FOUND when headquarters has not got it or does not give it, %CBK_ERROR_DENIED,
 *   %CBK_ERROR_CORRUPT when something else came, %CBK_ERROR_FULL, %G_IO_ERROR_HOST_UNREACHABLE...
 *
 * Waits. Goes on where it was cut off, and is among the attachments only when it is what its name says.
 *
 * Returns: whether it is here
 */
gboolean
cbk_sync_fetch_file (CbkSyncFiles *self, const char *sha256, gint64 size, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = g_strconcat ("/v1/blobs/", sha256, NULL);
  g_autoptr(CbkBlobPart) part = NULL;
  CbkFetching fetching = { .files = self, .size = size };
  CbkBlob blob = { 0 };

  if (cbk_blobs_has (cbk_store_get_blobs (self->store), sha256))
    return TRUE;

  part = fetching.part = cbk_blob_part_open (cbk_store_get_blobs (self->store), sha256, &fetching.got, error);
  if (part == NULL || !fetch_rest (&fetching, path, cancellable, error) || !cbk_blob_part_finish (part, cancellable, error))
    return FALSE;

  g_strlcpy (blob.sha256, sha256, sizeof blob.sha256);
  blob.size = fetching.got;

  return cbk_store_write (self->store, note_fetched, &blob, NULL, error);
}
