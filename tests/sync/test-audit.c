/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "laptop.h"
#include "store/cbk-witness.h"
#include "sync/cbk-sync-log.h"

#include <glib/gstdio.h>
#include <string.h>

/* Whoever keeps headquarters' log does here what nobody should, with the key in hand; the laptops find out. */

static const char *program;

typedef struct
{
  CbkTestHq hq;
  Laptop a, b;
  gboolean tampered;
} Fixture;

static void
fixture_set_up (Fixture *fixture, gconstpointer unused)
{
  cbk_test_hq_make (&fixture->hq, program);
  fixture->hq.seal = "0";
  cbk_test_hq_add_user (&fixture->hq, "1001", "Mistry", "investigator");
  cbk_test_hq_start (&fixture->hq);
  laptop_init (&fixture->a, fixture->hq.url, 1);
  laptop_init (&fixture->b, fixture->hq.url, 2);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer unused)
{
  laptop_free (&fixture->a);
  laptop_free (&fixture->b);
  if (!fixture->tampered)
    {
      cbk_test_hq_free (&fixture->hq);
      return;
    }

  if (fixture->hq.process != NULL)
    cbk_test_hq_stop (&fixture->hq, FALSE);
  cbk_test_remove_folder (fixture->hq.folder);
  g_free (fixture->hq.folder);
  g_free (fixture->hq.url);
}

static gboolean
read_witness (CbkSession *session, gpointer witness, GError **error)
{
  return cbk_witness_read (session, witness, error);
}

static gint64
get_head_size (Laptop *laptop, const char *tree)
{
  g_auto(CbkWitness) witness = { 0 };
  gint64 size = 0;

  g_assert_true (cbk_store_write (laptop->store, read_witness, &witness, NULL, NULL));
  for (guint i = 0; i < witness.heads->len; i++)
    {
      const CbkTreeHead *head = &g_array_index (witness.heads, CbkTreeHead, i);

      g_assert_true (witness.has_key && cbk_tree_head_is_genuine (head, witness.key));
      if (g_str_equal (head->tree, tree))
        size = MAX (size, head->size);
    }

  return size;
}

static char *
get_alarm (Laptop *laptop)
{
  g_auto(CbkSyncState) state = { 0 };

  laptop_state (laptop, &state);

  return g_steal_pointer (&state.alarm);
}

static void
assert_quiet (Laptop *laptop)
{
  g_autofree char *alarm = get_alarm (laptop);

  g_assert_null (alarm);
}

static void
assert_alarm (Laptop *laptop, const char *words)
{
  g_autofree char *alarm = get_alarm (laptop);

  g_assert_nonnull (alarm);
  if (strstr (alarm, words) == NULL)
    g_error ("“%s” does not say “%s”", alarm, words);
}

static void
make_cases (Laptop *laptop, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *summary = g_strdup_printf ("Burglary %u", i);
      g_autofree char *id = laptop_make (laptop, summary);

      g_assert_nonnull (id);
    }
}

static void
tamper_with (Fixture *fixture, const char *sql)
{
  g_autofree char *path = g_build_filename (fixture->hq.folder, "hq.db", NULL);
  g_autoptr(CbkConnection) connection = NULL;
  g_autoptr(GError) error = NULL;

  connection = cbk_connection_open (path, CBK_CONNECTION_EVIDENCE, &error);
  g_assert_no_error (error);
  cbk_connection_exec (connection, sql, &error);
  g_assert_no_error (error);
  fixture->tampered = TRUE;
}

/* The tree is made again from what is there now, and signed again: the key is at hand. */
#define FORGET_THE_TREE                                                                                              \
  "DELETE FROM tree_node; DELETE FROM tree_head; UPDATE log_tree SET n = 0;"

static void
restart_tampered (Fixture *fixture, const char *sql)
{
  cbk_test_hq_stop (&fixture->hq, FALSE);
  tamper_with (fixture, sql);
  cbk_test_hq_start (&fixture->hq);
}

static void
test_a_laptop_has_every_later_log_proven (Fixture *fixture, gconstpointer unused)
{
  for (guint i = 1; i <= 5; i++)
    {
      make_cases (&fixture->a, i);
      laptop_sync (&fixture->a);
      laptop_sync (&fixture->b);
      assert_quiet (&fixture->a);
      assert_quiet (&fixture->b);
    }

  /* The officer whom adding a user made, and the cases. */
  g_assert_cmpint (get_head_size (&fixture->b, "changes"), ==, 1 + 1 + 2 + 3 + 4 + 5);
}

