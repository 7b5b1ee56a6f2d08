/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sim/sim-check-private.h"

#include "sim/sim-hq.h"

#include <string.h>

/* What can be seen in headquarters' own store. */

static void
mutation_free (gpointer data)
{
  SimMutation *self = data;

  g_free (self->txn);
  g_free (self->why);
  g_free (self);
}

SimChecker *
sim_checker_new (SimWorld *world)
{
  SimChecker *self = g_new0 (SimChecker, 1);

  self->world = world;
  self->parsed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) json_object_unref);
  self->mutations = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, mutation_free);
  self->order = g_ptr_array_new ();
  self->records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->versions = g_hash_table_new (g_str_hash, g_str_equal);
  self->sent = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->decided = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

void
sim_checker_free (SimChecker *self)
{
  g_hash_table_unref (self->mutations);
  g_ptr_array_unref (self->order);
  g_hash_table_unref (self->records);
  g_hash_table_unref (self->versions);
  g_hash_table_unref (self->sent);
  g_hash_table_unref (self->decided);
  g_hash_table_unref (self->taken);
  g_hash_table_unref (self->parsed);
  g_free (self);
}

/* Returns: (transfer none) (nullable): what @text says; lives as long as the checker. */
JsonObject *
sim_check_parse (SimChecker *self, const char *text)
{
  JsonObject *object = g_hash_table_lookup (self->parsed, text);

  if (object != NULL)
    return object;

  object = cbk_json_parse_object (text, -1, NULL);
  if (object != NULL)
    g_hash_table_insert (self->parsed, g_strdup (text), object);

  return object;
}

/* A word that is in one record and nowhere else. */
char *
sim_check_canary (const char *id)
{
  g_auto(GStrv) parts = g_strsplit (id, "-", -1);
  g_autofree char *joined = g_strjoinv ("", parts);

  return g_strconcat ("zq", joined, NULL);
}

char *
sim_check_key (const char *type, const char *id)
{
  return g_strconcat (type, " ", id, NULL);
}

