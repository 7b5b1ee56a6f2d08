/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-date.h"
#include "base/cbk-error.h"
#include "laptop.h"
#include "store/cbk-connection.h"

#include <glib/gstdio.h>

/* Two laptops and a headquarters of their own, on a line that breaks where it hurts. */

static const char *program;

typedef struct
{
  CbkTestHq hq;
  Laptop a, b;
} Fixture;

static void
fixture_set_up (Fixture *fixture, gconstpointer keeps_greeting)
{
  laptop_pair_init (&fixture->hq, &fixture->a, &fixture->b, program, NULL);
  fixture->a.account.greeting = keeps_greeting != NULL ? &fixture->a.greeting : NULL;
  fixture->b.account.greeting = keeps_greeting != NULL ? &fixture->b.greeting : NULL;
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer unused)
{
  laptop_pair_clear (&fixture->hq, &fixture->a, &fixture->b);
}

static void
assert_same (Fixture *fixture, const char *id)
{
  g_autofree char *a = laptop_json (&fixture->a, id);
  g_autofree char *b = laptop_json (&fixture->b, id);

  g_assert_cmpstr (a, ==, b);
}

static void
assert_state (Laptop *laptop, gint64 n_waiting, gint64 n_acked, gint64 n_conflicts)
{
  g_auto(CbkSyncState) state = { 0 };

  laptop_state (laptop, &state);
  g_assert_cmpint (state.n_waiting, ==, n_waiting);
  g_assert_cmpint (state.n_sent, ==, 0);
  g_assert_cmpint (state.n_acked, ==, n_acked);
  g_assert_cmpint (state.n_conflicts, ==, n_conflicts);
  g_assert_cmpint (state.n_quarantined, ==, 0);
}

static char *
make_shared (Fixture *fixture)
{
  char *id = laptop_make (&fixture->a, "Harbour burglary");

  laptop_sync (&fixture->a);
  laptop_sync (&fixture->b);

  return id;
}

static void
test_what_one_saves_the_other_reads (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = laptop_make (&fixture->a, "Harbour burglary");

  assert_state (&fixture->a, 1, 0, 0);
  laptop_sync (&fixture->a);
  g_assert_cmpuint (fixture->a.report.n_sent, ==, 1);
  assert_state (&fixture->a, 0, 0, 0);

  laptop_sync (&fixture->b);
  laptop_assert_text (&fixture->b, id, "summary", "Harbour burglary");
  laptop_assert_text (&fixture->b, id, "created_by", OFFICER);
  assert_same (fixture, id);

  /* Nothing new is nothing to do. */
  laptop_sync (&fixture->a);
  g_assert_cmpuint (fixture->a.report.n_sent + fixture->a.report.n_received, ==, 0);
}

/* Until something is to do, which is no more than has to be; now and then headquarters' clock and logs are asked for again. */
static void
test_nothing_to_do_is_one_request (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_shared (fixture);

  laptop_sync (&fixture->a);
  g_assert_cmpuint (fixture->a.n_exchanges, ==, 1);

  laptop_change (&fixture->a, id, "summary", "Harbour arson");
  laptop_sync (&fixture->a);
  g_assert_cmpuint (fixture->a.n_exchanges, ==, 2);
  g_assert_cmpuint (fixture->a.report.n_sent, ==, 1);
  assert_state (&fixture->a, 0, 0, 0);

  laptop_sync (&fixture->b);
  g_assert_cmpuint (fixture->b.n_exchanges, ==, 1);
  laptop_assert_text (&fixture->b, id, "summary", "Harbour arson");

  cbk_test_env_advance (&fixture->a.env, 6 * CBK_MINUTE);
  laptop_sync (&fixture->a);
  g_assert_cmpuint (fixture->a.n_exchanges, >, 1);

  /* However lately that was: what is lent no more is lent anew. */
  cbk_test_env_advance (&fixture->a.env, 30 * 24 * CBK_HOUR);
  fixture->a.greeting.at = cbk_env_mono (&fixture->a.env.env);
  laptop_sync (&fixture->a);
  g_assert_cmpuint (fixture->a.n_exchanges, >, 1);
}

