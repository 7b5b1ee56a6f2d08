/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sim/sim-check-private.h"

#include "base/cbk-error.h"
#include "model/cbk-record-json.h"
#include "model/cbk-registry.h"
#include "sim/sim-hq.h"
#include "sim/sim-laptop.h"
#include "store/cbk-cache.h"
#include "store/cbk-sync-scopes.h"

#include <string.h>

/* What can be seen on a laptop. */

typedef struct
{
  SimLaptop *laptop;
  SimChecker *checker;
  CbkSession *session;
  gint64 settled;
  char *cursor;
  guint n_kept;             /* saves of the ledger that the outbox was found to have */
  gint64 at;                /* where its cursor stands */
  GString *told;            /* the scopes that it was told of, as a list for SQL */
  GString *held;            /* those of which it has all */
  gboolean loads;           /* whether not all of one of them is here */
  gboolean differs;         /* whether one of them is to be compared */
  GPtrArray *to_hold;       /* HqRow */
  GPtrArray *not_to_hold;   /* HqRow */
  GHashTable *unsettled;    /* set of keys */
  GHashTable *wanted;       /* "key field" → what the user has last saved there and what is not settled */
} Look;

/* I2: what a user was told is saved is in the outbox, or at headquarters. */
static void
check_saved (Look *self)
{
  SimLaptop *laptop = self->laptop;

  if (self->n_kept < laptop->saves->len)
    sim_world_fail (laptop->world, "I2: laptop %u has lost number %u that its user was told is saved", laptop->number,
                    self->n_kept + 1);
}

static const char *
short_epoch (SimWorld *world)
{
  return sim_hq_epoch (world) + CBK_ID_LENGTH - 8;
}

/* Where a cursor of this epoch stands; -1 for one of another. */
static gint64
read_cursor (SimWorld *world, const char *cursor)
{
  if (cursor == NULL || strlen (cursor) < 11 || strncmp (cursor + 1, short_epoch (world), 8) != 0)
    return -1;

  return g_ascii_strtoll (cursor + 10, NULL, 10);
}

/* I12: a cursor goes back only together with all that it stands for. */
static void
check_cursor (Look *self)
{
  SimLaptop *laptop = self->laptop;
  gint64 before = read_cursor (laptop->world, laptop->cursor), now = read_cursor (laptop->world, self->cursor);

  if (!laptop->cut && now >= 0 && now < before)
    sim_world_fail (laptop->world, "I12: the cursor of laptop %u goes back from %s to %s", laptop->number, laptop->cursor,
                    self->cursor);

  laptop->cut = FALSE;
  g_free (laptop->cursor);
  laptop->cursor = g_strdup (self->cursor);
}

static gint64
get_version (Look *self, const char *type, const char *id)
{
  CbkRecordClass *klass = cbk_registry_find (type);
  g_autofree char *sql = g_strdup_printf ("SELECT ver FROM %s WHERE id = :id", klass->entity->relation);
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, cbk_session_get_cache (self->session), sql);
  cbk_statement_bind_id (&stmt, ":id", id);

  return cbk_statement_step (&stmt) ? cbk_statement_get_int (&stmt, 0) : -1;
}

/* It is of a scope that this laptop is getting rid of. */
static gboolean
is_going (Look *self, const char *type, const char *id)
{
  CbkRecordClass *klass = cbk_registry_find (type);
  g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM %s t JOIN record_scope m ON m.rid = t.rid JOIN scope s ON s.scope = m.scope "
                                          "WHERE t.id = :id AND s.state = %d", klass->entity->relation, CBK_SCOPE_PURGING);
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, cbk_session_get_cache (self->session), sql);
  cbk_statement_bind_id (&stmt, ":id", id);

  return cbk_statement_step (&stmt);
}

static gboolean
is_here (Look *self, const char *type, const char *id)
{
  return get_version (self, type, id) >= 0;
}

/* What headquarters has of one record. */
typedef struct
{
  char *type;
  char id[CBK_ID_LENGTH + 1];
  gint64 version;
} HqRow;

static void
hq_row_free (gpointer data)
{
  g_free (((HqRow *) data)->type);
  g_free (data);
}

static GPtrArray *
read_rows (SimWorld *world, const char *sql, gint64 upto)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (hq_row_free);
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, sim_hq_reader (world), sql);
  cbk_statement_bind_int (&stmt, ":upto", upto);
  while (cbk_statement_step (&stmt))
    {
      HqRow *row = g_new0 (HqRow, 1);

      row->type = g_strdup (cbk_statement_get_text (&stmt, 0));
      cbk_statement_get_id (&stmt, 1, row->id);
      row->version = cbk_statement_get_int (&stmt, 2);
      g_ptr_array_add (rows, row);
    }

  return rows;
}

