/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hq/cbk-hq-online.h"

#include "base/cbk-json.h"
#include "hq/cbk-hq-access.h"
#include "hq/cbk-hq-entitlement.h"
#include "hq/cbk-hq-terms.h"
#include "model/cbk-record-json.h"
#include "model/cbk-registry.h"

#include <string.h>

#define HITS 20
#define MAX_HITS 50
#define MAX_QUERY 200
#define SHORTEST_REASON 4
#define MAX_REASON 500

/* Somebody who reads at headquarters what their laptop has not. */
typedef struct
{
  const CbkHqRequest *request;
  CbkHqAnswer *answer;
  const char *reason;
  GArray *entitled;
  char type[64];
  const char *id;
  const char *query;
  guint limit;
  GString *ids;
} CbkHqReach;

/* How much of a record. */
typedef enum
{
  SIGHT_NONE,
  SIGHT_REASON,
  SIGHT_OPEN,
} CbkHqSight;

static const char *
get_argument (const CbkHqRequest *request, const char *name)
{
  return request->query != NULL ? g_hash_table_lookup (request->query, name) : NULL;
}

static gboolean
read_reason (CbkHqReach *self)
{
  const char *reason = get_argument (self->request, "reason");

  if (reason != NULL && (strlen (reason) > MAX_REASON || !g_utf8_validate (reason, -1, NULL)))
    {
      cbk_hq_answer_refuse (self->answer, 400, "invalid", "A reason is a sentence");
      return FALSE;
    }

  self->reason = reason != NULL && strlen (reason) >= SHORTEST_REASON ? reason : NULL;

  return TRUE;
}

/* Whoever reads nothing of a scope cannot learn that there is something. A need-to-know list may ask for a reason. */
static gboolean
look (CbkHqReach *self, const CbkHqRecord *record, JsonObject *doc, CbkHqSight *ret_sight, GError **error)
{
  const char *restricted = cbk_json_get_text (doc, "restricted_to");
  g_autoptr(CbkHqRecord) list = NULL;
  g_autoptr(JsonObject) list_doc = NULL;
  JsonNode *asked;

  *ret_sight = SIGHT_NONE;
  if (!cbk_hq_is_entitled (self->entitled, record->scopes))
    return TRUE;

  *ret_sight = SIGHT_OPEN;
  if (restricted == NULL)
    return TRUE;

  *ret_sight = SIGHT_NONE;
  if (!cbk_id_is_valid (restricted) ||
      !cbk_hq_storage_get_record (self->request->storage, "need_to_know", restricted, FALSE, &list, error))
    return !cbk_id_is_valid (restricted);

  list_doc = list != NULL ? cbk_json_parse_object (list->doc, -1, error) : NULL;
  if (list_doc == NULL)
    return list == NULL;

  asked = json_object_get_member (list_doc, "reason_asked");
  *ret_sight = asked != NULL && JSON_NODE_HOLDS_VALUE (asked) && json_node_get_boolean (asked) ? SIGHT_REASON : SIGHT_OPEN;

  return TRUE;
}

static void
note (CbkHqReach *self, const char *operation, const char *type)
{
  CbkHqConsultation *consultation = self->answer->consultation = g_new0 (CbkHqConsultation, 1);

  consultation->operation = g_strdup (operation);
  consultation->type = g_strdup (type);
  consultation->ids = g_strdup (self->ids->str);
  consultation->query = g_strdup (self->query);
  consultation->reason = g_strdup (self->reason);
}

static void
append_record (GString *out, const CbkHqRecord *record)
{
  g_string_append (out, "{\"doc\":");
  g_string_append (out, record->doc);
  cbk_hq_append_member (out, "id", record->id);
  cbk_hq_append_number (out, "schema", record->schema);
  cbk_hq_append_member (out, "type", record->type);
  cbk_hq_append_number (out, "ver", record->version);
  g_string_append (out, "}\n");
}

static gboolean
refuse_unknown (CbkHqReach *self)
{
  cbk_hq_answer_refuse (self->answer, 404, "unknown", "Headquarters has no such record for you");

  return TRUE;
}