static void
test_different_fields_merge (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_shared (fixture);

  laptop_change (&fixture->a, id, "summary", "Harbour arson");
  laptop_change (&fixture->b, id, "method", "Rear window");
  laptop_sync (&fixture->a);
  laptop_sync (&fixture->b);
  laptop_sync (&fixture->a);

  laptop_assert_text (&fixture->a, id, "method", "Rear window");
  laptop_assert_text (&fixture->b, id, "summary", "Harbour arson");
  assert_same (fixture, id);
  assert_state (&fixture->b, 0, 0, 0);
}

static void
test_the_same_field_is_held_and_said (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_shared (fixture);
  g_autofree char *report = NULL;

  laptop_change (&fixture->a, id, "summary", "A's words");
  laptop_change (&fixture->b, id, "summary", "B's words");
  laptop_sync (&fixture->a);
  laptop_sync (&fixture->b);
  g_assert_cmpuint (fixture->b.report.n_conflicts, ==, 1);
  laptop_sync (&fixture->a);

  laptop_assert_text (&fixture->a, id, "summary", "A's words");
  assert_same (fixture, id);
  assert_state (&fixture->b, 0, 0, 1);

  report = cbk_test_hq_run (&fixture->hq, 0, NULL, "verify", fixture->hq.folder, NULL);
  g_assert_nonnull (strstr (report, "1 open conflict"));
}

static void
test_many_edits_of_one_record_before_a_sync_are_no_conflict (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = laptop_make (&fixture->a, "0");

  for (guint i = 1; i < 10; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);

      laptop_change (&fixture->a, id, "summary", text);
    }
  laptop_sync (&fixture->a);
  laptop_sync (&fixture->b);

  laptop_assert_text (&fixture->b, id, "summary", "9");
  assert_same (fixture, id);
  assert_state (&fixture->a, 0, 0, 0);
}

static char *shared_id;

static void
save_before_pull (Laptop *laptop, const char *path)
{
  if (!g_str_has_suffix (path, "/pull"))
    return;

  laptop->before = NULL;
  laptop_change (laptop, shared_id, "summary", "Typed while syncing");
}

static void
test_ones_own_unsettled_saves_are_always_shown (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = shared_id = make_shared (fixture);

  laptop_change (&fixture->b, id, "summary", "B's words");
  laptop_change (&fixture->b, id, "method", "Rear window");
  laptop_sync (&fixture->b);

  /* What B did arrives below what was saved while it was on its way. */
  fixture->a.before = save_before_pull;
  laptop_sync (&fixture->a);
  laptop_assert_text (&fixture->a, id, "summary", "Typed while syncing");
  laptop_assert_text (&fixture->a, id, "method", "Rear window");
  assert_state (&fixture->a, 1, 0, 0);

  laptop_close (&fixture->a);
  laptop_open (&fixture->a);
  laptop_assert_text (&fixture->a, id, "summary", "Typed while syncing");

  /* It was made without having seen B's: a person decides. */
  laptop_sync (&fixture->a);
  assert_state (&fixture->a, 0, 0, 1);
  laptop_assert_text (&fixture->a, id, "summary", "B's words");
  laptop_sync (&fixture->b);
  assert_same (fixture, id);
}