/* What a laptop has to have, and may not have, where its cursor stands. */
static void
read_wanted (Look *self)
{
  SimWorld *world = self->laptop->world;
  g_autofree char *to_hold =
    g_strdup_printf ("SELECT f.type, f.id, r.ver FROM feed f JOIN scope s ON s.scope = f.scope "
                     "JOIN record r ON r.type = f.type AND r.id = f.id "
                     "WHERE s.name IN (%s) AND f.seq <= :upto AND f.op = 0", self->held->str);
  g_autofree char *not_to_hold =
    g_strdup_printf ("SELECT r.type, r.id, r.ver FROM record r WHERE NOT EXISTS "
                     "(SELECT 1 FROM feed f WHERE f.type = r.type AND f.id = r.id AND f.seq > :upto) AND NOT EXISTS "
                     "(SELECT 1 FROM json_each (r.scopes) e JOIN scope s ON s.scope = e.value WHERE s.name IN (%s))",
                     self->told->str);

  self->to_hold = read_rows (world, to_hold, self->at);
  self->not_to_hold = read_rows (world, self->differs ? "SELECT 1, 1, 1 WHERE :upto < 0" : not_to_hold, self->at);
}

static gboolean
read_scopes (Look *self, GError **error)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, cbk_session_get_cache (self->session), "SELECT name, state FROM scope WHERE state < 4");
  while (cbk_statement_step (&stmt))
    {
      const char *name = cbk_statement_get_text (&stmt, 0);

      g_string_append_printf (self->told, ",'%s'", name);
      if (cbk_statement_get_int (&stmt, 1) == CBK_SCOPE_HELD)
        g_string_append_printf (self->held, ",'%s'", name);
      self->loads |= cbk_statement_get_int (&stmt, 1) == CBK_SCOPE_LOADING;
      self->differs |= cbk_statement_get_int (&stmt, 1) == CBK_SCOPE_DIFFERING;
    }

  return cbk_statement_finish (&stmt, error);
}

/* I6: up to its cursor a laptop holds every record of the scopes that it holds, at least as new. */
static void
check_held (Look *self)
{
  SimWorld *world = self->laptop->world;

  for (guint i = 0; i < self->to_hold->len && world->failure == NULL; i++)
    {
      const HqRow *row = self->to_hold->pdata[i];
      gint64 version = get_version (self, row->type, row->id);

      if (version < row->version)
        sim_world_fail (world, "I6: laptop %u at %s has version %" G_GINT64_FORMAT " of %s %s, not %" G_GINT64_FORMAT,
                        self->laptop->number, self->cursor, version, row->type, row->id, row->version);
    }
}

static gboolean
is_found (Look *self, const char *id)
{
  g_autofree char *word = sim_check_canary (id);
  g_autofree char *match = g_strdup_printf ("\"%s\"", word);
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, cbk_session_get_cache (self->session), "SELECT 1 FROM search_text WHERE search_text MATCH :match");
  cbk_statement_bind_text (&stmt, ":match", match);

  return cbk_statement_step (&stmt);
}

/* I7: and none that is in no scope that it was told of: neither the row, nor its words. What its own user saved there and
 * what is not settled is theirs. */
static void
check_not_held (Look *self)
{
  SimWorld *world = self->laptop->world;

  for (guint i = 0; i < self->not_to_hold->len && world->failure == NULL; i++)
    {
      const HqRow *row = self->not_to_hold->pdata[i];
      g_autofree char *key = sim_check_key (row->type, row->id);

      if (!g_hash_table_contains (self->unsettled, key) && !is_going (self, row->type, row->id) && (is_here (self, row->type, row->id) || is_found (self, row->id)))
        sim_world_fail (world, "I7: laptop %u at %s still has %s%s", self->laptop->number, self->cursor, key,
                        is_here (self, row->type, row->id) ? "" : "'s words");
    }
}

static void
want (Look *self, JsonObject *payload)
{
  JsonNode *node = json_object_get_member (payload, "set");
  g_autofree char *key = sim_check_key (cbk_json_get_text (payload, "type"), cbk_json_get_text (payload, "id"));
  JsonObjectIter iter;
  const char *name;
  JsonNode *pair;

  if (node == NULL)
    return;

  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &name, &pair))
    {
      char *text = sim_check_print (json_array_get_element (json_node_get_array (pair), 1));

      g_hash_table_insert (self->wanted, g_strdup_printf ("%s %s", key, name), text != NULL ? text : g_strdup (""));
    }
}

