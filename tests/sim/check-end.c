/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sim/sim-check-private.h"

#include "base/cbk-date.h"
#include "model/cbk-record-json.h"
#include "model/cbk-registry.h"
#include "sim/sim-hq.h"
#include "sim/sim-laptop.h"
#include "store/cbk-sync-scopes.h"
#include "sync/cbk-sync-engine.h"

#include <string.h>

/* What has to hold when faults have stopped and everybody had time. */

#define MAX_ROUNDS 4
#define TRACE 16
#define OUTAGE_STREAM 2

/* What a try takes that fails, in milliseconds. */
#define TRY_TIME 100

static gboolean
sync_one (SimLaptop *laptop, gboolean last)
{
  SimDice dice = sim_dice_new (laptop->world->seed, 1);
  g_autoptr(GError) error = NULL;

  if (sim_laptop_sync (laptop, &dice, &error))
    return TRUE;

  if (last)
    sim_world_fail (laptop->world, "I18: laptop %u does not get through: %s", laptop->number, error->message);

  return FALSE;
}

/* I19: with headquarters away for ten minutes nobody asks for it more often than twenty times in one. */
static void
check_outage (SimLaptop *laptop)
{
  SimWorld *world = laptop->world;
  SimDice dice = sim_dice_new (world->seed, OUTAGE_STREAM);
  gint64 end = world->now + 10 * CBK_MINUTE, minute = world->now, delay = 0;
  guint before = world->n_exchanges;

  world->outage = TRUE;
  while (world->now < end && world->failure == NULL)
    {
      sim_laptop_sync (laptop, &dice, NULL);
      delay = cbk_sync_engine_delay (delay, (guint32) sim_dice_next (&dice));
      world->now += delay + TRY_TIME;
      if (world->now >= minute + CBK_MINUTE)
        {
          minute = world->now;
          before = world->n_exchanges;
        }
      if (world->n_exchanges - before > 20)
        sim_world_fail (world, "I19: laptop %u storms headquarters, which cannot be reached", laptop->number);
    }
  world->outage = FALSE;
}

/* I18: everything gets moving again by itself. In the end there is a round in which nothing happens. */
static void
drain (SimWorld *world, gboolean *settled)
{
  gboolean moved = TRUE;

  for (guint round = 1; moved && round <= MAX_ROUNDS; round++)
    {
      gint64 head = sim_check_head (world);

      moved = round == 1;
      for (guint i = 0; i < world->n_laptops && world->failure == NULL; i++)
        {
          settled[i] = sync_one (&world->laptops[i], round == MAX_ROUNDS);
          moved |= !settled[i] || world->laptops[i].report.n_sent + world->laptops[i].report.n_received > 0;
          sim_check_hq (world);
          sim_check_laptop (&world->laptops[i]);
        }
      moved |= sim_check_head (world) != head;
    }
}

/* A record as headquarters has it, as text. */
typedef struct
{
  char *type;
  char id[CBK_ID_LENGTH + 1];
  char *text;
} Expected;

typedef struct
{
  SimLaptop *laptop;
  GPtrArray *records;   /* Expected */
} Compare;

static char *
print_record (CbkRecord *record)
{
  GString *json = g_string_new (NULL);

  cbk_record_append_json (record, CBK_JSON_STAMPS, json);
  g_string_append_printf (json, " %" G_GINT64_FORMAT, record->version);

  return g_string_free (json, FALSE);
}

static void
expected_free (gpointer data)
{
  Expected *self = data;

  g_free (self->type);
  g_free (self->text);
  g_free (self);
}

static Expected *
read_expected (CbkStatement *stmt)
{
  Expected *self = g_new0 (Expected, 1);
  g_autoptr(JsonObject) doc = cbk_json_parse_object (cbk_statement_get_text (stmt, 3), -1, NULL);
  g_autoptr(CbkRecord) record = NULL;

  self->type = g_strdup (cbk_statement_get_text (stmt, 0));
  cbk_statement_get_id (stmt, 1, self->id);
  record = cbk_record_new (cbk_registry_find (self->type), self->id);
  g_assert_true (cbk_record_read_json (record, doc, NULL));
  record->version = cbk_statement_get_int (stmt, 2);
  self->text = print_record (record);

  return self;
}

