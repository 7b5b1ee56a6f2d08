/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/cbk-error.h"
#include "core/fixture.h"
#include "store/cbk-outbox.h"

static char *
restrict_case (Fixture *fixture, const char *officers, const char *shown, const char *asked, char **ret_list)
{
  g_autofree char *id = NULL;
  char *list;

  fixture_be (fixture, "1001");
  id = fixture_run (fixture, "open_case", NULL, "summary", "Harbour burglary", NULL);
  fixture_be (fixture, "2001");
  list = fixture_run (fixture, "create", NULL, "type", "need_to_know", "name", "Operation Heron", "officers", officers,
                      "existence_shown", shown, "reason_asked", asked, NULL);
  {
    g_autofree char *done = fixture_run (fixture, "edit", id, "type", "case", "restricted_to", list, NULL);
  }

  if (ret_list != NULL)
    *ret_list = list;
  else
    g_free (list);

  return g_steal_pointer (&id);
}

static void
assert_open (Fixture *fixture, const char *id, const char *reason, int code)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CbkRecord) record = cbk_workspace_open_record (fixture->workspace, "case", id, reason, &error);

  if (code < 0)
    {
      g_assert_no_error (error);
      g_assert_nonnull (record);
    }
  else
    {
      g_assert_null (record);
      g_assert_error (error, CBK_ERROR, code);
    }
}

static void
test_a_restricted_record_does_not_exist_for_others (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *mistry = fixture_officer (fixture, "1001");
  g_autofree char *id = restrict_case (fixture, mistry, "no", "no", NULL);

  fixture_be (fixture, "1001");
  assert_open (fixture, id, NULL, -1);
  fixture_be (fixture, "1002");
  assert_open (fixture, id, NULL, CBK_ERROR_NOT_FOUND);
  fixture_refuse (fixture, CBK_ERROR_NOT_FOUND, "edit", id, "type", "case", "method", "x", NULL);
}

static void
test_others_may_learn_that_it_exists (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *mistry = fixture_officer (fixture, "1001");
  g_autofree char *id = restrict_case (fixture, mistry, "yes", "no", NULL);

  fixture_be (fixture, "1002");
  assert_open (fixture, id, NULL, CBK_ERROR_DENIED);
}

static void
test_opening_may_ask_for_a_reason (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *mistry = fixture_officer (fixture, "1001");
  g_autofree char *id = restrict_case (fixture, mistry, "no", "yes", NULL);

  fixture_be (fixture, "1001");
  assert_open (fixture, id, NULL, CBK_ERROR_INVALID);
  assert_open (fixture, id, "x", CBK_ERROR_INVALID);
  assert_open (fixture, id, "Review before interview", -1);
}

static gboolean
count_accesses (CbkSession *session, gpointer data, GError **error)
{
  CbkChainReport report;

  if (!cbk_outbox_verify (cbk_session_get_outbox (session), &report, error))
    return FALSE;
  *(gint64 *) data = report.n_access_events;

  return TRUE;
}

static void
test_every_opening_is_in_the_access_log (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = fixture_run (fixture, "open_case", NULL, "summary", "Harbour burglary", NULL);
  gint64 before, after;

  g_assert_true (cbk_store_write (cbk_workspace_get_store (fixture->workspace), count_accesses, &before, NULL, NULL));
  assert_open (fixture, id, NULL, -1);
  g_assert_true (cbk_store_write (cbk_workspace_get_store (fixture->workspace), count_accesses, &after, NULL, NULL));

  g_assert_cmpint (after, ==, before + 1);
}

static void
test_roles_decide_who_does_what (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = fixture_run (fixture, "open_case", NULL, "summary", "Harbour burglary", NULL);
  g_autofree char *mistry = fixture_officer (fixture, "1001");

  fixture_refuse (fixture, CBK_ERROR_DENIED, "allocate_case", id, "owner", mistry, NULL);
  fixture_refuse (fixture, CBK_ERROR_DENIED, "create", NULL, "type", "unit", "name", "New unit", NULL);
}

static void
test_higher_markings_are_refused_at_save (Fixture *fixture, gconstpointer unused)
{
  fixture_refuse (fixture, CBK_ERROR_DENIED, "create", NULL, "type", "person", "marking", "SECRET", NULL);
}

static void
test_who_has_left_does_not_sign_in (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *hartley = fixture_officer (fixture, "1002");
  g_autofree char *done = NULL;
  g_autoptr(GError) error = NULL;

  fixture_be (fixture, "9001");
  done = fixture_run (fixture, "edit", hartley, "type", "officer", "ends_on", "2026-11-21", NULL);

  g_assert_false (cbk_workspace_sign_in (fixture->workspace, "1002", &error));
  g_assert_error (error, CBK_ERROR, CBK_ERROR_DENIED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD_CORE_TEST ("/policy/a-restricted-record-does-not-exist-for-others", test_a_restricted_record_does_not_exist_for_others);
  ADD_CORE_TEST ("/policy/others-may-learn-that-it-exists", test_others_may_learn_that_it_exists);
  ADD_CORE_TEST ("/policy/opening-may-ask-for-a-reason", test_opening_may_ask_for_a_reason);
  ADD_CORE_TEST ("/policy/every-opening-is-in-the-access-log", test_every_opening_is_in_the_access_log);
  ADD_CORE_TEST ("/policy/roles-decide-who-does-what", test_roles_decide_who_does_what);
  ADD_CORE_TEST ("/policy/higher-markings-are-refused-at-save", test_higher_markings_are_refused_at_save);
  ADD_CORE_TEST ("/policy/who-has-left-does-not-sign-in", test_who_has_left_does_not_sign_in);

  return g_test_run ();
}
