/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sim/sim-check-private.h"

#include "sim/sim-hq.h"
#include "sim/sim-laptop.h"

#include <string.h>

/* What can be seen on the line. */

typedef void (*LineFunc) (JsonObject *object, const char *line, gpointer data);

static void
foreach_line (GBytes *body, LineFunc func, gpointer data)
{
  gsize size;
  const char *at = g_bytes_get_data (body, &size), *end = at + size;

  while (at < end)
    {
      const char *newline = memchr (at, '\n', (gsize) (end - at));
      g_autofree char *line = newline != NULL ? g_strndup (at, (gsize) (newline - at)) : NULL;
      g_autoptr(JsonObject) object = line != NULL ? cbk_json_parse_object (line, -1, NULL) : NULL;

      if (object != NULL)
        func (object, line, data);
      at = newline != NULL ? newline + 1 : end;
    }
}

/* I3: what was answered once is answered so for ever; a laptop that goes on under a new id gives it another number. */
static void
check_replay (JsonObject *object, const char *line, gpointer data)
{
  SimWorld *world = data;
  const char *mid = cbk_json_get_text (object, "mid");
  const char *known = mid != NULL ? g_hash_table_lookup (world->hq.answers, mid) : NULL;
  const char *answer = mid != NULL ? strstr (line, "\"mid\"") : NULL;

  if (known != NULL && !g_str_equal (known, answer))
    sim_world_fail (world, "I3: first headquarters said %s, then %s", known, answer);
  else if (mid != NULL && known == NULL)
    g_hash_table_insert (world->hq.answers, g_strdup (mid), g_strdup (answer));
}

static gboolean
read_txn (SimWorld *world, gint64 seq, char txn[CBK_ID_LENGTH + 1])
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, sim_hq_reader (world), "SELECT txn FROM change WHERE seq = :seq");
  cbk_statement_bind_int (&stmt, ":seq", seq);

  return cbk_statement_step (&stmt) && cbk_statement_get_id (&stmt, 0, txn);
}

/* Whether a later row of the feed belongs to the same action. */
static gboolean
goes_on (SimLaptop *laptop, gint64 seq, const char *txn)
{
  g_autofree char *names = sim_hq_list_given (laptop);
  g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM feed f JOIN change c ON c.seq = f.seq JOIN scope s ON s.scope = f.scope "
                                          "WHERE s.name IN (%s) AND f.seq > :seq AND c.txn = :txn", names);
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, sim_hq_reader (laptop->world), sql);
  cbk_statement_bind_int (&stmt, ":seq", seq);
  cbk_statement_bind_id (&stmt, ":txn", txn);

  return cbk_statement_step (&stmt);
}

typedef struct
{
  SimLaptop *laptop;
  char *given;      /* what its user may hold */
  gint64 seq;       /* of the last row */
} PageCheck;

static void
check_named (PageCheck *self, const char *name, const char *line)
{
  g_autofree char *quoted = g_strdup_printf ("'%s'", name);

  if (strstr (self->given, quoted) == NULL)
    sim_world_fail (self->laptop->world, "I7: the user of laptop %u may not hold %s, and is sent %.200s", self->laptop->number,
                    name, line);
}

/* I7: nothing is sent of what was not given, nor named. */
static void
check_given (PageCheck *self, JsonObject *object, const char *kind, const char *line)
{
  JsonNode *scopes = json_object_get_member (object, "scopes");
  JsonArray *names = scopes != NULL ? json_node_get_array (scopes) : NULL;

  if (g_strcmp0 (kind, "scope+") == 0)
    check_named (self, cbk_json_get_text (object, "scope"), line);
  if (g_strcmp0 (kind, "put") != 0)
    return;

  for (guint i = 0; names != NULL && i < json_array_get_length (names); i++)
    check_named (self, json_array_get_string_element (names, i), line);
  if (names == NULL || json_array_get_length (names) == 0)
    sim_world_fail (self->laptop->world, "I7: laptop %u is sent a record that is nowhere: %.200s", self->laptop->number, line);
}

/* I8: what one action did is never parted. */
static void
check_page_line (JsonObject *object, const char *line, gpointer data)
{
  PageCheck *self = data;
  SimWorld *world = self->laptop->world;
  const char *kind = cbk_json_get_text (object, "t");
  char txn[CBK_ID_LENGTH + 1] = "";

  check_given (self, object, kind, line);

  if (g_strcmp0 (kind, "put") == 0 || g_strcmp0 (kind, "out") == 0)
    self->seq = cbk_json_get_int (object, "seq", 0);
  else if ((g_strcmp0 (kind, "mark") == 0 || g_strcmp0 (kind, "end") == 0) && self->seq > 0 &&
           read_txn (world, self->seq, txn) && goes_on (self->laptop, self->seq, txn))
    sim_world_fail (world, "I8: a page was marked at %" G_GINT64_FORMAT ", inside of what one action did", self->seq);
}

/**
 * sim_check_answer:
 * @laptop: who asked
 * @path: what was asked
 * @status: of HTTP
 * @body: what headquarters answers; it may never arrive
 */
void
sim_check_answer (SimLaptop *laptop, const char *path, guint status, GBytes *body)
{
  PageCheck page = { laptop, NULL, 0 };

  if (status != 200 || laptop->world->failure != NULL)
    return;

  page.given = sim_hq_list_given (laptop);
  if (g_str_equal (path, "/v1/sync/push"))
    foreach_line (body, check_replay, laptop->world);
  else if (g_str_has_prefix (path, "/v1/sync/"))
    foreach_line (body, check_page_line, &page);
  g_free (page.given);
}

static void
note_delivery (JsonObject *object, const char *line, gpointer laptop)
{
  const char *mid = cbk_json_get_text (object, "mid");

  if (mid != NULL)
    sim_laptop_note_answer (laptop, mid);
}

/**
 * sim_check_delivery:
 * @laptop: who is told
 * @path: what it asked
 * @status: of HTTP
 * @body: what arrives, perhaps cut
 *
 * From here on headquarters may not have lost what it says to have.
 */
void
sim_check_delivery (SimLaptop *laptop, const char *path, guint status, GBytes *body)
{
  if (status == 200 && g_str_equal (path, "/v1/sync/push"))
    foreach_line (body, note_delivery, laptop);
}
