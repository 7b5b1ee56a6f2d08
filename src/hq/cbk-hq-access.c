/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-access.h"

#include "base/cbk-date.h"
#include "base/cbk-error.h"
#include "base/cbk-hex.h"
#include "base/cbk-json.h"
#include "hq/cbk-hq-own.h"

#include <string.h>

/* The chains of accesses: laptops' as they come, and headquarters' own. */

#define MAX_EVENTS 500

static G_DEFINE_QUARK (cbk-hq-access-refused, cbk_hq_access_refused)

/* A line: an event with its link, or a gap that the laptop tells of. */
typedef struct
{
  CbkHqEvent event;
  guint8 prev[CBK_HASH_BYTES];
  gint64 gap;               /* how many numbers were lost, 0 for an event */
} CbkHqAccessLine;

typedef struct
{
  const CbkHqRequest *request;
  GPtrArray *lines;
  gint64 last;
  guint8 hash[CBK_HASH_BYTES];
  gboolean after_gap;       /* what the next one follows is not known */
  const char *refusal;
} CbkHqAccess;

static void
line_free (gpointer data)
{
  CbkHqAccessLine *line = data;

  cbk_hq_event_clear (&line->event);
  g_free (line);
}

static char *
print_canonical (JsonObject *object)
{
  g_autoptr(JsonNode) node = json_node_init_object (json_node_alloc (), object);
  g_autoptr(GString) text = g_string_new (NULL);

  return cbk_json_append_node (text, node, NULL) ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static gboolean
read_link (CbkHqAccessLine *line)
{
  JsonObject *object = line->event.object;
  guint8 hash[CBK_HASH_BYTES];

  if (!cbk_hex_parse (cbk_json_get_text (object, "hash"), line->event.hash, CBK_HASH_BYTES) ||
      !cbk_hex_parse (cbk_json_get_text (object, "prev"), line->prev, CBK_HASH_BYTES))
    return FALSE;

  json_object_remove_member (object, "hash");
  json_object_remove_member (object, "prev");
  line->event.payload = print_canonical (object);
  if (line->event.payload == NULL)
    return FALSE;

  cbk_hash_bytes (line->prev, line->event.payload, strlen (line->event.payload), hash);

  return memcmp (hash, line->event.hash, sizeof hash) == 0;
}

static CbkHqAccessLine *
parse_line (const CbkHqRequest *request, const char *text, gsize length)
{
  CbkHqAccessLine *line = g_new0 (CbkHqAccessLine, 1);
  CbkHqEvent *event = &line->event;

  event->object = cbk_json_parse_object (text, (gssize) length, NULL);
  if (event->object != NULL)
    {
      event->dn = cbk_json_get_int (event->object, "n", 0);
      line->gap = cbk_json_get_int (event->object, "gap", 0);
      event->sent_by = request->number;
      g_strlcpy (event->device, request->device, sizeof event->device);
      if (event->dn > 0 && line->gap == 0 &&
          g_strcmp0 (cbk_json_get_text (event->object, "device"), request->device) == 0 && read_link (line))
        return line;

      if (event->dn > 0 && line->gap > 0 && event->dn <= G_MAXINT64 - line->gap)
        return line;
    }

  line_free (line);

  return NULL;
}

static gboolean
refuse (CbkHqAccess *self, const char *word, GError **error)
{
  self->refusal = word;
  g_set_error_literal (error, cbk_hq_access_refused_quark (), 0, word);

  return FALSE;
}

/* A gap is an entry too: what was lost is there for everybody to see. */
static gboolean
take_gap (CbkHqAccess *self, CbkHqStorage *storage, CbkHqAccessLine *line, GError **error)
{
  CbkHqEvent *event = &line->event;
  char at[CBK_TIME_TEXT_SIZE];

  cbk_time_print (cbk_env_now (storage->env), at);
  json_object_set_string_member (event->object, "at", at);
  json_object_set_string_member (event->object, "device", event->device);
  json_object_set_string_member (event->object, "kind", "integrity");
  json_object_set_string_member (event->object, "op", "gap");
  g_free (event->payload);
  event->payload = print_canonical (event->object);
  self->last = event->dn + line->gap - 1;
  self->after_gap = TRUE;
  memset (self->hash, 0, sizeof self->hash);

  return cbk_hq_storage_put_event (storage, event, error);
}

static gboolean
take_line (CbkHqAccess *self, CbkHqStorage *storage, CbkHqAccessLine *line, GError **error)
{
  gboolean same;

  if (line->event.dn <= self->last)
    {
      if (line->gap > 0)
        return TRUE;

      return cbk_hq_storage_has_event (storage, &line->event, &same, error) && (same || refuse (self, "access-fork", error));
    }

  if (line->event.dn > self->last + 1)
    return refuse (self, "access-gap", error);

  if (line->gap > 0)
    return take_gap (self, storage, line, error);

  if (!self->after_gap && memcmp (line->prev, self->hash, CBK_HASH_BYTES) != 0)
    return refuse (self, "access-fork", error);

  self->last = line->event.dn;
  self->after_gap = FALSE;
  memcpy (self->hash, line->event.hash, CBK_HASH_BYTES);

  return cbk_hq_storage_put_event (storage, &line->event, error);
}

static gboolean
is_zero (const guint8 hash[CBK_HASH_BYTES])
{
  static const guint8 zero[CBK_HASH_BYTES] = { 0 };

  return memcmp (hash, zero, CBK_HASH_BYTES) == 0;
}

static gboolean
take_all (CbkHqStorage *storage, gpointer data, GError **error)
{
  CbkHqAccess *self = data;
  const char *device = self->request->device;
  g_autoptr(CbkHqDevice) known = NULL;

  self->refusal = NULL;
  if (!cbk_hq_storage_get_device (storage, device, TRUE, &known, error) ||
      !cbk_hq_storage_get_chain (storage, device, FALSE, &self->last, self->hash, error))
    return FALSE;

  if (known == NULL || known->blocked)
    return refuse (self, "device", error);

  self->after_gap = self->last > 0 && is_zero (self->hash);
  for (guint i = 0; i < self->lines->len; i++)
    if (!take_line (self, storage, g_ptr_array_index (self->lines, i), error))
      return FALSE;

  return cbk_hq_storage_put_chain (storage, device, self->last, self->hash, error);
}

static gboolean
note_fork (CbkHqStorage *storage, gpointer device, GError **error)
{
  return cbk_hq_storage_mark_fork (storage, device, error);
}

static void
answer_refusal (CbkHqAccess *self, CbkHqAnswer *answer)
{
  const char *device = self->request->device;

  if (g_str_equal (self->refusal, "access-gap"))
    cbk_hq_answer_next (answer, 409, self->refusal, "Headquarters misses entries of the access log before these",
                        self->last + 1);
  else if (g_str_equal (self->refusal, "device"))
    cbk_hq_answer_refuse (answer, 403, "device", "This laptop may not send to headquarters; please ask your administrator");
  else
    {
      cbk_hq_storage_transact (self->request->storage, note_fork, (gpointer) device, NULL);
      g_printerr ("casebook-hq: laptop %s has two access logs; it was restored or copied\n", device);
      cbk_hq_answer_refuse (answer, 409, self->refusal,
                            "This laptop's store was restored from a copy or is used twice. Please ask your administrator");
    }
}

static GPtrArray *
parse_lines (const CbkHqRequest *request, CbkHqAnswer *answer)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (line_free);
  const char *text = request->body, *end = request->body + request->length;

  while (text < end)
    {
      const char *newline = memchr (text, '\n', (gsize) (end - text));
      gsize length = (gsize) ((newline != NULL ? newline : end) - text);
      CbkHqAccessLine *line = lines->len < 2 * MAX_EVENTS ? parse_line (request, text, length) : NULL;

      if (line == NULL)
        {
          gboolean many = lines->len == 2 * MAX_EVENTS;

          cbk_hq_answer_refuse (answer, many ? 413 : 400, many ? "too-many" : "invalid",
                                many ? "These are more entries than headquarters takes at once"
                                     : "A line is no entry of an access log, or not what its hash says");
          return NULL;
        }

      g_ptr_array_add (lines, line);
      text += length + 1;
    }

  return g_steal_pointer (&lines);
}