/* It may be done once more from the beginning. */
static void
start_over (CbkHqReach *self)
{
  g_clear_pointer (&self->entitled, g_array_unref);
  g_clear_pointer (&self->answer->consultation, cbk_hq_consultation_free);
  g_string_truncate (self->answer->body, 0);
  g_string_truncate (self->ids, 0);
  self->answer->status = 200;
}

static gboolean
show (CbkHqStorage *storage, gpointer data, GError **error)
{
  CbkHqReach *self = data;
  g_autoptr(CbkHqRecord) record = NULL;
  g_autoptr(JsonObject) doc = NULL;
  CbkHqSight sight;

  start_over (self);
  if (!cbk_hq_entitled_scopes (storage, self->request->number, &self->entitled, error) ||
      !cbk_hq_storage_get_record (storage, self->type, self->id, FALSE, &record, error))
    return FALSE;

  if (record == NULL)
    return refuse_unknown (self);

  doc = cbk_json_parse_object (record->doc, -1, error);
  if (doc == NULL || !look (self, record, doc, &sight, error))
    return FALSE;

  if (sight == SIGHT_NONE)
    return refuse_unknown (self);

  if (sight == SIGHT_REASON && self->reason == NULL)
    {
      cbk_hq_answer_refuse (self->answer, 403, "reason", "This record is restricted: say why you open it");
      return TRUE;
    }

  append_record (self->answer->body, record);
  g_string_append (self->ids, self->id);
  note (self, "online_open", self->type);

  return TRUE;
}

static gboolean
read_name (CbkHqReach *self)
{
  const char *rest = self->request->rest;
  const char *slash = rest != NULL ? strchr (rest, '/') : NULL;

  if (slash == NULL || (gsize) (slash - rest) >= sizeof self->type)
    return FALSE;

  memcpy (self->type, rest, (gsize) (slash - rest));
  self->id = slash + 1;

  return cbk_registry_find (self->type) != NULL && cbk_id_is_valid (self->id);
}

static void
reach (CbkHqReach *self, CbkHqFunc func)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GString) ids = self->ids = g_string_new (NULL);

  if (!cbk_hq_storage_read (self->request->storage, func, self, &error))
    cbk_hq_answer_fail (self->answer, error);
  g_clear_pointer (&self->entitled, g_array_unref);
}

/**
 * cbk_hq_show:
 * @request: "TYPE/ID", and perhaps "reason"
 * @answer: (out): the record as a pull would give it, or 404: whoever may not know of it learns nothing
 *
 * GET /v1/record/{type}/{id}.
 */
void
cbk_hq_show (const CbkHqRequest *request, CbkHqAnswer *answer)
{
  CbkHqReach self = { .request = request, .answer = answer };

  if (!read_name (&self))
    refuse_unknown (&self);
  else if (read_reason (&self))
    reach (&self, show);
}

static char *
make_title (const CbkHqRecord *row, JsonObject *doc)
{
  CbkRecordClass *klass = cbk_registry_find (row->type);
  g_autoptr(CbkRecord) record = klass != NULL ? cbk_record_new (klass, row->id) : NULL;

  return record != NULL && cbk_record_read_json (record, doc, NULL) ? cbk_record_dup_title (record) : NULL;
}

static void
append_hit (CbkHqReach *self, const CbkHqHit *hit, const CbkHqRecord *record, const char *title)
{
  static const char *const words[] = { "exact", "title", "begins", "text" };
  GString *out = self->answer->body;

  if (!g_str_has_suffix (out->str, "["))
    g_string_append_c (out, ',');
  g_string_append_c (out, '{');
  cbk_hq_append_member (out, "id", hit->id);
  cbk_hq_append_member (out, "match", words[hit->match]);
  cbk_hq_append_member (out, "title", title);
  cbk_hq_append_member (out, "type", hit->type);
  cbk_hq_append_number (out, "ver", record->version);
  g_string_append_c (out, '}');
  g_string_append_printf (self->ids, "%s%s", self->ids->len > 0 ? " " : "", hit->id);
}