/* A value as text that compares; NULL for what counts as nothing. */
char *
sim_check_print (JsonNode *value)
{
  g_autoptr(GString) text = g_string_new (NULL);

  if (value == NULL || JSON_NODE_HOLDS_NULL (value) || !cbk_json_append_node (text, value, NULL))
    return NULL;

  return g_strv_contains ((const char *const[]){ "false", "\"\"", "[]", NULL }, text->str)
           ? NULL
           : g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
dup_txn (JsonObject *payload)
{
  JsonNode *node = json_object_get_member (payload, "txn");

  return node != NULL ? g_strdup (json_array_get_string_element (json_node_get_array (node), 0)) : NULL;
}

static gboolean
was_not_seen (gpointer key, gpointer value, gpointer look)
{
  return ((SimMutation *) value)->look != GPOINTER_TO_UINT (look);
}

static void
load_mutations (SimChecker *self)
{
  g_auto(CbkStatement) stmt = { 0 };

  self->n_looks++;
  g_ptr_array_set_size (self->order, 0);
  cbk_statement_init (&stmt, sim_hq_reader (self->world),
                      "SELECT mid, device, dseq, at_hq, status, payload, json_extract (result, '$.why') FROM mutation WHERE again = 0 ORDER BY device, dseq");
  while (cbk_statement_step (&stmt))
    {
      char mid[CBK_ID_LENGTH + 1] = "";
      SimMutation *mutation;

      cbk_statement_get_id (&stmt, 0, mid);
      mutation = g_hash_table_lookup (self->mutations, mid);
      if (mutation == NULL)
        {
          mutation = g_new0 (SimMutation, 1);
          g_strlcpy (mutation->mid, mid, sizeof mutation->mid);
          cbk_statement_get_id (&stmt, 1, mutation->device);
          mutation->payload = sim_check_parse (self, cbk_statement_get_text (&stmt, 5));
          g_assert_nonnull (mutation->payload);
          mutation->txn = dup_txn (mutation->payload);
          g_hash_table_insert (self->mutations, mutation->mid, mutation);
        }
      mutation->look = self->n_looks;
      mutation->dseq = cbk_statement_get_int (&stmt, 2);
      mutation->at = cbk_statement_get_int (&stmt, 3);
      mutation->status = (CbkCustody) cbk_statement_get_int (&stmt, 4);
      g_free (mutation->why);
      mutation->why = g_strdup (cbk_statement_get_text (&stmt, 6));
      g_ptr_array_add (self->order, mutation);
    }

  g_hash_table_foreach_remove (self->mutations, was_not_seen, GUINT_TO_POINTER (self->n_looks));
}

static void
load_versions (SimChecker *self)
{
  g_auto(CbkStatement) stmt = { 0 };

  g_hash_table_remove_all (self->records);
  g_hash_table_remove_all (self->versions);
  cbk_statement_init (&stmt, sim_hq_reader (self->world),
                      "SELECT type, id, ver, mid, delta, at_hq FROM record_version ORDER BY type, id, ver");
  while (cbk_statement_step (&stmt))
    {
      SimVersion *version = g_new0 (SimVersion, 1);
      char id[CBK_ID_LENGTH + 1] = "";
      g_autofree char *key = NULL;
      GPtrArray *history;

      cbk_statement_get_id (&stmt, 1, id);
      key = sim_check_key (cbk_statement_get_text (&stmt, 0), id);
      g_strlcpy (version->key, key, sizeof version->key);
      version->version = cbk_statement_get_int (&stmt, 2);
      cbk_statement_get_id (&stmt, 3, version->mid);
      version->delta = sim_check_parse (self, cbk_statement_get_text (&stmt, 4));
      version->at = cbk_statement_get_int (&stmt, 5);
      history = g_hash_table_lookup (self->records, key);
      if (history == NULL)
        g_hash_table_insert (self->records, g_steal_pointer (&key),
                             history = g_ptr_array_new_with_free_func (g_free));
      g_ptr_array_add (history, version);

      if (!g_hash_table_insert (self->versions, version->mid, version))
        sim_world_fail (self->world, "I3: mutation %s made two versions", version->mid);
      if (version->version != history->len)
        sim_world_fail (self->world, "I8: %s has a version %" G_GINT64_FORMAT " where %u is next", version->key,
                        version->version, history->len);
    }
}

static void
load_sent (SimChecker *self)
{
  g_auto(CbkStatement) stmt = { 0 };

  g_hash_table_remove_all (self->sent);
  cbk_statement_init (&stmt, sim_hq_reader (self->world), "SELECT device, mid FROM mutation");
  while (cbk_statement_step (&stmt))
    {
      char device[CBK_ID_LENGTH + 1] = "", mid[CBK_ID_LENGTH + 1] = "";

      cbk_statement_get_id (&stmt, 0, device);
      cbk_statement_get_id (&stmt, 1, mid);
      g_hash_table_add (self->sent, sim_check_key (device, mid));
    }
}

void
sim_check_load (SimChecker *self)
{
  load_sent (self);
  load_mutations (self);
  load_versions (self);
}

static void
check_saves (SimChecker *self, guint number, GPtrArray *saves)
{
  for (guint i = 0; i < saves->len; i++)
    {
      SimSave *save = saves->pdata[i];

      if (save->acked && !g_hash_table_contains (self->mutations, save->mid))
        sim_world_fail (self->world, "I1: headquarters acknowledged number %" G_GINT64_FORMAT
                        " of laptop %u and has it no more", save->dseq, number);
    }
}

/* I1: what a laptop saw acknowledged is there. */
static void
check_acknowledged (SimChecker *self)
{
  for (guint i = 0; i < self->world->n_laptops; i++)
    {
      check_saves (self, i, self->world->laptops[i].saves);
      check_saves (self, i, self->world->laptops[i].sealed);
    }
}

static gint64
query (SimChecker *self, const char *sql)
{
  g_autoptr(GError) error = NULL;
  gint64 value;

  cbk_connection_query_int (sim_hq_reader (self->world), sql, &value, &error);
  g_assert_no_error (error);

  return value;
}

/* The last number that was given. */
gint64
sim_check_head (SimWorld *world)
{
  return query (world->checker, "SELECT max(seq) FROM change WHERE seq IS NOT NULL");
}

/* Conflicts are records, and say which mutations they are about. */
static gboolean
is_asked_about (SimChecker *self, const char *mid)
{
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, sim_hq_reader (self->world),
                      "SELECT 1 FROM record WHERE type = 'sync_conflict' AND instr (doc, :mid) > 0");
  cbk_statement_bind_text (&stmt, ":mid", mid);

  return cbk_statement_step (&stmt);
}

/* I4: everything that was taken is in a version, was there already, or is held for somebody to look at. */
static void
check_custody (SimChecker *self)
{
  for (guint i = 0; i < self->order->len; i++)
    {
      SimMutation *mutation = self->order->pdata[i];
      gboolean has_version = g_hash_table_contains (self->versions, mutation->mid);

      if ((mutation->status <= CBK_CUSTODY_MERGED) != has_version && mutation->status != CBK_CUSTODY_CONFLICT)
        sim_world_fail (self->world, "I4: mutation %s is %s, but %s", mutation->mid, cbk_custody_print (mutation->status),
                        has_version ? "there is a version of it" : "there is no version of it");
    }

  if (query (self, "SELECT count(*) FROM device d WHERE last_dseq <> "
                   "(SELECT count(*) FROM mutation m WHERE m.device = d.device)") > 0)
    sim_world_fail (self->world, "I4: headquarters says to have another number of mutations than it has");

  for (guint i = 0; i < self->order->len; i++)
    {
      SimMutation *mutation = self->order->pdata[i];

      if (mutation->status >= CBK_CUSTODY_CONFLICT && !g_hash_table_contains (self->decided, mutation->mid) &&
          !is_asked_about (self, mutation->mid))
        sim_world_fail (self->world, "I4: mutation %s is %s, but nobody is asked about it", mutation->mid,
                        cbk_custody_print (mutation->status));
    }
}