/**
 * cbk_hq_access:
 * @request: NDJSON, an event a line, in the order of their numbers
 * @answer: (out): {"last": the last number that is here}; nothing is said before it is durable
 *
 * POST /v1/access. A laptop's chain of accesses is taken without a gap and without a fork, as its changes are. What was
 * taken before is taken to be the same, and checked.
 */
void
cbk_hq_access (const CbkHqRequest *request, CbkHqAnswer *answer)
{
  CbkHqAccess self = { .request = request };
  g_autoptr(GPtrArray) lines = self.lines = parse_lines (request, answer);
  g_autoptr(GError) error = NULL;
  gboolean ok;

  if (lines == NULL)
    return;

  ok = cbk_hq_storage_transact (request->storage, take_all, &self, &error);
  if (self.refusal != NULL)
    answer_refusal (&self, answer);
  else if (!ok)
    cbk_hq_answer_fail (answer, error);
  else
    g_string_append_printf (answer->body, "{\"last\":%" G_GINT64_FORMAT "}\n", self.last);
}

static void
append_text (GString *json, const char *name, const char *value)
{
  if (value != NULL)
    cbk_hq_append_member (json, name, value);
}

/**
 * cbk_hq_log_own:
 * @storage: in a transaction
 * @actor: (nullable): the officer's id, or who works at the machine
 * @operation: a code of the list "access_operation"
 * @kind: a code of the list "access_kind"
 * @type: (nullable): with what kind of record
 * @id: (nullable): with which
 * @reason: (nullable): why
 * @detail: (nullable): what was asked, how much was shown
 * @recipient: (nullable): to whom it was given
 * @error: any store error
 *
 * Headquarters has a chain of accesses like every laptop, under its epoch.
 *
 * Returns: whether it is kept
 */