static void
test_what_was_proven_outlives_the_cache (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->a.folder, "cache.db", NULL);
  gint64 before;

  make_cases (&fixture->a, 3);
  laptop_sync (&fixture->a);
  laptop_sync (&fixture->a);
  before = get_head_size (&fixture->a, "changes");
  g_assert_cmpint (before, ==, 4);

  laptop_close (&fixture->a);
  g_assert_cmpint (g_remove (path), ==, 0);
  laptop_open (&fixture->a);
  g_assert_cmpint (get_head_size (&fixture->a, "changes"), ==, before);
  laptop_sync (&fixture->a);
  assert_quiet (&fixture->a);
}

static void
test_a_dropped_change_is_an_alarm (Fixture *fixture, gconstpointer unused)
{
  g_auto(CbkSyncState) state = { 0 };

  make_cases (&fixture->a, 4);
  laptop_sync (&fixture->a);
  laptop_sync (&fixture->a);

  restart_tampered (fixture, "DELETE FROM change WHERE seq = 3; UPDATE change SET seq = -seq WHERE seq > 3;"
                             "UPDATE change SET seq = -seq - 1 WHERE seq < 0;" FORGET_THE_TREE);
  laptop_sync (&fixture->a);
  assert_alarm (&fixture->a, "fewer entries");

  /* It stays when the log has grown again, and what is saved is sent all the same. */
  make_cases (&fixture->a, 5);
  laptop_sync (&fixture->a);
  laptop_sync (&fixture->a);
  assert_alarm (&fixture->a, "fewer entries");
  laptop_state (&fixture->a, &state);
  g_assert_cmpint (state.n_waiting + state.n_sent + state.n_acked, ==, 0);
}

static void
test_a_dropped_change_is_seen_behind_new_ones (Fixture *fixture, gconstpointer unused)
{
  make_cases (&fixture->a, 4);
  laptop_sync (&fixture->a);
  laptop_sync (&fixture->a);

  restart_tampered (fixture, "DELETE FROM change WHERE seq = 3; UPDATE change SET seq = -seq WHERE seq > 3;"
                             "UPDATE change SET seq = -seq - 1 WHERE seq < 0;" FORGET_THE_TREE);
  make_cases (&fixture->b, 6);
  laptop_sync (&fixture->b);
  laptop_sync (&fixture->a);
  assert_alarm (&fixture->a, "changed after the fact");
}

static void
test_a_changed_row_is_an_alarm (Fixture *fixture, gconstpointer unused)
{
  make_cases (&fixture->a, 4);
  laptop_sync (&fixture->a);
  laptop_sync (&fixture->a);

  restart_tampered (fixture, "UPDATE change SET chain = zeroblob (32) WHERE seq = 2;" FORGET_THE_TREE);
  laptop_sync (&fixture->a);
  assert_alarm (&fixture->a, "two logs");

  g_free (cbk_test_hq_run (&fixture->hq, 1, NULL, "verify", fixture->hq.folder, NULL));
}

static void
test_a_changed_row_is_seen_behind_new_ones (Fixture *fixture, gconstpointer unused)
{
  make_cases (&fixture->a, 4);
  laptop_sync (&fixture->a);
  laptop_sync (&fixture->a);

  restart_tampered (fixture, "UPDATE change SET chain = zeroblob (32) WHERE seq = 2;" FORGET_THE_TREE);
  make_cases (&fixture->b, 1);
  laptop_sync (&fixture->b);
  laptop_sync (&fixture->a);
  assert_alarm (&fixture->a, "changed after the fact");
}

/* One laptop is shown one history, the other another: until they meet. */
static void
test_a_history_that_forks_is_seen_when_a_laptop_is_shown_the_other_one (Fixture *fixture, gconstpointer unused)
{
  CbkTestHq other = { .program = program, .folder = cbk_test_make_folder (), .seal = "0" };

  make_cases (&fixture->a, 2);
  laptop_sync (&fixture->a);
  laptop_sync (&fixture->b);
  cbk_test_hq_stop (&fixture->hq, FALSE);
  cbk_test_copy_files (fixture->hq.folder, other.folder);
  cbk_test_hq_start (&fixture->hq);
  cbk_test_hq_start (&other);

  make_cases (&fixture->a, 1);
  laptop_sync (&fixture->a);
  laptop_sync (&fixture->a);

  g_free (fixture->b.account.url);
  fixture->b.account.url = g_strdup (other.url);
  make_cases (&fixture->b, 3);
  laptop_sync (&fixture->b);
  laptop_sync (&fixture->b);
  assert_quiet (&fixture->a);
  assert_quiet (&fixture->b);

  g_free (fixture->b.account.url);
  fixture->b.account.url = g_strdup (fixture->hq.url);
  laptop_sync (&fixture->b);
  assert_alarm (&fixture->b, "fewer entries");
  cbk_test_hq_free (&other);
}