/* The line breaks before and after each exchange, the program is closed and opened: nothing is lost or done twice. */
static void
test_it_goes_on_wherever_it_was_cut_off (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_shared (fixture);
  gboolean finished = FALSE;
  guint n_rounds = 0;
  g_autoptr(CbkRecord) record = NULL;

  for (guint i = 1; !finished; i++)
    for (guint lose = 0; lose < 2; lose++)
      {
        g_autofree char *text = g_strdup_printf ("round %u.%u", i, lose);
        g_autoptr(GError) error = NULL;

        laptop_change (&fixture->b, id, "method", text);
        laptop_sync (&fixture->b);
        laptop_change (&fixture->a, id, "summary", text);
        fixture->a.fail_at = i;
        fixture->a.lose_answer = lose == 1;
        finished = laptop_try (&fixture->a, &error);
        fixture->a.fail_at = 0;
        if (!finished)
          g_assert_error (error, G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE);

        laptop_close (&fixture->a);
        laptop_open (&fixture->a);
        laptop_assert_text (&fixture->a, id, "summary", text);

        laptop_sync (&fixture->a);
        assert_state (&fixture->a, 0, 0, 0);
        laptop_assert_text (&fixture->a, id, "method", text);
        laptop_sync (&fixture->b);
        assert_same (fixture, id);
        n_rounds++;
      }

  /* Hello, push, pull: each cut before and after, and a last one whole, twice. */
  g_assert_cmpuint (n_rounds, ==, 8);
  record = laptop_get (&fixture->a, id);
  g_assert_cmpint (record->version, ==, 1 + 2 * n_rounds);
}

static void
test_without_headquarters_nothing_is_lost_and_it_is_said (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_shared (fixture);
  g_autoptr(GError) error = NULL;
  g_auto(CbkSyncState) state = { 0 };

  laptop_change (&fixture->a, id, "summary", "Harbour arson");
  cbk_test_hq_stop (&fixture->hq, TRUE);

  g_assert_false (laptop_try (&fixture->a, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE);
  g_assert_nonnull (strstr (error->message, "safe"));
  laptop_state (&fixture->a, &state);
  g_assert_cmpstr (state.last_error, ==, error->message);
  g_assert_cmpint (state.n_waiting, ==, 1);

  cbk_test_hq_start (&fixture->hq);
  laptop_sync (&fixture->a);
  cbk_sync_state_clear (&state);
  laptop_state (&fixture->a, &state);
  g_assert_null (state.last_error);
  g_assert_cmpint (state.last_success, ==, fixture->a.env.now);
  g_assert_cmpint (state.n_waiting, ==, 0);
}

static void
remove_cache (Laptop *laptop)
{
  static const char *const names[] = { "cache.db", "cache.db-wal", "cache.db-shm" };

  laptop_close (laptop);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (laptop->folder, names[i], NULL);

      g_unlink (path);
    }
  laptop_open (laptop);
}

static void
test_a_lost_cache_comes_back (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_shared (fixture);
  g_autofree char *theirs = laptop_make (&fixture->b, "Made on the other laptop");

  laptop_sync (&fixture->b);
  laptop_change (&fixture->b, id, "method", "Rear window");
  laptop_sync (&fixture->b);
  laptop_sync (&fixture->a);
  laptop_change (&fixture->a, id, "summary", "Not sent yet");

  remove_cache (&fixture->a);
  laptop_assert_text (&fixture->a, id, "summary", "Not sent yet");
  laptop_sync (&fixture->a);
  laptop_assert_text (&fixture->a, theirs, "summary", "Made on the other laptop");
  laptop_sync (&fixture->b);
  assert_same (fixture, id);
  laptop_assert_text (&fixture->b, id, "summary", "Not sent yet");
}

static void
test_a_conflict_does_not_keep_what_may_not_be_held (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_shared (fixture);
  g_autoptr(CbkRecord) record = NULL;

  laptop_change (&fixture->b, id, "summary", "For few people");
  laptop_change (&fixture->b, id, "restricted_to", OFFICER);
  laptop_sync (&fixture->b);
  laptop_change (&fixture->a, id, "summary", "For all of us");

  remove_cache (&fixture->a);
  laptop_sync (&fixture->a);
  assert_state (&fixture->a, 0, 0, 1);
  record = laptop_get (&fixture->a, id);
  g_assert_null (record);
}