/* What is said to be settled is in what the laptop has. */
static void
check_settled (Look *self, JsonObject *payload)
{
  SimWorld *world = self->laptop->world;
  const char *mid = cbk_json_get_text (payload, "mid");
  SimVersion *version = g_hash_table_lookup (self->checker->versions, mid);

  if (world->hq.n_restores > 0)
    return;

  if (!g_hash_table_contains (self->checker->mutations, mid))
    sim_world_fail (world, "I13: laptop %u holds %s for settled, which headquarters does not have", self->laptop->number,
                    mid);
  else if (version != NULL && !self->loads && is_here (self, cbk_json_get_text (payload, "type"), cbk_json_get_text (payload, "id")) &&
           get_version (self, cbk_json_get_text (payload, "type"), cbk_json_get_text (payload, "id")) < version->version)
    sim_world_fail (world, "I13: laptop %u holds %s for settled, and does not have version %" G_GINT64_FORMAT,
                    self->laptop->number, mid, version->version);
}

static gboolean
look_at_mutation (const CbkMutation *mutation, gpointer data, GError **error)
{
  Look *self = data;
  GPtrArray *saves = self->laptop->saves;
  JsonObject *payload = sim_check_parse (self->checker, mutation->payload);

  g_assert_nonnull (payload);

  if (self->n_kept < saves->len && ((SimSave *) saves->pdata[self->n_kept])->dseq == mutation->dseq &&
      g_strcmp0 (((SimSave *) saves->pdata[self->n_kept])->mid, cbk_json_get_text (payload, "mid")) == 0)
    self->n_kept++;

  if (mutation->dseq > self->settled)
    {
      want (self, payload);
      g_hash_table_add (self->unsettled, sim_check_key (cbk_json_get_text (payload, "type"), cbk_json_get_text (payload, "id")));
    }
  else
    check_settled (self, payload);

  return TRUE;
}

/* I13: people see their own saves, whatever has come in since. */
static void
check_overlay (Look *self)
{
  GHashTableIter iter;
  gpointer key, text;

  g_hash_table_iter_init (&iter, self->wanted);
  while (g_hash_table_iter_next (&iter, &key, &text) && self->laptop->world->failure == NULL)
    {
      g_auto(GStrv) parts = g_strsplit (key, " ", 3);
      g_autoptr(CbkRecord) record = cbk_session_get (self->session, parts[0], parts[1], NULL);
      g_autoptr(GString) shown = g_string_new (NULL);
      const CbkField *field;

      if (!is_here (self, parts[0], parts[1]))
        continue;

      field = cbk_record_class_find_field (cbk_registry_find (parts[0]), parts[2]);
      if (record != NULL && cbk_record_is_set (record, field))
        cbk_record_append_value (record, field, shown);
      if (record == NULL || !g_str_equal (shown->str, text))
        sim_world_fail (self->laptop->world, "I13: laptop %u shows %s in %s, and its user saved %s", self->laptop->number,
                        shown->str, (const char *) key, (const char *) text);
    }
}

static gboolean
look (CbkSession *session, gpointer data, GError **error)
{
  Look *self = data;
  g_autofree char *settled = NULL;

  self->session = session;
  if (!cbk_cache_get_state (cbk_session_get_cache (session), "cursor", &self->cursor, error) ||
      !cbk_cache_get_state (cbk_session_get_cache (session), "settled_dseq", &settled, error) || !read_scopes (self, error))
    return FALSE;

  self->settled = settled != NULL ? g_ascii_strtoll (settled, NULL, 10) : 0;
  if (!cbk_outbox_foreach (cbk_session_get_outbox (session), 0, look_at_mutation, self, error))
    return FALSE;

  check_saved (self);
  check_overlay (self);

  return TRUE;
}

static gboolean
look_at_rows (CbkSession *session, gpointer data, GError **error)
{
  Look *self = data;

  self->session = session;
  check_held (self);
  check_not_held (self);

  return TRUE;
}

/**
 * sim_check_laptop:
 * @laptop: a laptop that something was done to
 */
void
sim_check_laptop (SimLaptop *laptop)
{
  SimWorld *world = laptop->world;
  Look self = { .laptop = laptop, .checker = world->checker };
  g_autoptr(GError) error = NULL;

  if (laptop->store == NULL || world->failure != NULL)
    return;

  sim_laptop_adopt (laptop);
  self.wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self.told = g_string_new ("''");
  self.held = g_string_new ("''");
  self.unsettled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!cbk_store_write (laptop->store, look, &self, NULL, &error))
    sim_world_fail (world, "I2: laptop %u cannot be read: %s", laptop->number, error->message);

  check_cursor (&self);
  g_clear_error (&error);
  if (world->hq.storage != NULL && world->failure == NULL && read_cursor (world, self.cursor) >= 0)
    {
      self.at = read_cursor (world, self.cursor);
      read_wanted (&self);
      cbk_store_write (laptop->store, look_at_rows, &self, NULL, &error);
      g_ptr_array_unref (self.to_hold);
      g_ptr_array_unref (self.not_to_hold);
    }

  g_hash_table_unref (self.wanted);
  g_hash_table_unref (self.unsettled);
  g_string_free (self.told, TRUE);
  g_string_free (self.held, TRUE);
  g_free (self.cursor);
}
