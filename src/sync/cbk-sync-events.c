/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/cbk-sync-events.h"

#include "base/cbk-error.h"
#include "base/cbk-json.h"
#include "sync/cbk-sync-log.h"

/* docs/sync.md, "Audit": as much at once as of changes. */
#define BATCH_ROWS 500
#define BATCH_BYTES (1024 * 1024)
#define MAX_GAPS 2

typedef struct
{
  const CbkSyncLine *line;
  gint64 after;
  gint64 last;
  GString *lines;
  guint n_gaps;
} CbkSending;

static gboolean
read_batch (CbkSession *session, gpointer data, GError **error)
{
  CbkSending *self = data;

  return cbk_sync_read_events (session, self->after, BATCH_ROWS, BATCH_BYTES, self->lines, &self->last, error);
}

static gboolean
mark (CbkSession *session, gpointer data, GError **error)
{
  CbkSending *self = data;

  return cbk_sync_mark_events (session, self->after, error);
}

static gboolean
refuse (guint status, JsonObject *answer, GError **error)
{
  const char *message = answer != NULL ? cbk_json_get_text (answer, "message") : NULL;
  CbkError code = status == 409 ? CBK_ERROR_CONFLICT : status == 401 || status == 403 ? CBK_ERROR_DENIED : CBK_ERROR_BUSY;

  g_set_error (error, CBK_ERROR, code, "What was read here is not with headquarters yet: %s",
               message != NULL ? message : "it gave no answer that makes sense");

  return FALSE;
}

/* Nothing counts as with headquarters that it has not said to have. */
static gboolean
take_answer (CbkSending *self, guint status, GBytes *body, GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (body, &length);
  g_autoptr(JsonObject) answer = text != NULL ? cbk_json_parse_object (text, (gssize) length, NULL) : NULL;
  gint64 next = answer != NULL ? cbk_json_get_int (answer, "next", 0) : 0;

  if (status == 409 && g_strcmp0 (cbk_json_get_text (answer, "error"), "access-gap") == 0 && next > 0 &&
      self->n_gaps++ < MAX_GAPS)
    {
      self->after = next - 1;
      return TRUE;
    }

  if (status != 200 || answer == NULL || cbk_json_get_int (answer, "last", -1) < self->last)
    return refuse (status, answer, error);

  self->after = self->last;

  return cbk_store_write (self->line->store, mark, self, self->line->cancellable, error);
}

static gboolean
send_batch (CbkSending *self, gboolean *ret_done, GError **error)
{
  CbkTransport *transport = self->line->transport;
  g_autoptr(GBytes) body = NULL;
  g_autoptr(GBytes) answer = NULL;
  guint status;

  if (!cbk_store_write (self->line->store, read_batch, self, self->line->cancellable, error))
    return FALSE;

  *ret_done = self->lines->len == 0;
  if (*ret_done)
    return TRUE;

  body = g_bytes_new (self->lines->str, self->lines->len);
  answer = transport->exchange (transport, "/v1/access", self->line->token, "application/x-ndjson", body, &status,
                                self->line->cancellable, error);

  return answer != NULL && take_answer (self, status, answer, error);
}

/**
 * cbk_sync_send_events:
 * @line: the way to headquarters
 * @after: the last number that headquarters has of this laptop's chain of accesses
 * @ret_n: (out): how many it took
 * @error: what the transport or the store says, %CBK_ERROR_CONFLICT when headquarters has another chain
 *
 * Waits. Cut off anywhere, the next one goes on.
 *
 * Returns: whether headquarters has all
 */
gboolean
cbk_sync_send_events (const CbkSyncLine *line, gint64 after, guint *ret_n, GError **error)
{
  g_autoptr(GString) lines = g_string_new (NULL);
  CbkSending self = { .line = line, .after = after, .lines = lines };
  gboolean done = FALSE, ok = TRUE;

  while (ok && !done)
    ok = send_batch (&self, &done, error);
  *ret_n = (guint) MAX (self.after - after, 0);

  return ok;
}