static void
test_what_goes_during_the_first_load_leaves_no_trace (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = laptop_make (&fixture->a, "Zanzibarcanary");
  g_autofree char *path = g_build_filename (fixture->a.folder, "cache.db", NULL);
  g_autofree char *data = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  /* The session, what was saved, the scopes; and then the line breaks. */
  fixture->a.fail_at = 4;
  g_assert_false (laptop_try (&fixture->a, &error));
  laptop_sync (&fixture->b);
  laptop_change (&fixture->b, id, "restricted_to", OFFICER);
  laptop_sync (&fixture->b);
  fixture->a.fail_at = 0;
  laptop_sync (&fixture->a);

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  for (gsize i = 0; i + 6 <= length; i++)
    g_assert_false (g_ascii_strncasecmp (data + i, "canary", 6) == 0);
}

static void
copy_file (const char *from, const char *to, const char *name)
{
  g_autofree char *source = g_build_filename (from, name, NULL);
  g_autofree char *target = g_build_filename (to, name, NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  if (g_file_get_contents (source, &bytes, &length, NULL))
    g_assert_true (g_file_set_contents (target, bytes, (gssize) length, NULL));
  else
    g_unlink (target);
}

static void
test_a_restored_headquarters_gets_back_what_it_lost (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_shared (fixture);
  g_autofree char *backup = cbk_test_make_folder ();

  cbk_test_hq_stop (&fixture->hq, FALSE);
  copy_file (fixture->hq.folder, backup, "hq.db");
  cbk_test_hq_start (&fixture->hq);

  laptop_change (&fixture->a, id, "summary", "After the backup");
  laptop_sync (&fixture->a);
  assert_state (&fixture->a, 0, 0, 0);

  cbk_test_hq_stop (&fixture->hq, FALSE);
  copy_file (backup, fixture->hq.folder, "hq.db");
  copy_file (backup, fixture->hq.folder, "hq.db-wal");
  cbk_test_hq_start (&fixture->hq);

  laptop_sync (&fixture->a);
  g_assert_cmpuint (fixture->a.report.n_sent, ==, 1);
  laptop_sync (&fixture->b);
  laptop_assert_text (&fixture->b, id, "summary", "After the backup");
  assert_same (fixture, id);
  cbk_test_remove_folder (backup);
}

/* The first laptop never comes back: what it sent after the backup is lost. */
static void
test_a_number_that_a_restored_headquarters_gives_again_is_not_believed (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_shared (fixture);
  g_autofree char *second = laptop_make (&fixture->a, "Second");
  g_autofree char *summary = laptop_text (&fixture->a, id, "summary");
  g_autofree char *backup = cbk_test_make_folder ();
  Laptop other;

  laptop_init (&other, fixture->hq.url, 3);
  laptop_sync (&fixture->a);
  laptop_sync (&other);
  cbk_test_hq_stop (&fixture->hq, FALSE);
  copy_file (fixture->hq.folder, backup, "hq.db");
  cbk_test_hq_start (&fixture->hq);

  laptop_change (&fixture->a, id, "summary", "After the backup");
  laptop_change (&fixture->a, second, "summary", "After the backup");
  laptop_sync (&fixture->a);
  laptop_sync (&fixture->b);
  laptop_assert_text (&fixture->b, id, "summary", "After the backup");

  cbk_test_hq_stop (&fixture->hq, FALSE);
  copy_file (backup, fixture->hq.folder, "hq.db");
  copy_file (backup, fixture->hq.folder, "hq.db-wal");
  cbk_test_hq_start (&fixture->hq);

  laptop_change (&other, id, "method", "Rear window");
  laptop_sync (&other);
  laptop_sync (&fixture->b);
  laptop_assert_text (&fixture->b, id, "method", "Rear window");
  laptop_assert_text (&fixture->b, id, "summary", summary);
  laptop_assert_text (&fixture->b, second, "summary", "Second");
  cbk_test_remove_folder (backup);
  laptop_free (&other);
}

static void
test_an_answer_that_comes_twice_is_not_taken_for_the_next (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_shared (fixture);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) early = g_bytes_ref (fixture->b.pulled);

  laptop_change (&fixture->a, id, "summary", "Harbour arson");
  laptop_sync (&fixture->a);
  laptop_sync (&fixture->b);
  laptop_assert_text (&fixture->b, id, "summary", "Harbour arson");

  fixture->b.again = g_steal_pointer (&early);
  g_assert_false (laptop_try (&fixture->b, &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_INVALID);
  laptop_sync (&fixture->b);
  g_assert_cmpuint (fixture->b.report.n_received, ==, 0);
}

static void
test_a_copied_laptop_goes_on_under_a_new_id (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_shared (fixture);
  g_autofree char *list = NULL;
  Laptop copy;

  laptop_copy (&fixture->a, &copy, 3);

  laptop_change (&fixture->a, id, "summary", "The laptop's");
  laptop_sync (&fixture->a);
  laptop_change (&copy, id, "summary", "The copy's");
  laptop_change (&copy, id, "method", "Rear window");
  laptop_sync (&copy);
  g_assert_true (copy.report.forked);
  g_assert_cmpuint (copy.report.n_conflicts, ==, 1);
  assert_state (&copy, 0, 0, 1);
  laptop_assert_text (&copy, id, "summary", "The laptop's");
  laptop_assert_text (&copy, id, "method", "Rear window");

  /* Both go on, and neither is asked again. */
  laptop_change (&fixture->a, id, "location_text", "Quay");
  laptop_sync (&fixture->a);
  g_assert_false (fixture->a.report.forked);
  laptop_sync (&copy);
  g_assert_false (copy.report.forked);
  laptop_assert_text (&copy, id, "location_text", "Quay");
  laptop_sync (&fixture->b);
  laptop_sync (&fixture->a);
  assert_same (fixture, id);

  list = cbk_test_hq_run (&fixture->hq, 0, NULL, "device", "list", fixture->hq.folder, NULL);
  g_assert_nonnull (strstr (list, "has two histories"));
  g_assert_nonnull (strstr (list, "goes on from"));
  laptop_free (&copy);
}

static void
test_fields_of_a_newer_schema_travel_untouched (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = laptop_make (&fixture->a, "Harbour burglary");
  g_autoptr(CbkRecord) record = cbk_record_new (cbk_registry_find ("case"), OFFICER);
  g_autoptr(CbkRecord) there = NULL;
  g_autoptr(CbkRecord) back = NULL;
  g_autoptr(GPtrArray) pairs = g_ptr_array_new ();

  record->extra = g_strdup ("{\"tomorrow\":[7,{\"x\":true}]}");
  g_ptr_array_add (pairs, NULL);
  g_ptr_array_add (pairs, record);
  laptop_save (&fixture->a, pairs);
  laptop_sync (&fixture->a);
  laptop_sync (&fixture->b);

  laptop_change (&fixture->b, OFFICER, "summary", "Seen by an older program");
  laptop_sync (&fixture->b);
  laptop_sync (&fixture->a);
  there = laptop_get (&fixture->b, OFFICER);
  back = laptop_get (&fixture->a, OFFICER);
  g_assert_cmpstr (there->extra, ==, "{\"tomorrow\":[7,{\"x\":true}]}");
  g_assert_cmpstr (back->extra, ==, there->extra);
}

/* As an older program left it that did not know the kind of the record. */
static void
pass_over (Laptop *laptop, const char *id)
{
  g_autofree char *path = g_build_filename (laptop->folder, "cache.db", NULL);
  g_autofree char *sql = NULL;
  g_autoptr(CbkConnection) cache = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GString) hex = g_string_new (id);

  g_string_replace (hex, "-", "", 0);
  sql = g_strdup_printf ("DELETE FROM record_scope WHERE rid = (SELECT rid FROM cases WHERE hex (id) = upper ('%s'));"
                         "UPDATE scope SET n = (SELECT count(*) FROM record_scope r WHERE r.scope = scope.scope);"
                         "DELETE FROM cases WHERE hex (id) = upper ('%s');"
                         "INSERT INTO sync_state (k, v) VALUES ('passed_over', '0')", hex->str, hex->str);
  laptop_close (laptop);
  cache = cbk_connection_open (path, CBK_CONNECTION_CACHE, &error);
  g_assert_no_error (error);
  g_assert_true (cbk_connection_exec (cache, sql, &error));
  g_assert_no_error (error);
}

