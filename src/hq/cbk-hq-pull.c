/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-bug.h"
#include "base/cbk-date.h"
#include "base/cbk-json.h"
#include "hq/cbk-hq-subscription.h"

#include <string.h>

#define MARK_ROWS 500

/* One page. */
typedef struct
{
  CbkHqStorage *storage;
  GString *out;
  GPtrArray *scopes;         /* CbkHqScope: what whoever asks may hold */
  const char *asked;         /* the cursor as it came, or "" */
  const char *asked_by;      /* the laptop */
  const char *asked_etag;    /* (nullable): the same of what the laptop was told that it may hold */
  GHashTable *ahead;         /* numbers (gint64) of scopes of which a change waits for its number */
  gint64 after;
  gint64 since;              /* digests are told of what has changed after that */
  gint64 limit;
  guint n_rows;
  guint n_since_mark;
  gint64 last_seq;
  char last_txn[CBK_ID_LENGTH + 1];
  gboolean more;
} CbkHqPage;

static void
append_cursor (CbkHqPage *self, gint64 seq)
{
  g_string_append_c (self->out, '{');
  cbk_hq_append_cursor (self->out, self->storage, seq);
}

static void
append_mark (CbkHqPage *self)
{
  append_cursor (self, self->last_seq);
  g_string_append (self->out, ",\"t\":\"mark\"}\n");
  self->n_since_mark = 0;
}

/* Only of scopes with news: the others were compared when they had some. Where a change waits for its number, records may be
 * ahead of what is counted. */
static void
append_digests (CbkHqPage *self)
{
  const char *comma = "";

  g_string_append (self->out, ",\"digests\":{");
  for (guint i = 0; i < self->scopes->len; i++)
    {
      const CbkHqScope *scope = self->scopes->pdata[i];
      gboolean counted = scope->last_seq > self->since && !g_hash_table_contains (self->ahead, &scope->scope);
      g_autofree char *digest = counted ? cbk_hq_print_digest (scope) : NULL;

      if (digest == NULL)
        continue;
      g_string_append_printf (self->out, "%s\"%s\":\"%s\"", comma, scope->name, digest);
      comma = ",";
    }
  g_string_append_c (self->out, '}');
}

static void
append_end (CbkHqPage *self, gint64 seq)
{
  append_cursor (self, seq);
  if (!self->more)
    append_digests (self);
  g_string_append_printf (self->out, ",\"more\":%s,\"t\":\"end\"}\n", self->more ? "true" : "false");
}

static void
append_out (CbkHqPage *self, const CbkHqFeedRow *row)
{
  GString *out = self->out;

  g_string_append_c (out, '{');
  cbk_hq_append_member (out, "id", row->record->id);
  for (guint i = 0; i < self->scopes->len; i++)
    {
      const CbkHqScope *scope = self->scopes->pdata[i];

      if (scope->scope == row->scope)
        cbk_hq_append_member (out, "scope", scope->name);
    }
  cbk_hq_append_number (out, "seq", row->seq);
  cbk_hq_append_member (out, "t", "out");
  cbk_hq_append_member (out, "type", row->record->type);
  g_string_append (out, "}\n");
}

/* A record that has left since is not sent on the strength of a row that is about to be overtaken. */
static gboolean
is_granted (CbkHqPage *self, const CbkHqRecord *record)
{
  for (guint i = 0; i < self->scopes->len; i++)
    for (guint k = 0; k < record->scopes->len; k++)
      if (g_array_index (record->scopes, gint64, k) == ((CbkHqScope *) self->scopes->pdata[i])->scope)
        return TRUE;

  return FALSE;
}

