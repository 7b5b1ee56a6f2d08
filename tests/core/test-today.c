/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/cbk-lists.h"
#include "core/cbk-syncing.h"
#include "core/cbk-today.h"
#include "core/fixture.h"

typedef struct
{
  gboolean done;
  CbkToday *today;
  GPtrArray *found;
  gint64 count;
  GError *error;
} Answer;

static void
wait_for (Answer *answer)
{
  while (!answer->done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (answer->error);
}

static void
on_today_cb (GObject *workspace, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->today = cbk_workspace_read_today_finish (CBK_WORKSPACE (workspace), result, &answer->error);
  answer->done = TRUE;
}

static CbkToday *
read_today (Fixture *fixture, CbkLook look, gint64 since)
{
  Answer answer = { 0 };

  cbk_workspace_read_today_async (fixture->workspace, look, since, NULL, on_today_cb, &answer);
  wait_for (&answer);

  return answer.today;
}

/* An action of one's own that is due so many hours from now. */
static char *
plan (Fixture *fixture, const char *of_case, const char *title, int hours)
{
  g_autofree char *owner = fixture_officer (fixture, "1001");
  g_autofree char *due = cbk_time_format (cbk_env_now (&fixture->env.env) + hours * CBK_HOUR);
  g_autofree char *action = fixture_run (fixture, "raise_action", of_case, "type", "case", "title", title,
                                         "raised_because", "It was asked for", "due_at", due, NULL);
  g_autofree char *allocated = fixture_run (fixture, "edit", action, "type", "action", "owner", owner, NULL);

  return g_steal_pointer (&action);
}

static void
test_horizons (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *of_case = fixture_run (fixture, "open_case", NULL, "summary", "Harbour robbery", NULL);
  g_autofree char *late = plan (fixture, of_case, "Late", -3);
  g_autofree char *later = plan (fixture, of_case, "Later still", -2);
  g_autofree char *soon = plan (fixture, of_case, "Soon", 1);
  g_autofree char *week = plan (fixture, of_case, "In two days", 48);
  g_autofree char *beyond = plan (fixture, of_case, "In a month", 30 * 24);
  g_autoptr (CbkToday) today = read_today (fixture, CBK_LOOK_MINE, CBK_TIME_UNSET);
  const CbkDeadline *first;

  g_assert_cmpuint (today->n_clocks[CBK_HORIZON_OVERDUE], ==, 2);
  g_assert_cmpuint (today->n_clocks[CBK_HORIZON_HOUR], ==, 1);
  g_assert_cmpuint (today->n_clocks[CBK_HORIZON_WEEK], ==, 1);
  g_assert_cmpuint (today->clocks->len, ==, 4);

  /* What can still be helped comes before what is long past. */
  first = today->clocks->pdata[0];
  g_assert_cmpstr (first->id, ==, later);
  g_assert_cmpstr (first->home_type, ==, "case");
  g_assert_cmpstr (first->home_id, ==, of_case);
  g_assert_nonnull (strstr (first->home_title, "Harbour robbery"));
}

static void
test_whose (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *of_case = fixture_run (fixture, "open_case", NULL, "summary", "Harbour robbery", NULL);
  g_autofree char *action = plan (fixture, of_case, "Mine", 2);
  g_autoptr (CbkToday) mine = read_today (fixture, CBK_LOOK_MINE, CBK_TIME_UNSET);
  g_autoptr (CbkToday) theirs = NULL;

  g_assert_cmpuint (mine->clocks->len, ==, 1);
  g_assert_cmpuint (mine->workload->len, ==, 0);

  fixture_be (fixture, "1002");
  theirs = read_today (fixture, CBK_LOOK_MINE, CBK_TIME_UNSET);
  g_assert_cmpuint (theirs->clocks->len, ==, 0);
}

static void
test_backlog (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *high = fixture_run (fixture, "open_case", NULL, "summary", "Stabbing", NULL);
  g_autofree char *unknown = fixture_run (fixture, "open_case", NULL, "summary", "Something", NULL);
  g_autofree char *graded = fixture_run (fixture, "edit", high, "type", "case", "grade", "P1", NULL);
  g_autoptr (CbkToday) today = NULL;

  cbk_test_env_advance (&fixture->env, 5 * CBK_HOUR);
  fixture_be (fixture, "2001");
  today = read_today (fixture, CBK_LOOK_FORCE, CBK_TIME_UNSET);

  g_assert_cmpstr (today->backlog[0].what, ==, "Unassessed");
  g_assert_cmpint (today->backlog[0].n[CBK_SEVERITY_HIGH], ==, 1);
  g_assert_cmpint (today->backlog[0].n[CBK_SEVERITY_UNKNOWN], ==, 1);
  g_assert_cmpint (today->backlog[0].ages[0], ==, 0);
  g_assert_cmpint (today->backlog[0].ages[1], ==, 2);
  g_assert_cmpint (today->backlog[1].n[CBK_SEVERITY_HIGH], ==, 1);
}

static void
test_news (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *me = fixture_officer (fixture, "1001");
  g_autofree char *of_case = fixture_run (fixture, "open_case", NULL, "summary", "Harbour robbery", NULL);
  g_autofree char *owned = fixture_run (fixture, "edit", of_case, "type", "case", "owner", me, NULL);
  gint64 since = cbk_env_now (&fixture->env.env) + CBK_MINUTE;
  g_autofree char *mine = NULL;
  g_autofree char *theirs = NULL;
  g_autoptr (CbkToday) today = NULL;

  cbk_test_env_advance (&fixture->env, CBK_HOUR);
  mine = fixture_run (fixture, "add_log_entry", of_case, "type", "case", "kind", "note", "body", "By me",
                      NULL);
  fixture_be (fixture, "1002");
  theirs = fixture_run (fixture, "add_log_entry", of_case, "type", "case", "kind", "note", "body",
                        "By another", NULL);
  fixture_be (fixture, "1001");
  cbk_test_env_advance (&fixture->env, CBK_HOUR);

  today = read_today (fixture, CBK_LOOK_MINE, since);
  g_assert_cmpuint (today->news->len, ==, 1);
  g_assert_cmpstr (((CbkNews *)today->news->pdata[0])->id, ==, of_case);
  g_assert_cmpint (((CbkNews *)today->news->pdata[0])->n_entries, ==, 1);
}

static void
on_found_cb (GObject *workspace, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->found = cbk_workspace_search_finish (CBK_WORKSPACE (workspace), result, &answer->error);
  answer->done = TRUE;
}

static void
test_search (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *of_case = fixture_run (fixture, "open_case", NULL, "summary", "Harbour robbery", NULL);
  Answer answer = { 0 };

  cbk_workspace_search_async (fixture->workspace, "harbo", 10, NULL, on_found_cb, &answer);
  wait_for (&answer);
  g_assert_cmpuint (answer.found->len, >=, 1);
  g_assert_cmpstr (((CbkFound *)answer.found->pdata[0])->record->id, ==, of_case);
  g_ptr_array_unref (answer.found);

  answer = (Answer){ 0 };
  cbk_workspace_search_async (fixture->workspace, "nothing like it", 10, NULL, on_found_cb, &answer);
  wait_for (&answer);
  g_assert_cmpuint (answer.found->len, ==, 0);
  g_ptr_array_unref (answer.found);
}

static void
on_counted_cb (GObject *workspace, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->count = cbk_workspace_count_finish (CBK_WORKSPACE (workspace), result, &answer->error);
  answer->done = TRUE;
}

static void
test_count (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *of_case = fixture_run (fixture, "open_case", NULL, "summary", "Harbour robbery", NULL);
  CbkListing listing = { .type = "case", .limit = -1 };
  Answer answer = { 0 };

  cbk_workspace_count_async (fixture->workspace, &listing, NULL, on_counted_cb, &answer);
  wait_for (&answer);
  g_assert_cmpint (answer.count, ==, 1);
}

static void
on_syncing_cb (GObject *workspace, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;
  g_auto (CbkSyncing) syncing = { 0 };

  cbk_workspace_get_syncing_finish (CBK_WORKSPACE (workspace), result, &syncing, &answer->error);
  answer->count = syncing.n_waiting;
  answer->done = TRUE;
}

static void
test_syncing (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *of_case = fixture_run (fixture, "open_case", NULL, "summary", "Harbour robbery", NULL);
  Answer answer = { 0 };

  cbk_workspace_get_syncing_async (fixture->workspace, NULL, on_syncing_cb, &answer);
  wait_for (&answer);
  g_assert_cmpint (answer.count, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD_CORE_TEST ("/today/clocks-stand-by-how-near-they-are", test_horizons);
  ADD_CORE_TEST ("/today/mine-is-what-i-answer-for", test_whose);
  ADD_CORE_TEST ("/today/the-backlog-tells-its-risk-and-age", test_backlog);
  ADD_CORE_TEST ("/today/news-is-what-others-wrote", test_news);
  ADD_CORE_TEST ("/search/finds-while-the-window-goes-on", test_search);
  ADD_CORE_TEST ("/count/counts-while-the-window-goes-on", test_count);
  ADD_CORE_TEST ("/syncing/tells-what-waits-while-the-window-goes-on", test_syncing);

  return g_test_run ();
}