gboolean
cbk_hq_log_own (CbkHqStorage *storage,
                const char *actor,
                const char *operation,
                const char *kind,
                const char *type,
                const char *id,
                const char *reason,
                const char *detail,
                const char *recipient,
                GError **error)
{
  g_autoptr(GString) json = g_string_new ("{");
  g_auto(CbkHqEvent) event = { .sent_by = "" };
  guint8 prev[CBK_HASH_BYTES];
  char at[CBK_TIME_TEXT_SIZE];

  g_strlcpy (event.device, storage->epoch, sizeof event.device);
  if (!cbk_hq_ensure_own (storage, error) ||
      !cbk_hq_storage_get_chain (storage, event.device, TRUE, &event.dn, prev, error))
    return FALSE;

  event.dn++;
  cbk_time_print (cbk_env_now (storage->env), at);
  append_text (json, "actor", actor);
  append_text (json, "at", at);
  append_text (json, "detail", detail);
  append_text (json, "device", event.device);
  append_text (json, "id", id);
  append_text (json, "kind", kind);
  cbk_hq_append_number (json, "n", event.dn);
  append_text (json, "op", operation);
  append_text (json, "reason", reason);
  append_text (json, "recipient", recipient);
  append_text (json, "type", type);
  g_string_append_c (json, '}');
  event.payload = g_strdup (json->str);
  event.object = cbk_json_parse_object (event.payload, -1, error);
  cbk_hash_bytes (prev, event.payload, strlen (event.payload), event.hash);

  return event.object != NULL && cbk_hq_storage_put_event (storage, &event, error) &&
         cbk_hq_storage_put_chain (storage, event.device, event.dn, event.hash, error);
}