/* I8: change numbers are dense, and go with the versions. */
static void
check_sequence (SimChecker *self)
{
  if (query (self, "SELECT count(*) FROM change WHERE seq IS NOT NULL") != query (self, "SELECT max(seq) FROM change"))
    sim_world_fail (self->world, "I8: change numbers have a gap");

  /* What moves from one scope to another keeps its version. */
  if (query (self, "SELECT count(*) FROM (SELECT DISTINCT type, id, ver FROM change)") !=
      query (self, "SELECT count(*) FROM record_version"))
    sim_world_fail (self->world, "I8: there are not as many changes as versions");

  if (query (self, "SELECT count(*) FROM change a JOIN change b ON a.type = b.type AND a.id = b.id "
                   "WHERE a.seq < b.seq AND a.ver > b.ver") > 0)
    sim_world_fail (self->world, "I8: the order of changes is not the order of versions");

  if (query (self, "SELECT count(*) FROM record r WHERE ver <> "
                   "(SELECT max(ver) FROM record_version v WHERE v.type = r.type AND v.id = r.id)") > 0)
    sim_world_fail (self->world, "I8: a record is not at its last version");
}

/* I17: what only a newer program knows is still there. */
static void
check_unknown (SimChecker *self)
{
  if (query (self, "SELECT count(*) FROM record r JOIN record_version v ON v.type = r.type AND v.id = r.id AND v.ver = 1 "
                   "WHERE json_extract (v.delta, '$.zz_later') IS NOT json_extract (r.doc, '$.zz_later')") > 0)
    sim_world_fail (self->world, "I17: a field that only a newer program knows is gone from a record");
}

/* I11: the numbers of a laptop are taken in their order, and never twice with something else. */
static void
check_order (SimChecker *self)
{
  char device[CBK_ID_LENGTH + 1] = "";
  gint64 next = 1;
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, sim_hq_reader (self->world), "SELECT device, dseq, mid FROM mutation ORDER BY device, dseq");
  while (cbk_statement_step (&stmt))
    {
      gint64 dseq = cbk_statement_get_int (&stmt, 1);
      char now[CBK_ID_LENGTH + 1] = "", mid[CBK_ID_LENGTH + 1] = "";
      g_autofree char *key = NULL;
      const char *known;

      cbk_statement_get_id (&stmt, 0, now);
      cbk_statement_get_id (&stmt, 2, mid);
      next = g_str_equal (device, now) ? next + 1 : 1;
      g_strlcpy (device, now, sizeof device);
      key = g_strdup_printf ("%s %" G_GINT64_FORMAT, device, dseq);
      known = g_hash_table_lookup (self->taken, key);
      if (dseq != next)
        sim_world_fail (self->world, "I11: number %" G_GINT64_FORMAT " of a laptop is missing", next);
      if (known == NULL)
        g_hash_table_insert (self->taken, g_steal_pointer (&key), g_strdup (mid));
      else if (!g_str_equal (known, mid))
        sim_world_fail (self->world, "I11: number %" G_GINT64_FORMAT " of a laptop was taken twice", dseq);
    }
}

/**
 * sim_check_restored:
 * @world: whose headquarters was just set back to a backup
 *
 * What was promised before is promised by the laptops alone, until headquarters says it again.
 */
void
sim_check_restored (SimWorld *world)
{
  SimChecker *self = world->checker;

  g_hash_table_remove_all (self->decided);
  g_hash_table_remove_all (self->taken);
  for (guint i = 0; i < world->n_laptops; i++)
    {
      for (guint k = 0; k < world->laptops[i].saves->len; k++)
        ((SimSave *) world->laptops[i].saves->pdata[k])->acked = FALSE;
      g_ptr_array_set_size (world->laptops[i].sealed, 0);
    }
}

/**
 * sim_check_hq:
 * @world: a world
 *
 * Looks at headquarters, if anything may have changed there.
 */
void
sim_check_hq (SimWorld *world)
{
  static void (*const invariants[]) (SimChecker *) = {
    check_acknowledged, check_custody, check_sequence, check_unknown, sim_check_decisions, check_order,
  };
  SimChecker *self = world->checker;

  if (!world->hq.changed || world->hq.storage == NULL)
    return;

  sim_check_load (self);
  for (guint i = 0; i < G_N_ELEMENTS (invariants) && world->failure == NULL; i++)
    invariants[i](self);
  world->hq.changed = FALSE;
}