static void
test_another_key_is_an_alarm (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *key = g_build_filename (fixture->hq.folder, "head.key", NULL);

  make_cases (&fixture->a, 2);
  laptop_sync (&fixture->a);
  cbk_test_hq_stop (&fixture->hq, FALSE);
  g_assert_cmpint (g_remove (key), ==, 0);
  fixture->tampered = TRUE;
  cbk_test_hq_start (&fixture->hq);

  make_cases (&fixture->a, 2);
  laptop_sync (&fixture->a);
  laptop_sync (&fixture->a);
  assert_alarm (&fixture->a, "not signed by the key");
}

static gboolean
log_opening (CbkSession *session, gpointer id, GError **error)
{
  const CbkAccessEvent event = { .actor = OFFICER, .operation = "open", .kind = "consultation", .type = "case", .id = id,
                                 .reason = "handover" };

  return cbk_outbox_log_access (cbk_session_get_outbox (session), &event, error);
}

static void
open_case (Laptop *laptop, const char *id)
{
  cbk_test_env_advance (&laptop->env, 1);
  g_assert_true (cbk_store_write (laptop->store, log_opening, (gpointer) id, NULL, NULL));
}

static guint
count_lines (const char *text, const char *words)
{
  guint n = 0;

  for (const char *found = strstr (text, words); found != NULL; found = strstr (found + 1, words))
    n++;

  return n;
}

static gint64
count_waiting (Laptop *laptop)
{
  g_auto(CbkSyncState) state = { 0 };

  laptop_state (laptop, &state);

  return state.n_events;
}

static void
test_who_looked_at_what_reaches_headquarters (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = laptop_make (&fixture->a, "Harbour burglary");
  g_autofree char *out = NULL;
  g_autofree char *changes = NULL;

  for (guint i = 0; i < 3; i++)
    open_case (&fixture->a, id);
  g_assert_cmpint (count_waiting (&fixture->a), ==, 3);
  laptop_sync (&fixture->a);
  g_assert_cmpuint (fixture->a.report.n_events, ==, 3);
  g_assert_cmpint (count_waiting (&fixture->a), ==, 0);
  laptop_sync (&fixture->a);
  g_assert_cmpuint (fixture->a.report.n_events, ==, 0);
  g_assert_cmpint (get_head_size (&fixture->a, "access"), ==, 3);

  out = cbk_test_hq_run (&fixture->hq, 0, NULL, "audit", "search", fixture->hq.folder, "--record", id, "--kind",
                         "consultation", NULL);
  g_assert_cmpuint (count_lines (out, "because “handover”"), ==, 3);
  changes = cbk_test_hq_run (&fixture->hq, 0, NULL, "audit", "search", fixture->hq.folder, "--record", id, "--kind",
                             "collection", NULL);
  g_assert_cmpuint (count_lines (changes, id), ==, 1);
}

static void
test_reading_the_log_is_in_the_log (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *first = cbk_test_hq_run (&fixture->hq, 0, NULL, "audit", "search", fixture->hq.folder, "--day",
                                            "2026-11-22", NULL);
  g_autofree char *second = cbk_test_hq_run (&fixture->hq, 0, NULL, "audit", "export", fixture->hq.folder, "--recipient",
                                             "Professional standards", "--csv", NULL);
  g_autofree char *refused = cbk_test_hq_run (&fixture->hq, 2, NULL, "audit", "export", fixture->hq.folder, NULL);
  g_autofree char *third = cbk_test_hq_run (&fixture->hq, 0, NULL, "audit", "search", fixture->hq.folder, NULL);

  g_assert_nonnull (strstr (second, "read_log"));
  g_assert_nonnull (strstr (third, "export_log"));
  g_assert_nonnull (strstr (third, "to “Professional standards”"));
  g_assert_nonnull (strstr (refused, "--recipient"));
}