static void
test_what_an_older_program_passed_over_comes_to_a_newer_one (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_shared (fixture);
  g_autoptr(CbkRecord) there = NULL;

  laptop_sync (&fixture->b);
  pass_over (&fixture->b, id);
  laptop_open (&fixture->b);
  g_assert_null (laptop_get (&fixture->b, id));

  laptop_sync (&fixture->b);
  there = laptop_get (&fixture->b, id);
  g_assert_nonnull (there);
  assert_same (fixture, id);
}

static void
test_a_record_that_becomes_restricted_leaves_the_others (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = make_shared (fixture);
  g_autoptr(CbkRecord) left = NULL;

  laptop_change (&fixture->a, id, "restricted_to", OFFICER);
  laptop_sync (&fixture->a);
  laptop_sync (&fixture->b);
  left = laptop_get (&fixture->b, id);
  g_assert_null (left);
}

typedef struct
{
  guint max_rows;
  gint64 last;
  GString *lines;
} Batch;

static gboolean
read_batch (CbkSession *session, gpointer data, GError **error)
{
  Batch *batch = data;

  return cbk_sync_read_batch (session, batch->last, batch->max_rows, G_MAXSIZE, batch->lines, &batch->last, error);
}

static void
test_a_batch_does_not_part_what_one_action_did (Fixture *fixture, gconstpointer unused)
{
  Batch batch = { 3, 0, g_string_new (NULL) };
  static const gint64 ends[] = { 2, 4, 6, 6 };

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(GPtrArray) pairs = g_ptr_array_new ();
      g_autoptr(CbkRecord) one = NULL;
      g_autoptr(CbkRecord) two = NULL;
      char id[CBK_ID_LENGTH + 1];

      cbk_id_init (id, &fixture->a.env.env);
      one = cbk_record_new (cbk_registry_find ("case"), id);
      cbk_id_init (id, &fixture->a.env.env);
      two = cbk_record_new (cbk_registry_find ("case"), id);
      g_ptr_array_add (pairs, NULL);
      g_ptr_array_add (pairs, one);
      g_ptr_array_add (pairs, NULL);
      g_ptr_array_add (pairs, two);
      laptop_save (&fixture->a, pairs);
    }

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_true (cbk_store_write (fixture->a.store, read_batch, &batch, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpint (batch.last, ==, ends[i]);
    }
  g_assert_cmpuint (batch.lines->len, ==, 0);
  g_string_free (batch.lines, TRUE);

  laptop_sync (&fixture->a);
  assert_state (&fixture->a, 0, 0, 0);
}