/* Neither a page nor a mark ever parts what one action did. */
static gboolean
append_row (const CbkHqFeedRow *row, gpointer data, gboolean *ret_more, GError **error)
{
  CbkHqPage *self = data;
  gboolean new_txn = !g_str_equal (row->txn, self->last_txn) || cbk_bug (CBK_BUG_MARK_SPLITS);

  if (new_txn && (self->n_rows >= self->limit || self->out->len >= CBK_HQ_PULL_BYTES))
    {
      self->more = TRUE;
      *ret_more = FALSE;
      return TRUE;
    }

  if (new_txn && self->n_since_mark >= MARK_ROWS)
    append_mark (self);

  if (row->out)
    append_out (self, row);
  else if (is_granted (self, row->record))
    cbk_hq_append_record (self->out, row->record, self->scopes, row->seq);
  self->n_rows++;
  self->n_since_mark++;
  self->last_seq = row->seq;
  g_strlcpy (self->last_txn, row->txn, sizeof self->last_txn);

  return TRUE;
}

static void
append_head (CbkHqPage *self, gint64 upto, const char *etag)
{
  char now[CBK_TIME_TEXT_SIZE];

  cbk_time_print (cbk_env_now (self->storage->env), now);
  g_string_append_c (self->out, '{');
  cbk_hq_append_member (self->out, "asked", self->asked);
  cbk_hq_append_member (self->out, "asked_by", self->asked_by);
  if (self->asked_etag != NULL)
    cbk_hq_append_member (self->out, "asked_etag", self->asked_etag);
  cbk_hq_append_member (self->out, "epoch", self->storage->epoch);
  cbk_hq_append_number (self->out, "from", self->after);
  cbk_hq_append_member (self->out, "now", now);
  cbk_hq_append_member (self->out, "subs_etag", etag);
  cbk_hq_append_member (self->out, "t", "head");
  cbk_hq_append_number (self->out, "upto", upto);
  g_string_append (self->out, "}\n");
}

/* What the laptop is to be rid of: until there is a receipt it is told each time. */
static gboolean
append_leaving (CbkHqPage *self, const char *device, GError **error)
{
  g_autoptr(GPtrArray) leaving = NULL;

  if (!cbk_hq_list_leaving (self->storage, device, self->scopes, &leaving, error))
    return FALSE;

  for (guint i = 0; i < leaving->len; i++)
    {
      g_string_append_c (self->out, '{');
      cbk_hq_append_member (self->out, "scope", leaving->pdata[i]);
      g_string_append (self->out, ",\"t\":\"scope-\",\"why\":\"revoked\"}\n");
    }

  return TRUE;
}

/* All that the laptop may hold: one that misses these lines is told them the next time. */
static void
append_scopes (CbkHqPage *self, gint64 upto)
{
  for (guint i = 0; i < self->scopes->len; i++)
    {
      const CbkHqScope *scope = self->scopes->pdata[i];
      g_autofree char *load = g_strconcat ("/v1/sync/scope/", scope->name, NULL);

      g_string_append_c (self->out, '{');
      cbk_hq_append_number (self->out, "as_of", upto);
      cbk_hq_append_member (self->out, "load", load);
      cbk_hq_append_number (self->out, "n", scope->n);
      cbk_hq_append_member (self->out, "scope", scope->name);
      g_string_append (self->out, ",\"t\":\"scope+\"}\n");
    }
}

static GArray *
list_with_news (CbkHqPage *self)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->scopes->len; i++)
    {
      const CbkHqScope *scope = self->scopes->pdata[i];

      if (scope->last_seq > self->after)
        g_array_append_val (numbers, scope->scope);
    }

  return numbers;
}

typedef struct
{
  CbkHqPage *page;
  const char *device;
  const char *number;
  const char *etag;
  gboolean first;          /* the laptop has nothing: it loads its scopes, and then pulls what came meanwhile */
  gboolean resync;
} CbkHqPulling;

static gboolean
write_rows (CbkHqPulling *pulling, gint64 upto, GError **error)
{
  CbkHqPage *self = pulling->page;
  g_autoptr(GArray) scopes = list_with_news (self);
  gint64 settled;

  if (!cbk_hq_storage_get_settled (self->storage, pulling->device, &settled, error))
    return FALSE;

  if (!pulling->first && scopes->len > 0 &&
      !cbk_hq_storage_read_feed (self->storage, scopes, self->after, self->limit, append_row, self, error))
    return FALSE;

  if ((!self->more || cbk_bug (CBK_BUG_SETTLED_EARLY)) && !pulling->first)
    g_string_append_printf (self->out, "{\"dseq\":%" G_GINT64_FORMAT ",\"t\":\"mut\"}\n", settled);
  if (!cbk_hq_storage_list_ahead (self->storage, &self->ahead, error))
    return FALSE;

  append_end (self, self->more ? self->last_seq : upto);

  return TRUE;
}

