/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-date.h"
#include "base/cbk-json.h"
#include "hq/cbk-hq-answer.h"

#include <string.h>

#define MARK_ROWS 500

/* One page. */
typedef struct
{
  CbkHqStorage *storage;
  GString *out;
  gint64 after;
  gint64 limit;
  guint n_rows;
  guint n_since_mark;
  gint64 last_seq;
  char last_txn[CBK_ID_LENGTH + 1];
  gboolean more;
} CbkHqPage;

/* The end of the id: its beginning is the time, which two epochs of one day share. */
static const char *
short_epoch (CbkHqStorage *storage)
{
  return storage->epoch + CBK_ID_LENGTH - 8;
}

static void
append_cursor (CbkHqPage *self, const char *kind, gint64 seq)
{
  g_string_append_printf (self->out, "{\"cursor\":\"e%s.%" G_GINT64_FORMAT "\"", short_epoch (self->storage), seq);
  if (g_str_equal (kind, "end"))
    g_string_append_printf (self->out, ",\"more\":%s", self->more ? "true" : "false");
  g_string_append_printf (self->out, ",\"t\":\"%s\"}\n", kind);
}

static void
append_put (CbkHqPage *self, const CbkHqFeedRow *row)
{
  GString *out = self->out;

  g_string_append (out, row->out ? "{" : "{\"doc\":");
  if (!row->out)
    g_string_append (out, row->record->doc);
  cbk_hq_append_member (out, "id", row->record->id);
  cbk_hq_append_number (out, "schema", row->record->schema);
  cbk_hq_append_number (out, "seq", row->seq);
  cbk_hq_append_member (out, "t", row->out ? "out" : "put");
  cbk_hq_append_member (out, "type", row->record->type);
  if (!row->out)
    cbk_hq_append_number (out, "ver", row->record->version);
  g_string_append (out, "}\n");
}

/* Neither a page nor a mark ever parts what one action did. */
static gboolean
append_row (const CbkHqFeedRow *row, gpointer data, gboolean *ret_more, GError **error)
{
  CbkHqPage *self = data;
  gboolean new_txn = !g_str_equal (row->txn, self->last_txn);

  if (new_txn && (self->n_rows >= self->limit || self->out->len >= CBK_HQ_PULL_BYTES))
    {
      self->more = TRUE;
      *ret_more = FALSE;
      return TRUE;
    }

  if (new_txn && self->n_since_mark >= MARK_ROWS)
    {
      append_cursor (self, "mark", self->last_seq);
      self->n_since_mark = 0;
    }

  append_put (self, row);
  self->n_rows++;
  self->n_since_mark++;
  self->last_seq = row->seq;
  g_strlcpy (self->last_txn, row->txn, sizeof self->last_txn);

  return TRUE;
}

static void
append_head (CbkHqPage *self, gint64 upto)
{
  char now[CBK_TIME_TEXT_SIZE];

  cbk_time_print (cbk_env_now (self->storage->env), now);
  g_string_append_c (self->out, '{');
  cbk_hq_append_member (self->out, "epoch", self->storage->epoch);
  cbk_hq_append_number (self->out, "from", self->after);
  cbk_hq_append_member (self->out, "now", now);
  cbk_hq_append_member (self->out, "t", "head");
  cbk_hq_append_number (self->out, "upto", upto);
  g_string_append (self->out, "}\n");
}

typedef struct
{
  CbkHqPage *page;
  const char *device;
  gboolean resync;
} CbkHqPulling;

/* In a transaction, so that the head, the feed and what the laptop is told of its own changes are of one moment. */
static gboolean
write_page (CbkHqStorage *storage, gpointer data, GError **error)
{
  CbkHqPulling *pulling = data;
  CbkHqPage *self = pulling->page;
  g_autoptr(CbkHqDevice) device = NULL;
  g_autoptr(GArray) scopes = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 scope, upto;

  if (!cbk_hq_storage_find_scope (storage, CBK_HQ_SCOPE_FORCE, &scope, error) ||
      !cbk_hq_storage_get_head (storage, &upto, error) ||
      !cbk_hq_storage_get_device (storage, pulling->device, FALSE, &device, error))
    return FALSE;

  /* A number that was never given: this headquarters is not the one that gave it. */
  pulling->resync = self->after > upto;
  if (pulling->resync)
    return TRUE;

  append_head (self, upto);
  g_array_append_val (scopes, scope);
  if (!cbk_hq_storage_read_feed (storage, scopes, self->after, self->limit, append_row, self, error))
    return FALSE;

  if (!self->more && device != NULL)
    g_string_append_printf (self->out, "{\"dseq\":%" G_GINT64_FORMAT ",\"t\":\"mut\"}\n", device->last_dseq);
  append_cursor (self, "end", self->more ? self->last_seq : upto);

  return TRUE;
}

/* "e1234abcd.77"; an empty one begins at the beginning. */
static gboolean
read_cursor (const char *cursor, const char *epoch, gint64 *ret_after)
{
  *ret_after = 0;
  if (cursor == NULL || *cursor == '\0')
    return TRUE;

  return *cursor == 'e' && strlen (cursor) > 10 && strncmp (cursor + 1, epoch, 8) == 0 && cursor[9] == '.' &&
         g_ascii_string_to_signed (cursor + 10, 10, 0, G_MAXINT64, ret_after, NULL);
}

/**
 * cbk_hq_pull:
 * @request: {"cursor": …, "limit": …}
 * @answer: (out): NDJSON: what changed since, each record once, and up to where that is
 *
 * POST /v1/sync/pull.
 */
void
cbk_hq_pull (const CbkHqRequest *request, CbkHqAnswer *answer)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonObject) object = cbk_json_parse_object (request->body, (gssize) request->length, &error);
  CbkHqPage page = { .storage = request->storage, .out = answer->body };
  CbkHqPulling pulling = { &page, request->device, FALSE };

  if (object == NULL)
    {
      cbk_hq_answer_refuse (answer, 400, "invalid", error->message);
      return;
    }

  pulling.resync = !read_cursor (cbk_json_get_text (object, "cursor"), short_epoch (request->storage), &page.after);
  page.last_seq = page.after;
  page.limit = CLAMP (cbk_json_get_int (object, "limit", CBK_HQ_PULL_ROWS), 1, CBK_HQ_PULL_ROWS);
  answer->content_type = CBK_HQ_NDJSON;
  if (!pulling.resync && !cbk_hq_storage_read (request->storage, write_page, &pulling, &error))
    cbk_hq_answer_fail (answer, error);
  else if (pulling.resync)
    cbk_hq_answer_refuse (answer, 410, "resync", "Headquarters was restored; the laptop reads everything again");
}