static void
test_an_answer_that_got_lost_is_given_again (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *out = NULL;

  laptop_sync (&fixture->a);
  for (guint i = 0; i < 4; i++)
    open_case (&fixture->a, OFFICER);

  /* Every request of a cycle in turn, whether it got there or not. */
  for (guint i = 1; i <= 6; i++)
    for (guint lose = 0; lose < 2; lose++)
      {
        g_autoptr(GError) error = NULL;

        fixture->a.fail_at = i;
        fixture->a.lose_answer = lose != 0;
        laptop_try (&fixture->a, &error);
        open_case (&fixture->a, OFFICER);
      }

  fixture->a.fail_at = 0;
  laptop_sync (&fixture->a);
  g_assert_cmpint (count_waiting (&fixture->a), ==, 0);
  out = cbk_test_hq_run (&fixture->hq, 0, NULL, "audit", "search", fixture->hq.folder, "--record", OFFICER, "--kind",
                         "consultation", NULL);
  g_assert_cmpuint (count_lines (out, "because “handover”"), ==, 4 + 12);
}

static void
test_a_restored_laptop_with_another_log_goes_on_under_a_new_id (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->a.folder, "outbox.db", NULL);
  g_autofree char *kept = NULL;
  g_autofree char *out = NULL;
  gsize length;

  laptop_sync (&fixture->a);
  laptop_close (&fixture->a);
  g_assert_true (g_file_get_contents (path, &kept, &length, NULL));
  laptop_open (&fixture->a);
  open_case (&fixture->a, OFFICER);
  laptop_sync (&fixture->a);

  laptop_close (&fixture->a);
  g_assert_true (g_file_set_contents (path, kept, (gssize) length, NULL));
  laptop_open (&fixture->a);
  open_case (&fixture->a, OFFICER);
  laptop_sync (&fixture->a);
  g_assert_cmpint (count_waiting (&fixture->a), ==, 0);
  laptop_sync (&fixture->a);

  out = cbk_test_hq_run (&fixture->hq, 0, NULL, "audit", "search", fixture->hq.folder, "--record", OFFICER, "--kind",
                         "consultation", NULL);
  g_assert_cmpuint (count_lines (out, "because “handover”"), ==, 2);
}

static void
test_a_changed_access_is_found_by_verify (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *out = NULL;

  open_case (&fixture->a, OFFICER);
  open_case (&fixture->a, OFFICER);
  laptop_sync (&fixture->a);
  cbk_test_hq_stop (&fixture->hq, FALSE);
  g_free (cbk_test_hq_run (&fixture->hq, 0, NULL, "audit", "verify", fixture->hq.folder, NULL));

  tamper_with (fixture, "UPDATE access_log SET payload = replace (payload, 'handover', 'training') WHERE dn = 1");
  out = cbk_test_hq_run (&fixture->hq, 1, NULL, "audit", "verify", fixture->hq.folder, NULL);
  g_assert_nonnull (strstr (out, "breaks at its entry 1"));
}

#define ADD(name, func) g_test_add ("/sync-audit/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  program = argv[1];

  ADD ("a-laptop-has-every-later-log-proven", test_a_laptop_has_every_later_log_proven);
  ADD ("what-was-proven-outlives-the-cache", test_what_was_proven_outlives_the_cache);
  ADD ("a-dropped-change-is-an-alarm", test_a_dropped_change_is_an_alarm);
  ADD ("a-dropped-change-is-seen-behind-new-ones", test_a_dropped_change_is_seen_behind_new_ones);
  ADD ("a-changed-row-is-an-alarm", test_a_changed_row_is_an_alarm);
  ADD ("a-changed-row-is-seen-behind-new-ones", test_a_changed_row_is_seen_behind_new_ones);
  ADD ("a-history-that-forks-is-seen-when-a-laptop-is-shown-the-other-one",
       test_a_history_that_forks_is_seen_when_a_laptop_is_shown_the_other_one);
  ADD ("another-key-is-an-alarm", test_another_key_is_an_alarm);
  ADD ("who-looked-at-what-reaches-headquarters", test_who_looked_at_what_reaches_headquarters);
  ADD ("reading-the-log-is-in-the-log", test_reading_the_log_is_in_the_log);
  ADD ("an-answer-that-got-lost-is-given-again", test_an_answer_that_got_lost_is_given_again);
  ADD ("a-restored-laptop-with-another-log-goes-on-under-a-new-id", test_a_restored_laptop_with_another_log_goes_on_under_a_new_id);
  ADD ("a-changed-access-is-found-by-verify", test_a_changed_access_is_found_by_verify);

  return g_test_run ();
}