/* Of what asks for a reason and got none the title stays away; that there is something may be known to who is entitled. */
static gboolean
show_hit (CbkHqReach *self, const CbkHqHit *hit, guint *n_shown, GError **error)
{
  g_autoptr(CbkHqRecord) record = NULL;
  g_autoptr(JsonObject) doc = NULL;
  g_autofree char *title = NULL;
  CbkHqSight sight;

  if (!cbk_hq_storage_get_record (self->request->storage, hit->type, hit->id, FALSE, &record, error))
    return FALSE;

  if (record == NULL)
    return TRUE;

  doc = cbk_json_parse_object (record->doc, -1, error);
  if (doc == NULL || !look (self, record, doc, &sight, error))
    return FALSE;

  if (sight == SIGHT_NONE)
    return TRUE;

  if (sight == SIGHT_OPEN || self->reason != NULL)
    title = make_title (record, doc);
  append_hit (self, hit, record, title);
  (*n_shown)++;

  return TRUE;
}

static gboolean
find (CbkHqStorage *storage, gpointer data, GError **error)
{
  CbkHqReach *self = data;
  const char *type = *self->type != '\0' ? self->type : NULL;
  g_autoptr(GArray) hits = NULL;
  guint n_shown = 0, i;

  start_over (self);
  if (!cbk_hq_entitled_scopes (storage, self->request->number, &self->entitled, error))
    return FALSE;

  hits = cbk_hq_terms_find (storage, self->query, type, error);
  if (hits == NULL)
    return FALSE;

  g_string_append (self->answer->body, "{\"hits\":[");
  for (i = 0; i < hits->len && n_shown < self->limit; i++)
    if (!show_hit (self, &g_array_index (hits, CbkHqHit, i), &n_shown, error))
      return FALSE;
  g_string_append_printf (self->answer->body, "],\"more\":%s}\n", i < hits->len ? "true" : "false");
  note (self, "online_search", type);

  return TRUE;
}

/**
 * cbk_hq_search:
 * @request: "q", and perhaps "type", "limit" and "reason"
 * @answer: (out): what was found and may be known of, the best first
 *
 * GET /v1/search. Finds what the laptop's search finds, but for names that are misspelt; a change is found some moments
 * after it was taken.
 */
void
cbk_hq_search (const CbkHqRequest *request, CbkHqAnswer *answer)
{
  CbkHqReach self = { .request = request, .answer = answer, .query = get_argument (request, "q") };
  const char *type = get_argument (request, "type"), *limit = get_argument (request, "limit");

  self.limit = limit != NULL ? (guint) CLAMP (g_ascii_strtoll (limit, NULL, 10), 1, MAX_HITS) : HITS;
  if (self.query == NULL || strlen (self.query) < 2 || strlen (self.query) > MAX_QUERY ||
      !g_utf8_validate (self.query, -1, NULL))
    cbk_hq_answer_refuse (answer, 400, "invalid", "Search for two letters at least, and two hundred at the most");
  else if (type != NULL && cbk_registry_find (type) == NULL)
    cbk_hq_answer_refuse (answer, 400, "invalid", "There are no records of this kind");
  else if (read_reason (&self))
    {
      g_strlcpy (self.type, type != NULL ? type : "", sizeof self.type);
      reach (&self, find);
    }
}

/**
 * cbk_hq_log_consultation:
 * @storage: in a transaction
 * @number: who
 * @device: on which laptop
 * @consultation: what they were shown
 * @error: any store error
 *
 * Puts it into the access log, of headquarters' own chain: the laptop has nothing of it.
 *
 * Returns: whether it is kept
 */
gboolean
cbk_hq_log_consultation (CbkHqStorage *storage,
                         const char *number,
                         const char *device,
                         const CbkHqConsultation *consultation,
                         GError **error)
{
  gboolean one = consultation->query == NULL;
  g_autoptr(GString) detail = g_string_new ("laptop=");
  g_autoptr(CbkHqUser) user = NULL;

  if (!cbk_hq_storage_get_user (storage, number, FALSE, &user, error))
    return FALSE;

  g_string_append (detail, device);
  if (!one)
    g_string_append_printf (detail, " query=“%s” shown=%s", consultation->query, consultation->ids);

  return cbk_hq_log_own (storage, user != NULL ? user->officer : number, consultation->operation, "consultation",
                         consultation->type, one ? consultation->ids : NULL, consultation->reason, detail->str, NULL, error);
}