static GPtrArray *
list_expected (SimLaptop *laptop)
{
  g_autofree char *names = sim_hq_list_given (laptop);
  g_autofree char *sql = g_strdup_printf ("SELECT r.type, r.id, r.ver, r.doc FROM record r WHERE EXISTS "
                                          "(SELECT 1 FROM json_each (r.scopes) e JOIN scope s ON s.scope = e.value "
                                          "WHERE s.name IN (%s))", names);
  GPtrArray *records = g_ptr_array_new_with_free_func (expected_free);
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, sim_hq_reader (laptop->world), sql);
  while (cbk_statement_step (&stmt))
    g_ptr_array_add (records, read_expected (&stmt));

  return records;
}

/* I5: what a laptop shows is what headquarters has. */
static gboolean
compare (CbkSession *session, gpointer data, GError **error)
{
  Compare *self = data;

  for (guint i = 0; i < self->records->len; i++)
    {
      Expected *expected = self->records->pdata[i];
      g_autoptr(CbkRecord) here = cbk_session_get (session, expected->type, expected->id, NULL);
      g_autofree char *text = here != NULL ? print_record (here) : g_strdup ("nothing");

      if (!g_str_equal (text, expected->text))
        sim_world_fail (self->laptop->world, "I5: laptop %u has %s, headquarters %s", self->laptop->number, text,
                        expected->text);
    }

  return TRUE;
}

/* I18: nothing waits any more. */
static void
check_drained (SimLaptop *laptop)
{
  g_auto(CbkSyncState) state = { 0 };

  if (cbk_sync_get_state (laptop->store, &state, NULL) && state.n_waiting + state.n_sent + state.n_acked > 0)
    sim_world_fail (laptop->world, "I18: laptop %u still has %" G_GINT64_FORMAT " to send, %" G_GINT64_FORMAT
                    " on their way and %" G_GINT64_FORMAT " not settled", laptop->number, state.n_waiting, state.n_sent,
                    state.n_acked);
}

static gboolean
list_told (CbkSession *session, gpointer data, GError **error)
{
  GString *told = data;
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, cbk_session_get_cache (session), "SELECT name, state FROM scope ORDER BY name");
  while (cbk_statement_step (&stmt))
    g_string_append_printf (told, " %s:%" G_GINT64_FORMAT, cbk_statement_get_text (&stmt, 0), cbk_statement_get_int (&stmt, 1));

  return cbk_statement_finish (&stmt, error);
}

/* I7: in the end a laptop holds what its user may, and nothing else. */
static void
check_scopes (SimLaptop *laptop)
{
  g_autofree char *names = sim_hq_list_given (laptop);
  g_autofree char *sql = g_strdup_printf ("SELECT name FROM scope WHERE name IN (%s) ORDER BY name", names);
  g_autoptr(GString) wanted = g_string_new (NULL);
  g_autoptr(GString) told = g_string_new (NULL);
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, sim_hq_reader (laptop->world), sql);
  while (cbk_statement_step (&stmt))
    g_string_append_printf (wanted, " %s:%d", cbk_statement_get_text (&stmt, 0), CBK_SCOPE_HELD);
  cbk_store_write (laptop->store, list_told, told, NULL, NULL);
  if (!g_str_equal (wanted->str, told->str))
    sim_world_fail (laptop->world, "I7: laptop %u holds%s and should hold%s", laptop->number, told->str, wanted->str);
}

/* The ends of the words of what a laptop may not hold: of a word an index keeps what it does not share with the one before. */
static GHashTable *
list_forbidden (SimLaptop *laptop)
{
  g_autofree char *names = sim_hq_list_given (laptop);
  g_autofree char *sql = g_strdup_printf ("SELECT r.id FROM record r WHERE r.type IN ('case', 'log_entry') AND NOT EXISTS "
                                          "(SELECT 1 FROM json_each (r.scopes) e JOIN scope s ON s.scope = e.value "
                                          "WHERE s.name IN (%s))", names);
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto(CbkStatement) stmt = { 0 };

  cbk_statement_init (&stmt, sim_hq_reader (laptop->world), sql);
  while (cbk_statement_step (&stmt))
    {
      char id[CBK_ID_LENGTH + 1] = "";
      g_autofree char *word = NULL;

      cbk_statement_get_id (&stmt, 0, id);
      word = sim_check_canary (id);
      g_hash_table_add (words, g_strdup (word + strlen (word) - TRACE));
    }

  return words;
}