/* It may be done once more from the beginning. */
static void
start_over (CbkHqPage *self)
{
  g_clear_pointer (&self->scopes, g_ptr_array_unref);
  g_clear_pointer (&self->ahead, g_hash_table_unref);
  g_string_truncate (self->out, 0);
  self->n_rows = self->n_since_mark = 0;
  self->last_seq = self->after;
  self->last_txn[0] = '\0';
  self->more = FALSE;
}

/* In a transaction, so that the head, the feed, what is granted and what the laptop is told of its own changes are of one
 * moment. */
static gboolean
write_page (CbkHqStorage *storage, gpointer data, GError **error)
{
  CbkHqPulling *pulling = data;
  CbkHqPage *self = pulling->page;
  g_autofree char *etag = NULL;
  gint64 upto, horizon;

  start_over (self);
  if (!cbk_hq_storage_get_head (storage, &upto, error) || !cbk_hq_storage_get_horizon (storage, &horizon, error))
    return FALSE;

  /* A number that was never given, or one so old that what left since is forgotten. */
  pulling->resync = self->after > upto || (!pulling->first && self->after < horizon);
  if (pulling->resync)
    return TRUE;

  self->scopes = cbk_hq_list_entitled (storage, pulling->number, error);
  if (self->scopes == NULL)
    return FALSE;

  etag = cbk_hq_scopes_etag (self->scopes);
  append_head (self, upto, etag);
  if (!append_leaving (self, pulling->device, error))
    return FALSE;

  if (g_strcmp0 (etag, pulling->etag) != 0)
    append_scopes (self, upto);

  return write_rows (pulling, upto, error);
}

/**
 * cbk_hq_pull:
 * @request: {"cursor": …, "limit": …, "since": …, "subs_etag": …}
 * @answer: (out): NDJSON: what changed since, each record once, and up to where that is
 *
 * POST /v1/sync/pull.
 */
void
cbk_hq_pull (const CbkHqRequest *request, CbkHqAnswer *answer)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonObject) object = cbk_json_parse_object (request->body, (gssize) request->length, &error);
  CbkHqPage page = { .storage = request->storage, .out = answer->body, .asked_by = request->device };
  CbkHqPulling pulling = { .page = &page, .device = request->device, .number = request->number };
  const char *cursor;

  if (object == NULL)
    {
      cbk_hq_answer_refuse (answer, 400, "invalid", error->message);
      return;
    }

  cursor = cbk_json_get_text (object, "cursor");
  page.asked = cursor != NULL ? cursor : "";
  pulling.first = *page.asked == '\0';
  pulling.etag = page.asked_etag = cbk_json_get_text (object, "subs_etag");
  pulling.resync = !cbk_hq_read_cursor (cursor, request->storage, &page.after);
  if (!cbk_hq_read_cursor (cbk_json_get_text (object, "since"), request->storage, &page.since) ||
      cbk_json_get_text (object, "since") == NULL)
    page.since = page.after;
  page.limit = CLAMP (cbk_json_get_int (object, "limit", CBK_HQ_PULL_ROWS), 1, CBK_HQ_PULL_ROWS);
  answer->content_type = CBK_HQ_NDJSON;
  if (!pulling.resync && !cbk_hq_storage_read (request->storage, write_page, &pulling, &error))
    cbk_hq_answer_fail (answer, error);
  else if (pulling.resync)
    cbk_hq_answer_refuse (answer, 410, "resync",
                          "Headquarters was restored, or this laptop was away for long; it compares what it holds");
  g_clear_pointer (&page.scopes, g_ptr_array_unref);
  g_clear_pointer (&page.ahead, g_hash_table_unref);
}