static void
test_many_changes_go_in_several_batches (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = laptop_make (&fixture->a, "0");
  g_autofree char *text = NULL;

  for (guint i = 1; i < 1100; i++)
    {
      g_free (text);
      text = g_strdup_printf ("%u", i);
      laptop_change (&fixture->a, id, "summary", text);
    }
  laptop_sync (&fixture->a);
  g_assert_cmpuint (fixture->a.report.n_sent, ==, 1100);
  /* Hello, three batches, a pull; reference data and the force are loaded, and a pull again. */
  g_assert_cmpuint (fixture->a.n_exchanges, ==, 8);
  assert_state (&fixture->a, 0, 0, 0);
}

static void
test_the_sign_in_is_for_ones_own_eyes (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->a.folder, "headquarters.json", NULL);
  g_auto(CbkSyncAccount) account = { 0 };
  g_autoptr(GError) error = NULL;
  GStatBuf status;

  laptop_sync (&fixture->a);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_true (cbk_sync_account_load (&account, fixture->a.folder, &error));
  g_assert_cmpstr (account.token, ==, fixture->a.account.token);

  g_assert_null (cbk_transport_new_http ("http://hq.example", &fixture->a.account.trust, &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_INVALID);
}

#define ADD(name, func) g_test_add ("/sync/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
#define ADD_GREETED(name, func)                                                                                        \
  g_test_add ("/sync/soon-after-a-greeting/" name, Fixture, "", fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  program = argv[1];

  ADD ("what-one-saves-the-other-reads", test_what_one_saves_the_other_reads);
  ADD ("different-fields-merge", test_different_fields_merge);
  ADD ("the-same-field-is-held-and-said", test_the_same_field_is_held_and_said);
  ADD ("many-edits-of-one-record-before-a-sync-are-no-conflict", test_many_edits_of_one_record_before_a_sync_are_no_conflict);
  ADD ("ones-own-unsettled-saves-are-always-shown", test_ones_own_unsettled_saves_are_always_shown);
  ADD ("it-goes-on-wherever-it-was-cut-off", test_it_goes_on_wherever_it_was_cut_off);
  ADD ("without-headquarters-nothing-is-lost-and-it-is-said", test_without_headquarters_nothing_is_lost_and_it_is_said);
  ADD ("a-lost-cache-comes-back", test_a_lost_cache_comes_back);
  ADD ("what-goes-during-the-first-load-leaves-no-trace", test_what_goes_during_the_first_load_leaves_no_trace);
  ADD ("a-conflict-does-not-keep-what-may-not-be-held", test_a_conflict_does_not_keep_what_may_not_be_held);
  ADD ("a-restored-headquarters-gets-back-what-it-lost", test_a_restored_headquarters_gets_back_what_it_lost);
  ADD ("an-answer-that-comes-twice-is-not-taken-for-the-next", test_an_answer_that_comes_twice_is_not_taken_for_the_next);
  ADD ("a-number-that-a-restored-headquarters-gives-again-is-not-believed",
       test_a_number_that_a_restored_headquarters_gives_again_is_not_believed);
  ADD ("a-copied-laptop-goes-on-under-a-new-id", test_a_copied_laptop_goes_on_under_a_new_id);
  ADD ("fields-of-a-newer-schema-travel-untouched", test_fields_of_a_newer_schema_travel_untouched);
  ADD ("what-an-older-program-passed-over-comes-to-a-newer-one", test_what_an_older_program_passed_over_comes_to_a_newer_one);
  ADD ("a-record-that-becomes-restricted-leaves-the-others", test_a_record_that_becomes_restricted_leaves_the_others);
  ADD ("a-batch-does-not-part-what-one-action-did", test_a_batch_does_not_part_what_one_action_did);
  ADD ("many-changes-go-in-several-batches", test_many_changes_go_in_several_batches);
  ADD_GREETED ("nothing-to-do-is-one-request", test_nothing_to_do_is_one_request);
  ADD_GREETED ("the-same-field-is-held-and-said", test_the_same_field_is_held_and_said);
  ADD_GREETED ("a-lost-cache-comes-back", test_a_lost_cache_comes_back);
  ADD_GREETED ("a-restored-headquarters-gets-back-what-it-lost", test_a_restored_headquarters_gets_back_what_it_lost);
  ADD_GREETED ("a-copied-laptop-goes-on-under-a-new-id", test_a_copied_laptop_goes_on_under_a_new_id);
  ADD_GREETED ("a-record-that-becomes-restricted-leaves-the-others", test_a_record_that_becomes_restricted_leaves_the_others);
  ADD ("the-sign-in-is-for-ones-own-eyes", test_the_sign_in_is_for_ones_own_eyes);

  return g_test_run ();
}