/* The stretch of hexadecimal digits that @at is in, or an empty one there. */
static void
find_stretch (const char *data, gsize length, gsize at, gsize *ret_begin, gsize *ret_end)
{
  for (*ret_begin = at; *ret_begin > 0 && g_ascii_isxdigit (data[*ret_begin - 1]); (*ret_begin)--)
    ;
  for (*ret_end = at; *ret_end < length && g_ascii_isxdigit (data[*ret_end]); (*ret_end)++)
    ;
}

/* The words are digits alone: one of each sixteen bytes is in a stretch of as many, or nothing is there. */
static void
find_words (SimLaptop *laptop, const char *file, GHashTable *words, const char *data, gsize length)
{
  gsize begin, end;

  for (gsize at = TRACE - 1; at < length; at = MAX (at, end) + TRACE)
    {
      find_stretch (data, length, at, &begin, &end);
      for (gsize i = begin; i + TRACE <= end; i++)
        {
          char word[TRACE + 1] = "";

          memcpy (word, data + i, TRACE);
          if (g_hash_table_contains (words, word))
            sim_world_fail (laptop->world, "I7: there are traces of %s in %s of laptop %u", word, file, laptop->number);
        }
    }
}

/* I7: of what it may not hold no trace is left in its files, and of that headquarters has the receipt. */
static void
check_traces (SimLaptop *laptop)
{
  static const char *const files[] = { "cache.db", "cache.db-wal" };
  g_autoptr(GHashTable) words = list_forbidden (laptop);
  g_auto(CbkStatement) stmt = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (files) && g_hash_table_size (words) > 0; i++)
    {
      g_autofree char *path = g_build_filename (laptop->folder, files[i], NULL);
      g_autofree char *data = NULL;
      gsize length = 0;

      if (g_file_get_contents (path, &data, &length, NULL))
        find_words (laptop, files[i], words, data, length);
    }

  /* Of an id that it had before none comes: whoever has a copy goes on with that. */
  cbk_statement_init (&stmt, sim_hq_reader (laptop->world),
                      "SELECT count(*) FROM subscription WHERE wanted_at IS NOT NULL AND device = :device");
  cbk_statement_bind_id (&stmt, ":device", laptop->device);
  if (cbk_statement_step (&stmt) && cbk_statement_get_int (&stmt, 0) > 0)
    sim_world_fail (laptop->world, "I7: %" G_GINT64_FORMAT " receipts never came", cbk_statement_get_int (&stmt, 0));
}

static gboolean
verify (CbkSession *session, gpointer data, GError **error)
{
  return cbk_outbox_verify (cbk_session_get_outbox (session), data, error);
}

/* I8, I11, I14: every chain holds. */
static void
check_chains (SimWorld *world)
{
  g_autofree char *problem = sim_hq_verify (world);

  if (problem != NULL)
    sim_world_fail (world, "I8: headquarters says of itself: %s", problem);

  for (guint i = 0; i < world->n_laptops; i++)
    {
      CbkChainReport report = { 0 };

      if (!cbk_store_write (world->laptops[i].store, verify, &report, NULL, NULL) || report.broken_at != 0)
        sim_world_fail (world, "I11: the chain of laptop %u breaks at %" G_GINT64_FORMAT, i, report.broken_at);
    }
}

/**
 * sim_check_end:
 * @world: a world whose faults have stopped
 */
void
sim_check_end (SimWorld *world)
{
  gboolean settled[SIM_MAX_LAPTOPS] = { 0 };

  check_outage (&world->laptops[0]);
  drain (world, settled);
  for (guint i = 0; i < world->n_laptops && world->failure == NULL; i++)
    {
      g_autoptr(GPtrArray) records = settled[i] ? list_expected (&world->laptops[i]) : NULL;
      Compare data = { &world->laptops[i], records };

      if (records == NULL)
        continue;

      check_drained (&world->laptops[i]);
      check_scopes (&world->laptops[i]);
      cbk_store_write (world->laptops[i].store, compare, &data, NULL, NULL);
      check_traces (&world->laptops[i]);
    }

  if (world->failure == NULL)
    check_chains (world);
}
